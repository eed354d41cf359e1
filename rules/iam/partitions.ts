/**
 * The partitions of AWS and the names of their regions, as the AWS SDKs tell them apart.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const partitions: readonly (readonly [string, RegExp])[] = [
  ["aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/],
  ["aws-cn", /^cn-[a-z]+-\d+$/],
  ["aws-eusc", /^eusc-(de)-[a-z]+-\d+$/],
  ["aws-iso", /^us-iso-[a-z]+-\d+$/],
  ["aws-iso-b", /^us-isob-[a-z]+-\d+$/],
  ["aws-iso-e", /^eu-isoe-[a-z]+-\d+$/],
  ["aws-iso-f", /^us-isof-[a-z]+-\d+$/],
  ["aws-us-gov", /^us-gov-[a-z]+-\d+$/],
];

/** The partition that a region is in; `undefined` for a name that no partition's regions have. */
export function partitionOf(region: string): string | undefined {
  return partitions.find(([, regions]) => regions.test(region))?.[0];
}
