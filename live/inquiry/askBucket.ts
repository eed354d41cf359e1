import type { S3Client } from "@aws-sdk/client-s3";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { LogBucketAnswers } from "../accountSight";
import type { CallName } from "../calls";
import { notAsked } from "../notAsked";
import type { CallOptions, Session } from "../session";
import { sdk } from "./sdk";

/** The calls about a bucket itself. */
export const bucketCalls = [
  "getBucketPolicy",
  "getBucketAcl",
  "getBucketPublicAccessBlock",
  "getBucketVersioning",
  "getBucketLogging",
  "getObjectLockConfiguration",
  "getBucketLifecycleConfiguration",
  "getBucketEncryption",
] as const satisfies readonly CallName[];

/** The bucket to ask about. */
export interface BucketToAsk {
  readonly name: string;
  /** Where it is likely to be. S3 says where it is otherwise. */
  readonly region: string;
}

/** What S3 is asked about a bucket itself. */
type Name = Exclude<keyof LogBucketAnswers, "name" | "arn" | "region" | "isMissing" | "accountPublicAccessBlock">;

/** A question about a bucket. */
interface Question<T> {
  readonly call: CallName;
  /** The error that says there is none, and what that means. */
  readonly none?: readonly [error: string, value: T];
  send(client: S3Client, options: CallOptions): Promise<T>;
}

type Value<F> = F extends Fact<infer T> ? T : never;
type Questions = { readonly [Each in Name]: Question<Value<LogBucketAnswers[Each]>> };

const missing = unknown("S3 has no such bucket", "create it, or let the trail deliver to another one");

/**
 * Asks S3 about a bucket, for what is not known yet. The first call finds its region, and whether it is there at all.
 *
 * @param accountBlock - asks for the public access block of the account that asks
 * @param earlier - what other accounts were told; one call then tells whether this account is told more
 */
export async function askBucket(
  session: Session,
  bucket: BucketToAsk,
  calls: ReadonlySet<CallName>,
  accountBlock: () => Promise<LogBucketAnswers["accountPublicAccessBlock"]>,
  earlier?: LogBucketAnswers,
): Promise<LogBucketAnswers> {
  const questions = await questionsAbout(bucket.name, session.accountId);
  const place = new Place(session, earlier?.region ?? bucket.region);
  const isOpen = (name: Name): boolean =>
    calls.has(questions[name].call) &&
    (earlier?.[name].known !== true || (name === "publicAccessBlock" && !earlier.accountPublicAccessBlock.known));
  const answers = new Map<Name, Fact<unknown>>();
  const [first, ...others] = (Object.keys(questions) as Name[]).filter(isOpen);
  if (first === undefined && earlier !== undefined) {
    return earlier;
  }
  if (first !== undefined) {
    answers.set(first, await place.ask<unknown>(questions[first]));
    if (!place.isMissing && (earlier === undefined || answers.get(first)?.known === true)) {
      await Promise.all(others.map(async (name) => answers.set(name, await place.ask<unknown>(questions[name]))));
    }
  }
  const own = answers.get("publicAccessBlock");
  const isOfAnother = own?.known === false && own.permission !== undefined && place.hasAnswered;
  if (isOfAnother) {
    answers.set("publicAccessBlock", await place.ask((await questionsAbout(bucket.name)).publicAccessBlock));
  }
  const told = <Each extends Name>(name: Each): LogBucketAnswers[Each] => {
    const answer = answers.get(name) as LogBucketAnswers[Each] | undefined;
    const untold = calls.has(questions[name].call) && place.isMissing ? missing : notAsked;
    return (answer?.known === true ? answer : (earlier?.[name] ?? answer)) ?? untold;
  };
  const isOfAsker = own?.known === true;
  return {
    name: bucket.name,
    arn: `arn:${session.partition}:s3:::${bucket.name}`,
    ...(place.hasAnswered ? { region: place.region } : earlier?.region !== undefined && { region: earlier.region }),
    ...(place.isMissing && { isMissing: true }),
    policy: told("policy"),
    acl: told("acl"),
    publicAccessBlock: told("publicAccessBlock"),
    accountPublicAccessBlock: isOfAsker
      ? await accountBlock()
      : (earlier?.accountPublicAccessBlock ?? (own === undefined ? notAsked : notOwn)),
    versioning: told("versioning"),
    logging: told("logging"),
    objectLock: told("objectLock"),
    lifecycleRules: told("lifecycleRules"),
    encryption: told("encryption"),
  };
}

