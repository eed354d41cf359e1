import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { connectionTo } from "../connection";

/** What tells an AWS client whose account it works in. */
export type AccountEnvironment = Readonly<
  Record<"AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" | "AWS_SESSION_TOKEN", string>
>;

let accounts = 0;

/**
 * Credentials of an account that nobody has used before, so that whatever is found in it is of the test's making.
 *
 * @param environment - variables that point at the local AWS
 */
export async function newAccount(environment: NodeJS.ProcessEnv): Promise<AccountEnvironment> {
  const id = String(200_000_000_000 + ++accounts);
  const sts = new STSClient(connectionTo(environment));
  const { Credentials: session } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${id}:role/tests`, RoleSessionName: "faults" }),
  );
  return {
    AWS_ACCESS_KEY_ID: session?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: session?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: session?.SessionToken ?? "",
  };
}

/** Names of all buckets of an account. */
export async function bucketNames(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const s3 = new S3Client({ ...connectionTo(environment), forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name }) => Name ?? "");
}
