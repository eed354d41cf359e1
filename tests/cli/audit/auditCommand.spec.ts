import assert from "node:assert/strict";
import type { LazyCommand } from "../../../cli/lazyCommand";
import { defineAudit } from "../../../cli/audit/auditCommand";
import { runCommandLine } from "../../../cli/runCommandLine";
import { keptStreams } from "../streams";

const commands: readonly LazyCommand[] = [
  { name: "audit", summary: "audit", load: () => Promise.resolve(defineAudit) },
];

async function run(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = keptStreams();
  const code = await runCommandLine(["audit", ...words], commands, streams);
  return { code, ...streams.written() };
}

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: unknown }[];
}

const actionsIn = (policy: string): readonly string[] =>
  (JSON.parse(policy) as Policy).Statement.flatMap(({ Action }) => Action).sort();

describe("the commands of an audit", () => {
  it("print the policy that rules need", async () => {
    const { code, out } = await run("policy", "--rules", "multi-region-cloudtrail-enabled");
    assert.equal(code, 0);
    assert.deepEqual(actionsIn(out), [
      "cloudtrail:DescribeTrails",
      "cloudtrail:GetEventSelectors",
      "cloudtrail:GetTrailStatus",
    ]);
  });

  it("print more for more rules, and ARNs of a partition", async () => {
    const { out } = await run("policy", "--preset", "strict", "--partition", "aws-cn");
    assert.ok(actionsIn(out).includes("s3:GetBucketObjectLockConfiguration"));
    assert.match(out, /"arn:aws-cn:s3:::\*"/);
    assert.doesNotMatch((await run("policy")).out, /GetBucketObjectLockConfiguration/);
  });

  it("print what whoever begins the audit of an organization needs besides, each permission once", async () => {
    const words = [
      "policy",
      "--organization",
      "--role-name",
      "path/Audit",
      "--partition",
      "aws-cn",
      "--preset",
      "strict",
    ];
    const { code, out } = await run(...words);
    assert.equal(code, 0);
    const { Statement } = JSON.parse(out) as Policy;
    assert.deepEqual(Statement[0]?.Action, [
      "organizations:DescribeOrganization",
      "organizations:ListAccounts",
      "organizations:ListAccountsForParent",
      "organizations:ListOrganizationalUnitsForParent",
      "organizations:ListTagsForResource",
    ]);
    assert.deepEqual(
      [Statement[1]?.Action, Statement[1]?.Resource],
      [["sts:AssumeRole"], "arn:aws-cn:iam::*:role/path/Audit"],
    );
    const actions = actionsIn(out);
    assert.equal(new Set(actions).size, actions.length);
    assert.ok(actionsIn((await run("policy", "--preset", "strict")).out).every((action) => actions.includes(action)));
    assert.match((await run("policy", "--organization")).out, /:role\/cloudtrail-baseline-audit"/);
  });

  it("print the role as a template of CloudFormation", async () => {
    const { out } = await run("policy", "--format", "cloudformation");
    const { Resources } = JSON.parse(out) as {
      readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
    };
    assert.deepEqual(
      Object.values(Resources).map(({ Type }) => Type),
      ["AWS::IAM::Role"],
    );
  });

  it("explain a rule, and list all of them", async () => {
    assert.match((await run("explain", "cloudtrail-logging-enabled")).out, /^cloudtrail-logging-enabled\n/);
    assert.match((await run("explain")).out, /^multi-region-cloudtrail-enabled \(medium\)\n/);
  });

  it("say what they take", async () => {
    for (const words of [[], ["explain"], ["policy"]]) {
      const { code, out } = await run(...words, "--help");
      assert.equal(code, 0);
      assert.match(out, new RegExp(`^Usage: ${["cloudtrail-baseline audit", ...words].join(" ")} `));
    }
    assert.match((await run("--help")).out, /Exit codes:\n {2}0 [^]* 130 /);
  });

  for (const [words, err] of [
    [
      ["explian"],
      '"explian" is not a command. Did you mean "explain"?\n`cloudtrail-baseline audit --help` says what is allowed.\n',
    ],
    [
      ["explain", "cloudtrail-loging-enabled", "more"],
      "Nothing was done:\n" +
        '- "more" is one argument too many.\n' +
        '- "cloudtrail-loging-enabled" is not a rule. Did you mean "cloudtrail-logging-enabled"?\n' +
        "`cloudtrail-baseline audit explain --help` says what is allowed.\n",
    ],
    [
      ["policy", "--format", "yaml", "--profile", "a"],
      "Nothing was done:\n" +
        '- "--profile" is not an option. Allowed: --rules, --preset, --organization, --role-name, --format, --partition, --help.\n' +
        '- --format: "yaml" is not allowed. Allowed: json, cloudformation.\n' +
        "`cloudtrail-baseline audit policy --help` says what is allowed.\n",
    ],
    [
      ["policy", "--organization", "--format", "cloudformation"],
      "--organization prints a policy for who begins the audit, and --format cloudformation the role in each account.\n" +
        "`cloudtrail-baseline audit policy --help` says what is allowed.\n",
    ],
    [
      ["policy", "--role-name", "Audit"],
      "--role-name needs --organization, whose policy lets the role be assumed.\n" +
        "`cloudtrail-baseline audit policy --help` says what is allowed.\n",
    ],
    [
      ["--fail-on", "--region"],
      "Nothing was done:\n- --region needs a value.\n- --fail-on needs a value.\n" +
        "`cloudtrail-baseline audit --help` says what is allowed.\n",
    ],
  ] as const) {
    it(`refuse: ${words.join(" ")}`, async () => {
      assert.deepEqual(await run(...words), { code: 2, out: "", err });
    });
  }
});
