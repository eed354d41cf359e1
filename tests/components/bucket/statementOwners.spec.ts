import assert from "node:assert/strict";
import { deliveryStatements, logBucketPolicy, readerStatements } from "../../../components/bucket/logBucketPolicy";
import { mergedByOthers } from "../../../components/bucket/statementOwners";
import { markedStatements, type PresentStatement } from "../../../components/bucket/trailStatements";

const arnOf = (name: string): string => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${name}`;
const [audit, other, former] = [arnOf("audit"), arnOf("other"), arnOf("former")];
const bucketArn = "arn:aws:s3:::logs";
const owner = logBucketPolicy({ bucketArn, trailArn: audit }).Statement;

/** What a trail with a reader merges, while it is renamed. */
function mergedBy(trailArn: string, formerTrailArn?: string): readonly PresentStatement[] {
  const scope = { bucketArn, trailArn, formerTrailArn, readerArns: ["arn:aws:iam::123456789012:role/auditor"] };
  const trailArns = formerTrailArn === undefined ? [trailArn] : [trailArn, formerTrailArn];
  return markedStatements([...deliveryStatements(scope), ...readerStatements(scope)], trailArns);
}

describe("mergedByOthers", () => {
  it("finds all statements of another trail, and none of the owner or of anybody else", () => {
    const theirs = { Sid: "Theirs", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `${bucketArn}/*` };
    const others = mergedBy(other);
    assert.equal(others.length, 4);
    assert.deepEqual(mergedByOthers([...owner, ...others, theirs], [audit]), others);
    assert.deepEqual(mergedByOthers([...others, ...owner], [audit]), others);
    assert.deepEqual(mergedByOthers([...owner, ...mergedBy(audit)], [audit]), []);
  });

  it("finds those of a trail that is being renamed", () => {
    const others = mergedBy(other, former);
    assert.deepEqual(mergedByOthers([...owner, ...others], [audit]), others);
  });

  it("leaves out what only looks like one", () => {
    const others = mergedBy(other);
    const [, write, , read] = others;
    for (const [title, present] of Object.entries({
      "a reader without a trail": [read],
      "a mark that is not made of the trail's ARN": others.map((statement) => ({
        ...statement,
        Sid: String(statement.Sid).replace(/.{12}$/, "0123456789ab"),
      })),
      "other actions": [{ ...write, Action: "s3:*" }],
      "another principal": [{ ...write, Principal: "*" }],
      "no principal": [{ ...write, Principal: undefined }],
    })) {
      assert.deepEqual(mergedByOthers(present as PresentStatement[], [audit]), [], title);
    }
    for (const Principal of ["*", { AWS: "*" }, { AWS: ["*"] }, null]) {
      assert.deepEqual(mergedByOthers([write ?? {}, { ...read, Principal }], [audit]), [write]);
    }
  });
});
