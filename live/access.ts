/**
 * How to reach an account the way a provider of Pulumi does. It holds keys: never print it.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface Access {
  /** The region to ask in; that of the environment or the profile when absent. */
  readonly region: string | undefined;
  /** The region to ask STS in; `region` when absent. */
  readonly stsRegion: string | undefined;
  /** The profile of the shared configuration; that of the environment when absent. */
  readonly profile: string | undefined;
  readonly sharedCredentialsFile: string | undefined;
  readonly sharedConfigFile: string | undefined;
  /** Keys of the provider's own. */
  readonly keys: Keys | undefined;
  /** The role that a token of an identity provider opens, in place of the keys. */
  readonly webIdentity: WebIdentity | undefined;
  /** The roles to assume one after the other, the last of which deploys. */
  readonly roles: readonly Role[];
  readonly cloudTrailEndpoint: string | undefined;
  readonly stsEndpoint: string | undefined;
  readonly usesFipsEndpoint: boolean;
  readonly usesDualstackEndpoint: boolean;
  /** Proxies, by the names of the variables that would set them. */
  readonly proxies: Readonly<Record<string, string>>;
  /** A file of the certificates to trust. */
  readonly caBundle: string | undefined;
}

/** An access key, with the token of its session where it is temporary. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export interface WebIdentity {
  readonly roleArn: string;
  readonly sessionName: string | undefined;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export interface Role {
  readonly roleArn: string;
  readonly externalId: string | undefined;
  readonly sessionName: string | undefined;
  readonly sourceIdentity: string | undefined;
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
}
