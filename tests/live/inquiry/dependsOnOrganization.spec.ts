import assert from "node:assert/strict";
import type { KeyAnswers, LogBucketAnswers, RoleAnswers, TopicAnswers } from "../../../live/accountSight";
import type { Destinations } from "../../../live/facts/destinations";
import { dependsOnOrganization } from "../../../live/inquiry/dependsOnOrganization";
import { notAsked } from "../../../live/notAsked";
import { known } from "../../../rules/facts/fact";

/** Destinations with these policies, of which that of the bucket, the key and the topic, and the role's. */
function destinations({ bucket = "{}", key = "{}", topic = "{}", trust = "{}", permissions = "{}" }): Destinations {
  return {
    bucket: { policy: known(bucket) } as LogBucketAnswers,
    key: { policy: known(key) } as KeyAnswers,
    topic: { policy: known(topic) } as TopicAnswers,
    role: {
      arn: "arn:aws:iam::111122223333:role/writer",
      role: known({ Role: { AssumeRolePolicyDocument: encodeURIComponent(trust) } as never }),
      policies: known(["{}", permissions]),
    },
  };
}

const about = (key: string): string => JSON.stringify({ Condition: { StringLike: { [key]: "o-1234567890*" } } });

describe("whether delivery depends on the organization", () => {
  for (const part of ["bucket", "key", "topic", "trust", "permissions"] as const) {
    it(`is told by the policy of each destination: ${part}`, () => {
      for (const key of ["aws:SourceOrgID", "AWS:sourceorgid", "aws:SourceOrgPaths"]) {
        assert.equal(dependsOnOrganization(destinations({ [part]: about(key) })), true);
      }
      for (const key of ["aws:SourceArn", "aws:PrincipalOrgID"]) {
        assert.equal(dependsOnOrganization(destinations({ [part]: about(key) })), false);
      }
    });
  }

  it("is not told by policies that are not known, absent or not asked for", () => {
    const role = { arn: "arn:aws:iam::111122223333:role/writer", role: notAsked, policies: notAsked } as RoleAnswers;
    const bucket = { policy: known(undefined) } as LogBucketAnswers;
    assert.equal(dependsOnOrganization({ bucket, key: undefined, topic: undefined, role }), false);
  });
});
