import { type Fact, known } from "../../rules/facts/fact";
import type { Session } from "../session";

/** A year, a month and a day are the folders that log files lie in, below that of their region. */
const deepest = 4;

/**
 * Asks for the ARN of the KMS key that the newest log file of a folder is encrypted with; `undefined` where there is no log
 * file, or no such key.
 *
 * @param folder - where log files lie, by day: `AWSLogs/123456789012/CloudTrail/eu-central-1/`
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export async function askNewestKey(
  session: Session,
  bucket: string,
  folder: string,
): Promise<Fact<string | undefined>> {
  const { HeadObjectCommand, ListObjectsV2Command, S3Client } = await import("@aws-sdk/client-s3");
  const client = session.client(S3Client, session.region);
  let prefix = folder;
  for (let depth = 0; depth < deepest; depth++) {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: "/" });
    const listed = await session.askFor("s3:ListBucket", session.region, (options) => client.send(command, options));
    if (!listed.known) return listed;
    const next = listed.value.CommonPrefixes?.at(-1)?.Prefix;
    const file = listed.value.Contents?.at(-1)?.Key;
    if (next !== undefined) {
      prefix = next;
    } else if (file === undefined) {
      return known(undefined);
    } else {
      const head = new HeadObjectCommand({ Bucket: bucket, Key: file });
      return session.askFor(
        "s3:GetObject",
        session.region,
        async (options) => (await client.send(head, options)).SSEKMSKeyId,
      );
    }
  }
  return known(undefined);
}
