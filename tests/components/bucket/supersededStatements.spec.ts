import assert from "node:assert/strict";
import { sortedStatements, withoutSuperseded } from "../../../components/bucket/supersededStatements";

const bucketArn = "arn:aws:s3:::company-logs";
const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/company";
const otherTrailArn = "arn:aws:cloudtrail:eu-central-1:210987654321:trail/member";
const scope = { bucketArn, trailArn };
const CloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
const aclCheck = { Sid: "AclCheck", ...CloudTrail, Action: "s3:GetBucketAcl", Resource: bucketArn };
const write = { Sid: "Write", ...CloudTrail, Action: "s3:PutObject", Resource: `${bucketArn}/AWSLogs/123456789012/*` };
const boundTo = (arn: string) => ({ Condition: { StringEquals: { "AWS:SourceArn": arn } } });

describe("sortedStatements", () => {
  const rows: readonly (readonly [title: string, statements: readonly object[], keptSids: readonly string[]])[] = [
    ["the statements that AWS's guide had for years, for no trail in particular", [aclCheck, write], []],
    [
      "statements for the trail itself, as the console writes them",
      [
        { ...aclCheck, ...boundTo(trailArn) },
        { ...write, ...boundTo(trailArn) },
      ],
      [],
    ],
    ["what is for another trail", [{ ...write, ...boundTo(otherTrailArn) }], ["Write"]],
    [
      "folders of other accounts, with what lets all trails read the ACL",
      [aclCheck, { ...write, Sid: "Members", Resource: `${bucketArn}/AWSLogs/*` }, write],
      ["AclCheck", "Members"],
    ],
    [
      "what lets all trails read the ACL and write into folders of other accounts at once, beside what is for this one",
      [
        aclCheck,
        { ...write, Sid: "Both", Action: [aclCheck.Action, write.Action], Resource: [bucketArn, `${bucketArn}/*`] },
      ],
      ["AclCheck", "Both"],
    ],
    ["what is for others than CloudTrail", [{ ...write, Principal: "*" }], ["Write"]],
    [
      "what is for CloudTrail and somebody else",
      [{ ...write, Principal: { Service: ["cloudtrail.amazonaws.com", "config.amazonaws.com"] } }],
      ["Write"],
    ],
    ["what allows more", [{ ...write, Action: ["s3:PutObject", "s3:GetObject"] }], ["Write"]],
    ["what denies", [{ ...write, Effect: "Deny" }], ["Write"]],
    ["all resources but some", [{ ...write, NotResource: bucketArn }], ["Write"]],
  ];
  for (const [title, Statement, kept] of rows) {
    it(`${kept.length === 0 ? "supersedes" : "keeps"} ${title}`, () => {
      const sorted = sortedStatements(JSON.stringify({ Version: "2012-10-17", Statement }), scope);
      assert.deepEqual(
        sorted.kept.map((statement) => (statement as { Sid: string }).Sid),
        kept,
      );
      assert.equal(sorted.superseded.length, Statement.length - kept.length);
    });
  }

  it("keeps whatever is no statement at all", () => {
    const odd = { Version: "2012-10-17", Statement: [null, "s3:*", { Principal: null, Condition: null }] };
    assert.deepEqual(sortedStatements(JSON.stringify(odd), scope).kept, odd.Statement);
  });
});

describe("withoutSuperseded", () => {
  it("leaves everything else of a policy as it is, of one that has a single statement too", () => {
    assert.equal(
      withoutSuperseded(JSON.stringify({ Version: "2008-10-17", Id: "theirs", Statement: write }), scope),
      JSON.stringify({ Version: "2008-10-17", Id: "theirs", Statement: [] }),
    );
  });
});
