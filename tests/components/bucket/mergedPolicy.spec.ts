import assert from "node:assert/strict";
import { mergedPolicy, withStatements } from "../../../components/bucket/mergedPolicy";
import { markOf } from "../../../components/bucket/trailStatements";
import type { PolicyStatement } from "../../../components/policyDocument";

const arnOf = (name: string): string => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${name}`;
const audit = arnOf("audit");
const other = arnOf("other");
const theirs = { Sid: "Theirs", Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: "*" };

function statement(Sid: string, ...trailArns: readonly string[]): PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "s3:PutObject",
    Condition: { StringEquals: { "aws:SourceArn": trailArns } },
  };
}

/** What a trail wants, and what it is called in a policy. */
const write = (...trailArns: readonly string[]): PolicyStatement =>
  statement("CloudTrailMayWriteLogFiles", ...trailArns);
const read: PolicyStatement = { Sid: "ReadersMayReadLogFiles", Effect: "Allow", Action: "s3:GetObject" };
const markedAs = (trailArns: readonly string[], { Sid, ...rest }: PolicyStatement): PolicyStatement => ({
  Sid: `${Sid}${markOf(trailArns)}`,
  ...rest,
});
const own = (wanted: PolicyStatement): PolicyStatement => markedAs([audit], wanted);
const others = markedAs([other], write(other));

function merged(
  present: unknown,
  wanted: readonly PolicyStatement[] = [write(audit)],
  trailArns: readonly string[] = [audit],
): unknown {
  const once = mergedPolicy(JSON.stringify(present), wanted, trailArns);
  assert.equal(mergedPolicy(once, wanted, trailArns), once, "merging twice is merging once");
  return JSON.parse(once);
}

describe("mergedPolicy", () => {
  it("adds what is missing and keeps the statements of others, in their order", () => {
    const policy = { Version: "2012-10-17", Id: "owner", Statement: [theirs, { Effect: "Allow" }] };
    assert.deepEqual(merged(policy), { ...policy, Statement: [theirs, { Effect: "Allow" }, own(write(audit))] });
  });

  it("marks a statement with digits that are its trail's alone", () => {
    assert.equal(own(write(audit)).Sid, "CloudTrailMayWriteLogFiles8464d9bde18c");
    assert.match(markOf([audit, other]), /^8464d9bde18c[0-9a-f]{12}$/);
  });

  it("replaces its own statement where it stands", () => {
    const outdated = { ...own(write(audit)), Action: "s3:*" };
    assert.deepEqual(merged({ Statement: [outdated, theirs] }), { Statement: [own(write(audit)), theirs] });
  });

  it("takes a single statement that stands alone", () => {
    assert.deepEqual(merged({ Statement: theirs }), { Statement: [theirs, own(write(audit))] });
  });

  it("takes a policy without statements", () => {
    assert.deepEqual(merged({}), { Statement: [own(write(audit))] });
  });

  it("keeps the statements of another trail, whichever came first", () => {
    assert.deepEqual(merged({ Statement: [others] }), { Statement: [others, own(write(audit))] });
    assert.deepEqual(merged({ Statement: [own(write(audit)), others] }), { Statement: [own(write(audit)), others] });
  });

  it("takes away its own statements that nobody wants any more, and no other's", () => {
    const otherReads = markedAs([other], read);
    assert.deepEqual(merged({ Statement: [own(write(audit)), own(read), otherReads, theirs] }), {
      Statement: [own(write(audit)), otherReads, theirs],
    });
  });

  it("takes over what an earlier version merged for this trail, readers included", () => {
    for (const sources of [[audit], [audit, other]]) {
      assert.deepEqual(merged({ Statement: [write(...sources), read, theirs] }), {
        Statement: [own(write(audit)), theirs],
      });
    }
  });

  it("leaves what an earlier version merged for another trail, even one that lets this one write", () => {
    for (const sources of [[other], [other, audit]]) {
      const present = [write(...sources), read];
      assert.deepEqual(merged({ Statement: present }), { Statement: [...present, own(write(audit))] });
    }
  });

  it("finds its statements by the name before and by the name after, while a trail is renamed", () => {
    const renamed = arnOf("renamed");
    const during = markedAs([renamed, audit], write(renamed, audit));
    const name = (present: PolicyStatement, trailArns: readonly string[]): unknown =>
      merged({ Statement: [theirs, present, others] }, [write(...trailArns)], trailArns);
    assert.deepEqual(name(own(write(audit)), [renamed, audit]), { Statement: [theirs, during, others] });
    assert.deepEqual(name(during, [renamed]), { Statement: [theirs, markedAs([renamed], write(renamed)), others] });
    assert.deepEqual(name(during, [audit]), { Statement: [theirs, own(write(audit)), others] });
  });

  it("takes what has no mark of its making for another's", () => {
    const strange = ["CloudTrailMayWriteLogFiles8464d9bde18", "CloudTrailMayWriteLogFiles8464D9BDE18C", 7, null].map(
      (Sid) => ({ ...write(audit), Sid }),
    );
    assert.deepEqual(merged({ Statement: [...strange, "text"] }), {
      Statement: [...strange, "text", own(write(audit))],
    });
  });
});

describe("withStatements", () => {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [theirs, read] });
  const statements = (ownSids: readonly string[]): unknown =>
    (
      JSON.parse(withStatements(policy, [write(audit)], (sid) => ownSids.includes(sid))) as {
        readonly Statement: unknown;
      }
    ).Statement;

  it("adds what is missing and keeps all else", () => {
    assert.deepEqual(statements([]), [theirs, read, write(audit)]);
  });

  it("takes away what is its own and not wanted any more", () => {
    assert.deepEqual(statements(["ReadersMayReadLogFiles"]), [theirs, write(audit)]);
  });
});
