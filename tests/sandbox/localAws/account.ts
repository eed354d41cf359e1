import { CloudTrailClient, CreateTrailCommand, type CreateTrailCommandInput } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { bucketPolicy, type PolicyDocument } from "./policies";

/** The Region that tests work in unless they say otherwise. */
export const HOME = "us-east-1";

let accounts = 0;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface Configuration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly forcePathStyle: true;
}

/** Clients of one account, which a test has for itself: quotas and names of other tests do not reach it. */
export class Account {
  private buckets = 0;
  private readonly clients = new Map<string, unknown>();

  private constructor(
    private readonly endpoint: string,
    readonly id: string,
    private readonly credentials: Credentials,
  ) {}

  /** Enters an account that nobody has used before, or the one with this id. */
  static async enter(endpoint: string, id = String(100_000_000_000 + ++accounts)): Promise<Account> {
    const anyone = { accessKeyId: "tests", secretAccessKey: "tests" };
    const sts = new STSClient({ endpoint, region: HOME, credentials: anyone });
    const { Credentials: session } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${id}:role/tests`, RoleSessionName: "tests" }),
    );
    if (!session?.AccessKeyId || !session.SecretAccessKey || !session.SessionToken) {
      throw new Error(`No session for account ${id}`);
    }
    return new Account(endpoint, id, {
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
    });
  }

  cloudTrail(region = HOME): CloudTrailClient {
    return this.client(CloudTrailClient, region);
  }

  s3(region = HOME): S3Client {
    return this.client(S3Client, region);
  }

  kms(region = HOME): KMSClient {
    return this.client(KMSClient, region);
  }

  logs(region = HOME): CloudWatchLogsClient {
    return this.client(CloudWatchLogsClient, region);
  }

  sns(region = HOME): SNSClient {
    return this.client(SNSClient, region);
  }

  iam(): IAMClient {
    return this.client(IAMClient, HOME);
  }

  organizations(): OrganizationsClient {
    return this.client(OrganizationsClient, HOME);
  }

  sts(): STSClient {
    return this.client(STSClient, HOME);
  }

  get accessKeyId(): string {
    return this.credentials.accessKeyId;
  }

  /** The same account's clients with other credentials. */
  as(credentials: Credentials): Account {
    return new Account(this.endpoint, this.id, credentials);
  }

  trailArn(name: string, region = HOME): string {
    return `arn:aws:cloudtrail:${region}:${this.id}:trail/${name}`;
  }

  /** Makes a bucket, with a policy when one is given. */
  async bucket(policy?: (bucket: string) => PolicyDocument, region = HOME): Promise<string> {
    const name = `logs-${this.id}-${String(++this.buckets)}`;
    await this.s3(region).send(
      new CreateBucketCommand({
        Bucket: name,
        ...(region === HOME ? {} : { CreateBucketConfiguration: { LocationConstraint: region as "eu-west-1" } }),
      }),
    );
    if (policy) {
      await this.setBucketPolicy(name, policy(name));
    }
    return name;
  }

  async setBucketPolicy(bucket: string, policy: PolicyDocument): Promise<void> {
    await this.s3().send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
  }

  /** Makes a bucket that the named trails of this account can deliver to. */
  async logBucket(trailArns: string | string[], prefix?: string): Promise<string> {
    return this.bucket((bucket) => bucketPolicy({ bucket, account: this.id, trailArns, prefix }));
  }

  /** Creates a trail, with a bucket for it unless one is given, and answers its ARN. */
  async createTrail(name: string, settings: Partial<CreateTrailCommandInput> = {}, region = HOME): Promise<string> {
    const arn = this.trailArn(name, region);
    const bucket = settings.S3BucketName ?? (await this.logBucket(arn, settings.S3KeyPrefix));
    await this.cloudTrail(region).send(new CreateTrailCommand({ Name: name, ...settings, S3BucketName: bucket }));
    return arn;
  }

  private client<T>(Client: new (configuration: Configuration) => T, region: string): T {
    const key = `${Client.name} ${region}`;
    const client =
      (this.clients.get(key) as T | undefined) ??
      new Client({ endpoint: this.endpoint, region, credentials: this.credentials, forcePathStyle: true });
    this.clients.set(key, client);
    return client;
  }
}
