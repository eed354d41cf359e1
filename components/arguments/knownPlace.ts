/** Where a component is deployed. */
export interface KnownPlace {
  /** AWS partition, for example `aws-cn`. */
  readonly partition: string;
  /** Region, for example `eu-central-1`. */
  readonly region: string;
  /** Id of the account, 12 digits. */
  readonly accountId: string;
}
