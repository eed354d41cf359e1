/**
 * How to reach an account, in the terms of Pulumi's AWS providers. It holds keys: never print it.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface Access {
  /** The region to ask. Defaults to that of the environment or the profile. */
  readonly region: string | undefined;
  /** The region of STS. Defaults to `region`. */
  readonly stsRegion: string | undefined;
  /** The profile of the shared configuration. Defaults to that of the environment. */
  readonly profile: string | undefined;
  readonly sharedCredentialsFile: string | undefined;
  readonly sharedConfigFile: string | undefined;
  /** Keys given outright, rather than by the environment or a profile. */
  readonly keys: Keys | undefined;
  /** The role to assume with a token of an identity provider, in place of keys. */
  readonly webIdentity: WebIdentity | undefined;
  /** The roles to assume, one after the other. The last one asks. */
  readonly roles: readonly Role[];
  readonly cloudTrailEndpoint: string | undefined;
  readonly stsEndpoint: string | undefined;
  readonly usesFipsEndpoint: boolean;
  readonly usesDualstackEndpoint: boolean;
  /** Proxies by the names of their environment variables. */
  readonly proxies: Readonly<Record<string, string>>;
  /** The file with the certificates to trust. */
  readonly caBundle: string | undefined;
}

/** An access key, with its session token when it is temporary. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Absent where it has no end. */
  readonly expiration?: Date;
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

/** Whoever the AWS tools would ask as, in the region that they would ask. */
export const credentialsAtHand: Access = {
  region: undefined,
  stsRegion: undefined,
  profile: undefined,
  sharedCredentialsFile: undefined,
  sharedConfigFile: undefined,
  keys: undefined,
  webIdentity: undefined,
  roles: [],
  cloudTrailEndpoint: undefined,
  stsEndpoint: undefined,
  usesFipsEndpoint: false,
  usesDualstackEndpoint: false,
  proxies: {},
  caBundle: undefined,
};

/** A role with all that it allows. */
export function roleToAssume(roleArn: string, externalId?: string): Role {
  return {
    roleArn,
    externalId,
    sessionName: undefined,
    sourceIdentity: undefined,
    policy: undefined,
    policyArns: [],
    tags: {},
    transitiveTagKeys: [],
  };
}
