import assert from "node:assert/strict";
import {
  additionalStatements,
  isMarkedAsAdditional,
  markedAsAdditional,
} from "../../../components/bucket/additionalStatements";

const read = { Sid: "Read", Effect: "Allow", Principal: "*", Action: "s3:GetObject" };
const documentOf = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const bucketArn = "arn:aws-cn:s3:::audit-logs";

describe("additionalStatements", () => {
  it("are those of all documents in their order, and nothing of them is changed but what stands for the bucket", () => {
    const condition = { StringEquals: { "aws:PrincipalTag/home": "arn:aws:s3:::BUCKET" } };
    const one = documentOf({ ...read, Resource: "arn:aws:s3:::BUCKET/logs/*", Condition: condition });
    const other = JSON.stringify({
      Version: "2012-10-17",
      Statement: { ...read, NotResource: ["arn:aws:s3:::BUCKET", "arn:aws-cn:s3:::audit-logs/BUCKET/${aws:username}"] },
    });
    assert.deepEqual(additionalStatements([one, other], bucketArn), [
      { ...read, Resource: `${bucketArn}/logs/*`, Condition: condition },
      { ...read, NotResource: [bucketArn, `${bucketArn}/BUCKET/\${aws:username}`] },
    ]);
  });

  it("are without what a program has left out", () => {
    const document = documentOf({ ...read, Resource: "*", Sid: null, NotResource: null, Condition: null });
    const { Sid: _, ...others } = read;
    assert.deepEqual(additionalStatements([document], bucketArn), [{ ...others, Resource: "*" }]);
  });

  it("take the place of a name alone, not of a part of one", () => {
    const others = ["arn:aws:s3:::BUCKETS", "arn:aws:s3:::bucket/BUCKET", "arn:aws:s3:eu-central-1::BUCKET", "BUCKET"];
    assert.deepEqual(additionalStatements([documentOf({ ...read, Resource: others })], bucketArn), [
      { ...read, Resource: others },
    ]);
  });
});

describe("markedAsAdditional", () => {
  it("gives every statement a Sid by which it is found again", () => {
    const statements = additionalStatements([documentOf(read, { ...read, Sid: undefined })], bucketArn);
    const marked = markedAsAdditional(statements);
    const mark = marked[0]?.Sid.slice("Read".length) ?? "";
    assert.match(mark, /^[0-9a-f]{12}$/);
    assert.deepEqual(marked, [
      { ...read, Sid: `Read${mark}` },
      { ...read, Sid: `Statement2${mark}` },
    ]);
    assert.ok(marked.every(({ Sid }) => isMarkedAsAdditional(Sid)));
    assert.ok(!["Read", `Read${mark.toUpperCase()}`, undefined].some(isMarkedAsAdditional));
  });
});
