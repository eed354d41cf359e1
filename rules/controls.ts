/**
 * The NIST SP 800-53 Revision 4 controls that the rules serve, as AWS's mapping spells them.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_4.html
 */
export const nist80053Rev4Controls = [
  "AC-2(4)",
  "AC-2(g)",
  "AC-3",
  "AC-4",
  "AC-6",
  "AC-17(2)",
  "AC-21(b)",
  "AU-2(a)(d)",
  "AU-3",
  "AU-6(1)(3)",
  "AU-7(1)",
  "AU-9",
  "AU-11",
  "AU-12(a)(c)",
  "CA-7(a)(b)",
  "CM-2",
  "CP-10",
  "SC-7",
  "SC-7(3)",
  "SC-8",
  "SC-8(1)",
  "SC-12",
  "SC-28",
  "SI-4(2)",
  "SI-4(4)",
  "SI-4(5)",
  "SI-4(a)(b)(c)",
  "SI-7",
  "SI-7(1)",
  "SI-12",
] as const;

/**
 * The NIST SP 800-53 Revision 5 controls that the rules serve, as Security Hub's mapping spells them.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference-nist-800-53.html
 */
export const nist80053Rev5Controls = [
  "AC-2(4)",
  "AC-3",
  "AC-3(7)",
  "AC-4",
  "AC-4(21)",
  "AC-4(26)",
  "AC-6",
  "AC-6(9)",
  "AC-17(2)",
  "AC-21",
  "AU-2",
  "AU-3",
  "AU-6(1)",
  "AU-6(3)",
  "AU-6(4)",
  "AU-6(5)",
  "AU-7(1)",
  "AU-9",
  "AU-9(2)",
  "AU-10",
  "AU-11",
  "AU-12",
  "AU-14(1)",
  "CA-7",
  "CA-9(1)",
  "CM-3(6)",
  "CP-6",
  "CP-6(1)",
  "CP-6(2)",
  "CP-9",
  "CP-10",
  "IA-5(1)",
  "SA-8(22)",
  "SC-5(2)",
  "SC-7",
  "SC-7(3)",
  "SC-7(4)",
  "SC-7(9)",
  "SC-7(10)",
  "SC-7(11)",
  "SC-7(16)",
  "SC-7(20)",
  "SC-7(21)",
  "SC-8",
  "SC-8(1)",
  "SC-8(2)",
  "SC-12",
  "SC-12(2)",
  "SC-12(3)",
  "SC-13",
  "SC-23",
  "SC-23(3)",
  "SC-28",
  "SC-28(1)",
  "SC-28(3)",
  "SI-3(8)",
  "SI-4",
  "SI-4(5)",
  "SI-4(20)",
  "SI-7(1)",
  "SI-7(3)",
  "SI-7(6)",
  "SI-7(7)",
  "SI-7(8)",
  "SI-12",
  "SI-13(5)",
  "SI-20",
] as const;

/**
 * The recommendations of the CIS AWS Foundations Benchmark v3.0.0 that the rules serve.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 */
export const cisAwsFoundationsControls = ["2.1.1", "2.1.4", "3.1", "3.2", "3.4", "3.5", "3.6", "3.8", "3.9"] as const;

/**
 * The requirements of PCI DSS v4.0.1 that the rules serve, as Security Hub's mapping spells them.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/pci-standard.html
 */
export const pciDssControls = ["1.4.4", "3.7.4", "4.2.1", "10.2.1", "10.3.2", "10.5.1"] as const;

/** A check of AWS's own that AWS maps to controls: the name of a rule of AWS Config, or a control of Security Hub. */
export type AwsCheck = `${string}-${string}` | `${"CloudTrail" | "KMS" | "S3"}.${number}`;

/** The controls of one catalogue that a rule serves, and who says so. */
export interface Mapping<Control extends string> {
  readonly ids: readonly Control[];
  /** The checks that AWS itself maps to these controls. None where it is this project's reading that the rule serves them. */
  readonly mappedFrom: readonly AwsCheck[];
}

/** The controls a rule serves, by the catalogue they stand in. */
export interface Controls {
  /** NIST SP 800-53 Revision 4. AWS maps rules of AWS Config to it. */
  readonly nist80053Rev4: Mapping<(typeof nist80053Rev4Controls)[number]>;
  /** NIST SP 800-53 Revision 5. AWS maps controls of Security Hub to it, and to the catalogues below. */
  readonly nist80053Rev5: Mapping<(typeof nist80053Rev5Controls)[number]>;
  /** CIS AWS Foundations Benchmark v3.0.0. */
  readonly cisAwsFoundations: Mapping<(typeof cisAwsFoundationsControls)[number]>;
  /** PCI DSS v4.0.1. */
  readonly pciDss: Mapping<(typeof pciDssControls)[number]>;
}

/** All controls that AWS maps some checks of its own to. The rule asks what they ask. */
export function mappedFrom<Control extends string>(
  checks: AwsCheck | readonly AwsCheck[],
  ids: readonly Control[],
): Mapping<Control> {
  return { ids, mappedFrom: [checks].flat() };
}

/** Controls that a rule serves as this project reads them. AWS has no check that asks the same. */
export function byOurReading<Control extends string>(ids: readonly Control[]): Mapping<Control> {
  return { ids, mappedFrom: [] };
}

/** No control of a catalogue. */
export const none: Mapping<never> = { ids: [], mappedFrom: [] };

/**
 * What a multi-region trail of all management events serves: the controls of the published rule, and PCI DSS as far as
 * there has to be a trail at all.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
 */
export const multiRegionTrailControls: Controls = {
  nist80053Rev4: mappedFrom("multi-region-cloudtrail-enabled", ["AC-2(4)", "AU-2(a)(d)", "AU-3", "AU-12(a)(c)"]),
  nist80053Rev5: mappedFrom("CloudTrail.1", [
    "AC-2(4)",
    "AC-4(26)",
    "AC-6(9)",
    "AU-2",
    "AU-3",
    "AU-6(3)",
    "AU-6(4)",
    "AU-10",
    "AU-12",
    "AU-14(1)",
    "CA-7",
    "SA-8(22)",
    "SC-7(9)",
    "SI-3(8)",
    "SI-4(20)",
    "SI-7(8)",
  ]),
  cisAwsFoundations: mappedFrom("CloudTrail.1", ["3.1"]),
  pciDss: mappedFrom("CloudTrail.3", ["10.2.1"]),
};

/** What the rules on single aspects of such a trail serve: the same, but AWS has no check for one of them alone. */
export const multiRegionAspectControls: Controls = {
  nist80053Rev4: byOurReading(multiRegionTrailControls.nist80053Rev4.ids),
  nist80053Rev5: byOurReading(multiRegionTrailControls.nist80053Rev5.ids),
  cisAwsFoundations: byOurReading(multiRegionTrailControls.cisAwsFoundations.ids),
  pciDss: byOurReading(multiRegionTrailControls.pciDss.ids),
};

/** What a rule serves that AWS maps to no control. */
export const noControls: Controls = { nist80053Rev4: none, nist80053Rev5: none, cisAwsFoundations: none, pciDss: none };
