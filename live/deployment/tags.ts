import { type Fact, known } from "../../rules/facts/fact";
import { sdk } from "../sdk";
import type { Session } from "../session";

/** A tag as every service answers it. */
interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Asks for the tags of a trail of the account.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export async function askTrailTags(session: Session, trailArn: string): Promise<Fact<Tags>> {
  const { ListTagsCommand } = await sdk.cloudTrail();
  const client = session.cloudTrail(session.region);
  return session.askFor("cloudtrail:ListTags", session.region, async (options) => {
    const answer = await client.send(new ListTagsCommand({ ResourceIdList: [trailArn] }), options);
    return tagsOf(answer.ResourceTagList?.[0]?.TagsList);
  });
}

/**
 * Asks for the tags of a bucket.
 *
 * @param region - where the bucket is
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html
 */
export async function askBucketTags(session: Session, bucket: string, region: string): Promise<Fact<Tags>> {
  const { GetBucketTaggingCommand, S3Client } = await import("@aws-sdk/client-s3");
  const client = session.client(S3Client, region);
  return session.askFor<Tags>(
    "s3:GetBucketTagging",
    region,
    async (options) => tagsOf((await client.send(new GetBucketTaggingCommand({ Bucket: bucket }), options)).TagSet),
    (error) => (error instanceof Error && error.name === "NoSuchTagSet" ? known({}) : undefined),
  );
}

function tagsOf(list: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}
