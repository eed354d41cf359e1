import { type Fact, mapFact } from "../rules/facts/fact";
import type { Session } from "./session";

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Asks for the tags of a trail.
 *
 * @param region - its home region
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export async function askTags(session: Session, trailArn: string, region: string): Promise<Fact<Tags>> {
  const { ListTagsCommand } = await import("@aws-sdk/client-cloudtrail");
  const answer = await session.ask("listTags", region, (options) =>
    session.cloudTrail(region).send(new ListTagsCommand({ ResourceIdList: [trailArn] }), options),
  );
  return mapFact(answer, ({ ResourceTagList = [] }) =>
    Object.fromEntries(
      ResourceTagList.flatMap(({ TagsList = [] }) => TagsList).map(({ Key = "", Value = "" }) => [Key, Value]),
    ),
  );
}
