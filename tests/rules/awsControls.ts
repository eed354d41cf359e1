import type { AwsCheck, Controls } from "../../rules/controls";

/**
 * What AWS publishes of the checks that rules name as their source: the controls it maps each to, by catalogue. Copied by
 * hand from AWS's pages, and not from the rules, so that the two can be held against each other.
 *
 * - NIST SP 800-53 Rev. 4, rules of AWS Config:
 *   https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_4.html
 *   (editions of 2020 and 2021 had SC-13, too, for `cloud-trail-encryption-enabled` and `s3-bucket-ssl-requests-only`)
 * - NIST SP 800-53 Rev. 5, CIS AWS Foundations Benchmark v3.0.0 and PCI DSS v4.0.1, "Related requirements" of the controls
 *   of Security Hub: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html, `kms-controls.html`
 *   and `s3-controls.html` beside it
 */
export const awsControls: Readonly<Partial<Record<AwsCheck, Readonly<Partial<Record<keyof Controls, string>>>>>> = {
  "multi-region-cloudtrail-enabled": { nist80053Rev4: "AC-2(4) AU-2(a)(d) AU-3 AU-12(a)(c)" },
  "cloudtrail-security-trail-enabled": { nist80053Rev4: "CM-2" },
  "cloudtrail-s3-dataevents-enabled": { nist80053Rev4: "AC-2(g) AU-2(a)(d) AU-3 AU-12(a)(c)" },
  "cloud-trail-log-file-validation-enabled": { nist80053Rev4: "SI-7 SI-7(1)" },
  "cloud-trail-encryption-enabled": { nist80053Rev4: "AU-9 SC-28" },
  "cloud-trail-cloud-watch-logs-enabled": {
    nist80053Rev4:
      "AC-2(4) AC-2(g) AU-2(a)(d) AU-3 AU-6(1)(3) AU-7(1) AU-12(a)(c) CA-7(a)(b) SI-4(2) SI-4(4) SI-4(5) SI-4(a)(b)(c)",
  },
  "s3-bucket-public-read-prohibited": { nist80053Rev4: "AC-3 AC-4 AC-6 AC-21(b) SC-7 SC-7(3)" },
  "s3-bucket-public-write-prohibited": { nist80053Rev4: "AC-3 AC-4 AC-6 AC-21(b) SC-7 SC-7(3)" },
  "s3-bucket-ssl-requests-only": { nist80053Rev4: "AC-17(2) SC-7 SC-8 SC-8(1)" },
  "s3-bucket-versioning-enabled": { nist80053Rev4: "CP-10 SI-12" },
  "s3-bucket-logging-enabled": { nist80053Rev4: "AC-2(g) AU-2(a)(d) AU-3 AU-12(a)(c)" },
  "s3-bucket-default-lock-enabled": { nist80053Rev4: "SC-28" },
  "cmk-backing-key-rotation-enabled": { nist80053Rev4: "SC-12" },
  "kms-cmk-not-scheduled-for-deletion": { nist80053Rev4: "SC-12 SC-28" },
  "CloudTrail.1": {
    nist80053Rev5:
      "AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) AU-14(1) CA-7 SC-7(9) SI-3(8) SI-4(20) SI-7(8) SA-8(22)",
    cisAwsFoundations: "3.1",
  },
  "CloudTrail.2": {
    nist80053Rev5: "AU-9 CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)",
    cisAwsFoundations: "3.5",
    pciDss: "10.3.2",
  },
  "CloudTrail.3": { pciDss: "10.2.1" },
  "CloudTrail.4": {
    nist80053Rev5: "AU-9 SI-4 SI-7(1) SI-7(3) SI-7(7)",
    cisAwsFoundations: "3.2",
    pciDss: "10.3.2",
  },
  "CloudTrail.5": {
    nist80053Rev5:
      "AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(1) AU-6(3) AU-6(4) AU-6(5) AU-7(1) CA-7 SC-7(9) SI-20 SI-3(8) " +
      "SI-4(20) SI-4(5) SI-7(8)",
  },
  "CloudTrail.7": { cisAwsFoundations: "3.4", pciDss: "10.2.1" },
  "S3.5": {
    nist80053Rev5: "AC-17(2) AC-4 IA-5(1) SC-12(3) SC-13 SC-23 SC-23(3) SC-7(4) SC-8 SC-8(1) SC-8(2) SI-7(6)",
    cisAwsFoundations: "2.1.1",
    pciDss: "4.2.1",
  },
  "S3.8": {
    nist80053Rev5:
      "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(11) SC-7(16) SC-7(20) SC-7(21) SC-7(3) SC-7(4) SC-7(9)",
    cisAwsFoundations: "2.1.4",
    pciDss: "1.4.4",
  },
  "S3.9": {
    nist80053Rev5:
      "AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) CA-7 SC-7(9) SI-3(8) SI-4(20) SI-7(8)",
    pciDss: "10.2.1",
  },
  "S3.14": { nist80053Rev5: "AU-9(2) CP-10 CP-6 CP-6(1) CP-6(2) CP-9 SC-5(2) SI-12 SI-13(5)" },
  "S3.15": { nist80053Rev5: "CP-6(2)", pciDss: "10.5.1" },
  "S3.22": { cisAwsFoundations: "3.8", pciDss: "10.2.1" },
  "S3.23": { cisAwsFoundations: "3.9", pciDss: "10.2.1" },
  "KMS.3": { nist80053Rev5: "SC-12 SC-12(2)" },
  "KMS.4": { nist80053Rev5: "SC-12 SC-12(2) SC-28(3)", cisAwsFoundations: "3.6", pciDss: "3.7.4" },
};
