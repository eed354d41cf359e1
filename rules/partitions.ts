/**
 * The partitions of AWS and the names of their regions, as AWS publishes them for its SDKs. Accounts, organizations and
 * credentials of one partition mean nothing in another.
 *
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const partitions: readonly (readonly [partition: string, regions: RegExp])[] = [
  ["aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/],
  ["aws-cn", /^cn-\w+-\d+$/],
  ["aws-eusc", /^eusc-(de)-\w+-\d+$/],
  ["aws-iso", /^us-iso-\w+-\d+$/],
  ["aws-iso-b", /^us-isob-\w+-\d+$/],
  ["aws-iso-e", /^eu-isoe-\w+-\d+$/],
  ["aws-iso-f", /^us-isof-\w+-\d+$/],
  ["aws-us-gov", /^us-gov-\w+-\d+$/],
];

/** The partition that a region is in, for example `aws-cn`; `undefined` for what is not the name of a region. */
export function partitionOf(region: string): string | undefined {
  return partitions.find(([, regions]) => regions.test(region))?.[0];
}
