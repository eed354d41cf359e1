import type { AwsCheck, Controls } from "../../rules/controls";

/** A catalogue of controls that rules serve. */
export interface ControlCatalogue {
  readonly key: keyof Controls;
  readonly title: string;
  /** Where its controls can be read. */
  readonly url: string;
}

/** The catalogues, in the order of the pages. */
export const controlCatalogues: readonly ControlCatalogue[] = [
  {
    key: "nist80053Rev4",
    title: "NIST SP 800-53 Rev. 4",
    url: "https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_4.html",
  },
  {
    key: "nist80053Rev5",
    title: "NIST SP 800-53 Rev. 5",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference-nist-800-53.html",
  },
  {
    key: "cisAwsFoundations",
    title: "CIS AWS Foundations Benchmark v3.0.0",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html",
  },
  {
    key: "pciDss",
    title: "PCI DSS v4.0.1",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/pci-standard.html",
  },
];

/** AWS's page of a check of its own. */
export function pageOf(check: AwsCheck): string {
  const [, service, number] = /^([A-Z]\w*)\.(\d+)$/.exec(check) ?? [];
  if (service === undefined) {
    return `https://docs.aws.amazon.com/config/latest/developerguide/${check}.html`;
  }
  const name = service.toLowerCase();
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${name}-controls.html#${name}-${number}`;
}

/** Controls as people look for them: families by letter, then by number, so that AU-3 comes before AU-12. */
export function compareControls(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
