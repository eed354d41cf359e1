import fc from "fast-check";
import type { AuditedOrganization, AuditReport, AuditResult, ChangedAnswer, Changes } from "../../../audit/auditReport";
import { rules } from "../../../rules/catalogue";
import { anyText } from "../../anyText";

/** A report that holds its results. */
export interface KeptReport extends AuditReport {
  readonly results: readonly AuditResult[];
}

/** Three accounts: one complies, one does not, one did not answer. */
export const report: KeptReport = {
  schemaVersion: 1,
  version: "0.1.0",
  startedAt: "2026-11-25T12:00:00.000Z",
  isComplete: true,
  coverage: {
    asked: 3,
    answered: 2,
    notAnswered: [
      {
        accountId: "333333333333",
        why: "AWS denies sts:AssumeRole to the credentials in use",
        remedy: "allow them sts:AssumeRole",
      },
    ],
  },
  results: [
    { accountId: "111111111111", rule: "first-rule", severity: "high", answer: "compliant", why: "" },
    {
      accountId: "111111111111",
      rule: "second-rule",
      severity: "low",
      answer: "notApplicable",
      why: "The account has no key.",
    },
    {
      accountId: "222222222222",
      rule: "first-rule",
      severity: "low",
      answer: "unknown",
      resource: { kind: "bucket", name: "logs", arn: "arn:aws-cn:s3:::logs" },
      why: "It is not known whether bucket logs is closed: AWS denies s3:GetBucketPolicy.",
      required: "a closed bucket",
      missingPermissions: ["s3:GetBucketPolicy", "s3:GetBucketAcl"],
    },
    {
      accountId: "222222222222",
      rule: "second-rule",
      severity: "critical",
      answer: "violation",
      resource: {
        kind: "trail",
        name: "audit",
        arn: "arn:aws-cn:cloudtrail:cn-north-1:222222222222:trail/audit",
        region: "cn-north-1",
      },
      why: 'trail "audit" is not logging.',
      required: "a trail that is logging",
      fix: {
        commands: [
          {
            command: "aws cloudtrail start-logging --name audit --region cn-north-1",
            caution: "AWS charges for a second copy",
          },
        ],
        program: "Set enableLogging to true.",
      },
    },
    {
      accountId: "222222222222",
      rule: "third-rule",
      severity: "medium",
      answer: "violation",
      why: "no trail.",
      required: "a trail",
      fix: { commands: [], whyNoCommand: "Only a person can do it.", program: "Make a trail." },
    },
    {
      accountId: "222222222222",
      rule: "fourth-rule",
      severity: "medium",
      answer: "excepted",
      why: 'key "1" is not rotated.',
      exception: { reason: "a test account", approvedBy: "audit board", until: "2027-03-31" },
    },
    { accountId: "333333333333", rule: "first-rule", severity: "high", answer: "unknown", why: "It did not answer." },
  ],
  notes: ["the exception 2 of first-rule matches nothing"],
};

/** What has changed in them since the day before. */
export const changes: Changes = {
  since: "2026-11-24T12:00:00.000Z",
  worse: [
    { accountId: "222222222222", rule: "third-rule", severity: "medium", before: "unknown", now: "violation" },
    {
      accountId: "222222222222",
      rule: "second-rule",
      severity: "critical",
      resource: {
        kind: "trail",
        name: "audit",
        arn: "arn:aws-cn:cloudtrail:cn-north-1:222222222222:trail/audit",
        region: "cn-north-1",
      },
      before: "compliant",
      now: "violation",
    },
  ],
  better: [
    { accountId: "222222222222", rule: "fourth-rule", severity: "medium", before: "violation", now: "excepted" },
    { accountId: "111111111111", rule: "first-rule", severity: "high", before: "violation", now: "compliant" },
  ],
  new: [
    {
      accountId: "222222222222",
      rule: "first-rule",
      severity: "low",
      resource: { kind: "bucket", name: "logs", arn: "arn:aws-cn:s3:::logs" },
      now: "unknown",
    },
  ],
  gone: [{ accountId: "444444444444", rule: "first-rule", severity: "high", before: "compliant" }],
};

