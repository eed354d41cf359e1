import assert from "node:assert/strict";
import {
  AddTagsCommand,
  type CloudTrailClient,
  DeleteTrailCommand,
  ListTagsCommand,
  RemoveTagsCommand,
  type Tag,
} from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

const many = (count: number): Tag[] => Array.from({ length: count }, (_, n) => ({ Key: `k${String(n)}`, Value: "v" }));

describe("local AWS: tags of trails", () => {
  const aws = useServer();
  let account: Account;
  let client: CloudTrailClient;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    client = account.cloudTrail();
  });

  const add = (ResourceId: string, TagsList: Tag[]) => client.send(new AddTagsCommand({ ResourceId, TagsList }));
  const tagsOf = async (arn: string) => {
    const { ResourceTagList } = await client.send(new ListTagsCommand({ ResourceIdList: [arn] }));
    return ResourceTagList?.[0]?.TagsList;
  };

  it("keeps the tags of creation, adds, overwrites and removes by key", async () => {
    const arn = await account.createTrail("main", { TagsList: [{ Key: "a", Value: "1" }] });
    await add(arn, [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "3" },
    ]);
    assert.deepEqual(await tagsOf(arn), [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "3" },
    ]);
    await client.send(new RemoveTagsCommand({ ResourceId: arn, TagsList: [{ Key: "a" }] }));
    assert.deepEqual(await tagsOf(arn), [{ Key: "b", Value: "3" }]);
  });

  it("takes 50 tags and refuses the 51st", async () => {
    const arn = await account.createTrail("main", { TagsList: many(50) });
    await refused(add(arn, [{ Key: "one-more" }]), "TagsLimitExceededException");
    await refused(account.createTrail("second", { TagsList: many(51) }), "TagsLimitExceededException");
  });

  it("refuses a key twice, too long keys and values, and AWS's own keys", async () => {
    const arn = await account.createTrail("main");
    for (const tags of [
      [{ Key: "a" }, { Key: "a" }],
      [{ Key: "k".repeat(129) }],
      [{ Key: "a", Value: "v".repeat(257) }],
      [{ Key: "aws:a" }],
    ]) {
      await refused(add(arn, tags), "InvalidTagParameterException");
    }
  });

  it("forgets the tags with the trail", async () => {
    const arn = await account.createTrail("main", { TagsList: [{ Key: "a" }] });
    await client.send(new DeleteTrailCommand({ Name: arn }));
    await account.createTrail("main");
    assert.deepEqual(await tagsOf(arn), []);
  });
});