const notOwn = unknown(
  "the bucket belongs to another account, whose public access block nobody was shown",
  "audit the account that the bucket belongs to as well, or set all four settings on the bucket itself",
);

/** Where a bucket is, as far as S3 has said. */
class Place {
  isMissing = false;
  /** Whether S3 has answered anything about it. */
  hasAnswered = false;

  constructor(
    private readonly session: Session,
    public region: string,
  ) {}

  /** Asks where the bucket is likely to be, and again where S3 says that it is. */
  async ask<T>(question: Question<T>): Promise<Fact<T>> {
    const { S3Client } = await sdk.s3();
    const asked = this.region;
    let said: string | undefined;
    const answer = await this.session.ask(
      question.call,
      asked,
      (options) => question.send(this.session.client(S3Client, asked), options),
      (error) => {
        said = regionSaid(error);
        return this.#explain(error, question);
      },
    );
    this.hasAnswered ||= answer.known;
    if (answer.known || said === undefined || said === asked || this.isMissing) {
      return answer;
    }
    this.region = said;
    return this.ask(question);
  }

  #explain<T>(error: unknown, { none }: Question<T>): Fact<T> | undefined {
    const name = error instanceof Error ? error.name : "";
    this.isMissing ||= name === "NoSuchBucket";
    if (name === "NoSuchBucket") {
      return missing;
    }
    return none?.[0] === name ? known(none[1]) : undefined;
  }
}

/**
 * The region of a bucket, which S3 says when it is asked in another one.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
function regionSaid(error: unknown): string | undefined {
  const { $response } = error as { readonly $response?: { readonly headers?: Readonly<Record<string, string>> } };
  const region = $response?.headers?.["x-amz-bucket-region"];
  return region !== undefined && /^[a-z0-9-]{1,40}$/.test(region) ? region : undefined;
}

/** @param owner - the account that the bucket has to belong to, for its public access block to be told */
async function questionsAbout(Bucket: string, owner?: string): Promise<Questions> {
  const s3 = await sdk.s3();
  return {
    policy: {
      call: "getBucketPolicy",
      none: ["NoSuchBucketPolicy", undefined],
      send: async (client, options) => (await client.send(new s3.GetBucketPolicyCommand({ Bucket }), options)).Policy,
    },
    acl: {
      call: "getBucketAcl",
      send: (client, options) => client.send(new s3.GetBucketAclCommand({ Bucket }), options),
    },
    publicAccessBlock: {
      call: "getBucketPublicAccessBlock",
      none: ["NoSuchPublicAccessBlockConfiguration", undefined],
      send: async (client, options) => {
        const command = new s3.GetPublicAccessBlockCommand({ Bucket, ExpectedBucketOwner: owner });
        return (await client.send(command, options)).PublicAccessBlockConfiguration;
      },
    },
    versioning: {
      call: "getBucketVersioning",
      send: (client, options) => client.send(new s3.GetBucketVersioningCommand({ Bucket }), options),
    },
    logging: {
      call: "getBucketLogging",
      send: (client, options) => client.send(new s3.GetBucketLoggingCommand({ Bucket }), options),
    },
    objectLock: {
      call: "getObjectLockConfiguration",
      none: ["ObjectLockConfigurationNotFoundError", undefined],
      send: async (client, options) =>
        (await client.send(new s3.GetObjectLockConfigurationCommand({ Bucket }), options)).ObjectLockConfiguration,
    },
    lifecycleRules: {
      call: "getBucketLifecycleConfiguration",
      none: ["NoSuchLifecycleConfiguration", []],
      send: async (client, options) =>
        (await client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket }), options)).Rules ?? [],
    },
    encryption: {
      call: "getBucketEncryption",
      none: ["ServerSideEncryptionConfigurationNotFoundError", undefined],
      send: async (client, options) =>
        (await client.send(new s3.GetBucketEncryptionCommand({ Bucket }), options)).ServerSideEncryptionConfiguration,
    },
  };
}
