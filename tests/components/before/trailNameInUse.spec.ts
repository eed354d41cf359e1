import assert from "node:assert/strict";
import { nameFindings } from "../../../components/before/trailNameInUse";
import { type Fact, known } from "../../../rules/facts/fact";
import type { Tags } from "../../../live/deployment/tags";
import { doubtful } from "../../rules/trails";

const arn = "arn:aws:cloudtrail:us-west-2:123456789012:trail/audit";
const command = `pulumi import aws:cloudtrail/trail:Trail audit ${arn}`;

describe("nameFindings", () => {
  it("finds nothing wrong with a name that no trail has", () => {
    assert.deepEqual(nameFindings(arn, known(undefined), command), {});
  });

  for (const [what, tags, words] of [
    [
      "the first of its tags",
      known({ team: "security", a: "1", b: "2", c: "3" }),
      "has the tags team=security, a=1, b=2 and 1 more",
    ],
    ["that it has none", known({}), "has no tags that tell whose it is"],
    ["that they are not known", doubtful, "its tags are not known (nobody knows)"],
    ["no control characters of them", known({ a: "\u001b[31m" }), "has the tags a=\\u{1b}[31m"],
  ] as readonly (readonly [string, Fact<Tags>, string])[]) {
    it(`refuses one that a trail has, with ${what}`, () => {
      assert.deepEqual(nameFindings(arn, known({ bucketName: "their-logs", tags }), command), {
        faults: [
          {
            property: "trailName",
            reason:
              `is taken: there is a trail "${arn}", which this stack does not have. It delivers to the bucket "their-logs" ` +
              `and ${words}. If another stack or somebody else manages it, choose another trailName: two stacks with one ` +
              "trail take it from each other. If a deployment of this stack that failed or was killed made it, take it in " +
              `with \`${command}\`, as docs/recovery.md says. If nobody manages it, adoptTrailArn takes it over.`,
          },
        ],
      });
    });
  }

  it("warns where AWS cannot be asked", () => {
    assert.deepEqual(nameFindings(arn, doubtful, command), {
      warnings: [
        `Whether there is a trail "${arn}" already could not be asked: nobody knows. If there is one, this stack fails after ` +
          "it has made the bucket. To have it asked, ask somebody.",
      ],
    });
  });
});
