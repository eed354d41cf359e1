import assert from "node:assert/strict";
import { lossFaults } from "../../../../components/before/adoption/lossFaults";

describe("lossFaults", () => {
  it("says each loss and how to keep it, and all that keeps them to be pasted", () => {
    const faults = lossFaults([
      {
        name: "tags",
        property: "tags",
        what: "The trail has tags.",
        keep: { tags: { team: "audit's", "cost center": "\u00e4" } },
      },
      { name: "tags", property: "tags", what: "The bucket has tags.", keep: { tags: { owner: "us" } } },
      { name: "retention", property: "retentionDays", what: "It keeps objects.", keep: { retentionDays: 0 } },
      { name: "lifecycle-rules", property: "adoptBucketName", what: "It has rules." },
      { name: "insights", property: "insightTypes", what: "It has odd Insights." },
      {
        name: "log-group",
        property: "adoptLogGroupName",
        what: "It has a log group.",
        keep: { createLogGroup: true, adoptLogGroupName: "company" },
      },
    ]);
    assert.deepEqual(
      faults.map(({ property, reason }) => `${property}: ${reason}`),
      [
        'tags: The trail has tags. Set tags to keep it, or name "tags" in acknowledgeLosses.',
        'tags: The bucket has tags. Set tags to keep it, or name "tags" in acknowledgeLosses.',
        'retentionDays: It keeps objects. Set retentionDays to keep it, or name "retention" in acknowledgeLosses.',
        'adoptBucketName: It has rules. No argument keeps it: name "lifecycle-rules" in acknowledgeLosses if it may go, or use existingBucketName, which leaves a bucket as it is.',
        'insightTypes: It has odd Insights. No argument keeps it: name "insights" in acknowledgeLosses if it may go.',
        'adoptLogGroupName: It has a log group. Set createLogGroup and adoptLogGroupName to keep it, or name "log-group" in acknowledgeLosses.',
        [
          "acknowledgeLosses: What is said above would be lost. This keeps it, and the arguments of a program have the same names and values:",
          `    pulumi config set cloudtrail-baseline:tags '{"team":"audit'\\''s","cost center":"\\u00e4","owner":"us"}'`,
          "    pulumi config set cloudtrail-baseline:retentionDays 0",
          "    pulumi config set cloudtrail-baseline:createLogGroup true",
          "    pulumi config set cloudtrail-baseline:adoptLogGroupName company",
        ].join("\n"),
      ],
    );
    assert.deepEqual(
      faults.map((fault) => fault.withoutValue),
      faults.map(({ reason }) => reason),
      "they have no value of the user",
    );
  });

  it("has nothing to paste where no argument keeps anything, and nothing to say of nothing", () => {
    assert.equal(lossFaults([{ name: "lifecycle-rules", property: "adoptBucketName", what: "Rules." }]).length, 1);
    assert.deepEqual(lossFaults([]), []);
  });
});
