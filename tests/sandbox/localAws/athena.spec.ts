import assert from "node:assert/strict";
import { type JsonAnswer, type JsonService, requestJson } from "./request";
import { useServer } from "./server";

const ATHENA: JsonService = { signingName: "athena", target: "AmazonAthena" };
const ARN = "arn:aws:athena:us-east-1:123456789012:workgroup";

describe("local AWS: Athena", () => {
  const aws = useServer();
  let groups = 0;
  let WorkGroup: string;
  const ask = async (operation: string, parameters: Record<string, unknown>) =>
    requestJson(aws().endpoint, ATHENA, operation, parameters);
  const isRefused = ({ status, body }: JsonAnswer, message: RegExp) => {
    assert.deepEqual([status, body["__type"]], [400, "InvalidRequestException"]);
    assert.match(String(body["message"]), message);
  };
  const get = async () =>
    (await ask("GetWorkGroup", { WorkGroup })).body["WorkGroup"] as Readonly<Record<string, Record<string, unknown>>>;
  beforeEach(async () => {
    WorkGroup = `group-${String(++groups)}`;
    const ResultConfiguration = { OutputLocation: "s3://results/", ExpectedBucketOwner: "123456789012" };
    const Configuration = { BytesScannedCutoffPerQuery: 10_000_000, ResultConfiguration };
    await ask("CreateWorkGroup", { Name: WorkGroup, Description: "first", Configuration });
  });

  it("changes of a work group what is given, and removes what is named", async () => {
    const EncryptionConfiguration = { EncryptionOption: "SSE_S3" };
    const { status } = await ask("UpdateWorkGroup", {
      WorkGroup,
      Description: "second",
      State: "DISABLED",
      ConfigurationUpdates: {
        EnforceWorkGroupConfiguration: true,
        RemoveBytesScannedCutoffPerQuery: true,
        ResultConfigurationUpdates: { RemoveExpectedBucketOwner: true, EncryptionConfiguration },
      },
    });
    assert.equal(status, 200);
    const { Description, State, Configuration } = await get();
    assert.deepEqual([Description, State], ["second", "DISABLED"]);
    assert.deepEqual(Configuration?.["ResultConfiguration"], {
      OutputLocation: "s3://results/",
      EncryptionConfiguration,
    });
    assert.equal(Configuration["EnforceWorkGroupConfiguration"], true);
    assert.ok(!("BytesScannedCutoffPerQuery" in Configuration));
  });

  it("knows a deleted work group no more", async () => {
    assert.equal((await ask("DeleteWorkGroup", { WorkGroup })).status, 200);
    for (const operation of ["GetWorkGroup", "UpdateWorkGroup", "DeleteWorkGroup"]) {
      isRefused(await ask(operation, { WorkGroup }), /is not found/);
    }
  });

  it("lists no tags for a work group without tags, and refuses the ARN of none", async () => {
    const { status, body } = await ask("ListTagsForResource", { ResourceARN: `${ARN}/${WorkGroup}` });
    assert.deepEqual([status, body], [200, { Tags: [] }]);
    assert.equal((await ask("ListTagsForResource", { ResourceARN: `${ARN}/missing` })).status, 400);
  });

  describe("named queries", () => {
    let NamedQueryId: unknown;
    beforeEach(async () => {
      const query = { Name: "who", Database: "logs", QueryString: "SELECT 1", WorkGroup };
      NamedQueryId = (await ask("CreateNamedQuery", query)).body["NamedQueryId"];
    });

    it("are changed", async () => {
      await ask("UpdateNamedQuery", { NamedQueryId, Name: "what", QueryString: "SELECT 2", Description: "new" });
      const shown = (await ask("GetNamedQuery", { NamedQueryId })).body["NamedQuery"];
      const changed = { Name: "what", QueryString: "SELECT 2", Description: "new" };
      assert.deepEqual(shown, { NamedQueryId, Database: "logs", WorkGroup, ...changed });
    });

    it("are listed for a work group that is there, and shown several at once", async () => {
      assert.deepEqual((await ask("ListNamedQueries", { WorkGroup })).body["NamedQueryIds"], [NamedQueryId]);
      isRefused(await ask("ListNamedQueries", { WorkGroup: "missing" }), /is not found/);
      const { body } = await ask("BatchGetNamedQuery", { NamedQueryIds: [NamedQueryId, "missing"] });
      const shown = (await ask("GetNamedQuery", { NamedQueryId })).body["NamedQuery"];
      assert.deepEqual(body, {
        NamedQueries: [shown],
        UnprocessedNamedQueryIds: [{ NamedQueryId: "missing" }],
      });
      isRefused(await ask("BatchGetNamedQuery", { NamedQueryIds: [] }), /1 to 50/);
    });

    it("are deleted, and then known no more", async () => {
      assert.equal((await ask("DeleteNamedQuery", { NamedQueryId })).status, 200);
      for (const operation of ["GetNamedQuery", "UpdateNamedQuery", "DeleteNamedQuery"]) {
        isRefused(await ask(operation, { NamedQueryId }), /does not exist/);
      }
    });

    it("keep their work group from being deleted, unless they are to go with it", async () => {
      isRefused(await ask("DeleteWorkGroup", { WorkGroup }), /not empty/);
      assert.equal((await ask("DeleteWorkGroup", { WorkGroup, RecursiveDeleteOption: true })).status, 200);
      isRefused(await ask("GetNamedQuery", { NamedQueryId }), /does not exist/);
    });
  });

  it("says at once that it does not have an operation, in a way that no SDK tries again", async () => {
    const { status, body } = await ask("ListEngineVersions", {});
    assert.equal(status, 501);
    assert.match(String(body["message"]), /list_engine_versions/);
  });
});
