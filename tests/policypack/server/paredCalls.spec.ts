import assert from "node:assert/strict";
import { readTypes } from "../../../policypack/facts/resourceTypes";
import { type Answer, type Handler } from "../../../policypack/server/interception";
import { paredCalls, type ResourceMessage, type StackMessage } from "../../../policypack/server/paredCalls";

/** A message about a resource that tells whether its properties are still there. */
class Message implements ResourceMessage {
  public isWhole = true;

  public constructor(
    public readonly type: string,
    public readonly name: string,
    private readonly more: {
      readonly provider?: string;
      readonly from?: readonly string[];
      readonly property?: string;
    } = {},
  ) {}

  public getType = (): string => this.type;
  public getUrn = (): string => this.name;
  public getProperties = (): { clearFieldsMap: () => unknown } => ({ clearFieldsMap: () => (this.isWhole = false) });
  public getProvider = (): { getUrn: () => string } => ({ getUrn: () => this.more.provider ?? "default" });
  public getPropertydependenciesMap = (): ReturnType<ResourceMessage["getPropertydependenciesMap"]> => ({
    entries: () => [[this.more.property ?? "property", { getUrnsList: () => this.more.from ?? [] }]],
  });
}

const trail = "aws:cloudtrail/trail:Trail";
const queue = "aws:sqs/queue:Queue";

/** What remains of a stack: names, and those that have lost their properties in brackets. */
function remaining(...resources: readonly Message[]): readonly string[] {
  let left: readonly ResourceMessage[] = resources;
  const { analyzeStack } = paredCalls({ analyzeStack: () => undefined });
  assert.ok(analyzeStack);
  const request: StackMessage = { getResourcesList: () => left, setResourcesList: (kept) => (left = kept) };
  (analyzeStack as Handler<StackMessage>)({ request }, () => undefined);
  return resources.filter((one) => left.includes(one)).map(({ name, isWhole }) => (isWhole ? name : `(${name})`));
}

describe("calls to the policy pack", () => {
  describe("about a stack", () => {
    it("keep what rules read, of aws and aws-native, with its properties", () => {
      const all = [...readTypes];
      assert.deepEqual(remaining(...all.map((type) => new Message(type, type))), all);
    });

    it("keep one other resource for each provider and package, without its properties", () => {
      assert.deepEqual(
        remaining(
          new Message(queue, "first"),
          new Message("aws:sns/topic:Topic", "second"),
          new Message("aws:s3/bucketNotification:BucketNotification", "third"),
          new Message(queue, "elsewhere", { provider: "other" }),
          new Message("aws-native:sqs:Queue", "native"),
          new Message("random:index/randomId:RandomId", "id"),
          new Message("random:index/randomId:RandomId", "another id"),
        ),
        ["(first)", "(elsewhere)", "(native)", "(id)"],
      );
    });

    it("keep topics and roles that a trail refers to, with what sets something about them", () => {
      const [role, policy] = ["aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy"];
      assert.deepEqual(
        remaining(
          new Message(queue, "first"),
          new Message(trail, "trail", { from: ["role"] }),
          new Message(role, "role"),
          new Message(policy, "its policy", { property: "role", from: ["role"] }),
          new Message(policy, "a policy by name"),
          new Message(role, "other role"),
          new Message(policy, "policy of the other", { property: "role", from: ["other role"] }),
          new Message("aws:sns/topic:Topic", "other topic"),
        ),
        ["(first)", "trail", "role", "its policy", "a policy by name"],
      );
    });

    it("keep no policy of a role where no trail refers to one", () => {
      const policy = "aws:iam/rolePolicy:RolePolicy";
      assert.deepEqual(
        remaining(new Message(queue, "first"), new Message(trail, "trail"), new Message(policy, "policy")),
        ["(first)", "trail"],
      );
    });

    it("keep what the others refer to, so that origins of values can be told", () => {
      assert.deepEqual(
        remaining(
          new Message(queue, "first"),
          new Message(queue, "switch"),
          new Message(trail, "trail", { from: ["switch"] }),
          new Message(queue, "third"),
        ),
        ["(first)", "(switch)", "trail"],
      );
    });
  });

  for (const kind of ["analyze", "remediate"] as const) {
    describe(`to ${kind} a resource`, () => {
      let asked: string[];
      let answers: unknown[];
      let calls: ReturnType<typeof paredCalls>;
      const answer: Answer = (error, response) => answers.push(error ?? response);
      const call = (type: string, name: string): void => {
        const handler = calls[kind];
        assert.ok(handler);
        (handler as Handler<ResourceMessage>)({ request: new Message(type, name) }, answer);
      };

      beforeEach(() => {
        asked = [];
        answers = [];
        const sdk: Handler<Message> = ({ request }, answer) => {
          asked.push(request.isWhole ? request.name : `(${request.name})`);
          if (request.name === "broken") answer({ message: "broken" });
          else answer(undefined, `about ${request.name}`);
        };
        calls = paredCalls({ [kind]: sdk, configure: () => undefined });
      });

      it("reach the SDK with every trail, and once with all that no rule reads", () => {
        for (const name of ["a", "b", "c"]) call(queue, name);
        for (const name of ["d", "e"]) call(trail, name);
        call("aws-native:cloudtrail:Trail", "f");
        assert.deepEqual(asked, ["(a)", "d", "e", "f"]);
        assert.deepEqual(answers, ["about a", "about a", "about a", "about d", "about e", "about f"]);
      });

      it(`reach the SDK with ${kind === "analyze" ? "each" : "one"} of other resources that rules read`, () => {
        for (const name of ["a", "b", "c"]) call("aws:s3/bucket:Bucket", name);
        assert.deepEqual(asked, kind === "analyze" ? ["a", "b", "c"] : ["(a)"]);
      });

      it("reach the SDK again after an error, and after the pack was configured anew", () => {
        call(queue, "broken");
        call(queue, "a");
        calls["configure"]?.({} as never, () => undefined);
        call(queue, "b");
        call(queue, "c");
        assert.deepEqual(asked, ["(broken)", "(a)", "(b)"]);
        assert.deepEqual(answers, [{ message: "broken" }, "about a", "about b", "about b"]);
      });
    });
  }

  it("stand in for nothing that the SDK does not answer", () => {
    assert.deepEqual(paredCalls({}), {});
  });
});