/** The same of accounts that were found in an organization, two others of which were not asked. */
export const organizationReport: KeptReport = {
  ...report,
  organization: {
    id: "o-a1b2c3d4e5",
    managementAccountId: "111111111111",
    accounts: [
      { accountId: "111111111111", name: "management" },
      { accountId: "222222222222", name: "payments", organizationalUnits: ["ou-ab12-11111111", "ou-ab12-22222222"] },
      { accountId: "333333333333", name: "an account with a name that is very long" },
    ],
    leftOut: [
      { accountId: "444444444444", name: "old", organizationalUnits: [], why: "it is suspended" },
      { accountId: "555555555555", name: "sandbox", why: "it is excluded" },
    ],
  },
};

/** Text as hostile as it comes: controls, directions, formulas, quotes. */
const text = fc.oneof(
  anyText,
  fc.constantFrom(
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\u001b[31mred",
    "\u202eevil",
    'a"b',
    "a,b",
    "a\r\nb",
    "\u0007",
    "$(x)",
    "",
  ),
);

const severity = fc.constantFrom("low", "medium", "high", "critical");
const answer = fc.constantFrom("compliant", "violation", "unknown", "notApplicable", "excepted");
const resource = fc.record(
  { kind: fc.constantFrom("trail", "bucket", "key"), name: text, arn: text, region: text },
  { requiredKeys: ["kind", "name", "arn"] },
);

const changedAnswers: fc.Arbitrary<readonly ChangedAnswer[]> = fc.array(
  fc.record(
    { accountId: text, rule: text, severity, resource, before: answer, now: answer },
    { requiredKeys: ["accountId", "rule", "severity"] },
  ),
  { maxLength: 3 },
);

const result: fc.Arbitrary<AuditResult> = fc.record(
  {
    accountId: fc.constantFrom("111111111111", "222222222222", 'profile "x"'),
    rule: fc.constantFrom(...rules.map(({ name }) => name)),
    severity,
    answer,
    resource,
    why: text,
    required: text,
    missingPermissions: fc.array(text, { maxLength: 3 }),
    exception: fc.record({ reason: text, approvedBy: text, until: fc.constant("2027-03-31") }),
    fix: fc.record(
      {
        commands: fc.array(fc.record({ command: text, caution: text }, { requiredKeys: ["command"] }), {
          maxLength: 3,
        }),
        whyNoCommand: text,
        program: text,
      },
      { requiredKeys: ["commands", "program"] },
    ),
  },
  { requiredKeys: ["accountId", "rule", "severity", "answer", "why"] },
);

const account = {
  accountId: fc.constantFrom("111111111111", "222222222222", "444444444444"),
  name: text,
  organizationalUnits: fc.array(text, { maxLength: 2 }),
};

const organization: fc.Arbitrary<AuditedOrganization> = fc.record({
  id: text,
  managementAccountId: text,
  accounts: fc.array(fc.record(account, { requiredKeys: ["accountId", "name"] }), { maxLength: 3 }),
  leftOut: fc.array(fc.record({ ...account, why: text }, { requiredKeys: ["accountId", "name", "why"] }), {
    maxLength: 3,
  }),
});

/** Reports of every shape. */
export const anyReport: fc.Arbitrary<KeptReport> = fc.record(
  {
    schemaVersion: fc.constant(1),
    version: text,
    startedAt: fc.constant("2026-11-25T12:00:00.000Z"),
    isComplete: fc.boolean(),
    organization,
    coverage: fc.record({
      asked: fc.nat(),
      answered: fc.nat(),
      notAnswered: fc.array(fc.record({ accountId: text, why: text, remedy: text }), { maxLength: 3 }),
    }),
    changes: fc.record({
      since: fc.constant("2026-11-24T12:00:00.000Z"),
      worse: changedAnswers,
      better: changedAnswers,
      new: changedAnswers,
      gone: changedAnswers,
    }),
    results: fc.array(result, { maxLength: 8 }),
    notes: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ["schemaVersion", "version", "startedAt", "isComplete", "coverage", "results", "notes"] },
);
