import assert from "node:assert/strict";
import fc from "fast-check";
import type { AuditAnswer, AuditReport, AuditResult } from "../../../../audit/auditReport";
import { ocsf } from "../../../../audit/formats/ocsf/ocsf";
import { multiRegionCloudtrailEnabled } from "../../../../rules/account/multiRegionCloudtrailEnabled";
import { anyReport, changes, report } from "../reports";
import { written } from "../written";
import { organization } from "./organization";

interface Finding {
  readonly activity_name: string;
  readonly severity: string;
  readonly status: string;
  readonly message: string;
  readonly finding_info: { readonly uid: string };
  readonly compliance: { readonly status: string; readonly status_code?: string };
  readonly cloud: object;
  readonly resources: readonly object[];
  readonly remediation?: { readonly desc: string };
  readonly unmapped?: object;
}

const findingsIn = (of: AuditReport): readonly Finding[] =>
  written(ocsf, of)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Finding);

const tellOf = (finding?: Finding): string =>
  [
    finding?.finding_info.uid,
    finding?.activity_name,
    finding?.severity,
    finding?.status,
    finding?.compliance.status,
  ].join(" | ");

const [violated] = report.results.filter(({ answer }) => answer === "violation");
assert.ok(violated);
const gate: AuditResult = { ...violated, rule: multiRegionCloudtrailEnabled.name };

describe("the format ocsf", () => {
  it("says everything about a violation", () => {
    const [, finding] = findingsIn({ ...report, organization, results: [gate] });
    const { displayName, description, url } = multiRegionCloudtrailEnabled;
    const arn = "arn:aws-cn:cloudtrail:cn-north-1:222222222222:trail/audit";
    const time = Date.UTC(2026, 10, 25, 12);
    const { requirements, ...compliance } = (finding?.compliance ?? {}) as {
      readonly requirements?: readonly string[];
    };
    assert.deepEqual(
      { ...finding, compliance },
      {
        class_uid: 2003,
        class_name: "Compliance Finding",
        category_uid: 2,
        category_name: "Findings",
        activity_id: 1,
        activity_name: "Create",
        type_uid: 200301,
        type_name: "Compliance Finding: Create",
        severity_id: 5,
        severity: "Critical",
        status_id: 1,
        status: "New",
        time,
        time_dt: "2026-11-25T12:00:00.000Z",
        metadata: {
          version: "1.6.0",
          profiles: ["cloud", "datetime"],
          event_code: "multi-region-cloudtrail-enabled",
          product: {
            name: "cloudtrail-baseline",
            uid: "cloudtrail-baseline",
            vendor_name: "cloudtrail-baseline",
            version: "0.1.0",
          },
        },
        message: `${displayName}: trail "audit" is not logging.`,
        status_detail: 'trail "audit" is not logging.',
        finding_info: {
          uid: `multi-region-cloudtrail-enabled/trail/${arn}`,
          title: displayName,
          desc: description,
          src_url: url,
          analytic: { uid: "multi-region-cloudtrail-enabled", name: displayName, type: "Rule", type_id: 1 },
          modified_time: time,
          modified_time_dt: "2026-11-25T12:00:00.000Z",
        },
        compliance: {
          control: "multi-region-cloudtrail-enabled",
          desc: description,
          standards: [
            "NIST SP 800-53 Revision 4",
            "NIST SP 800-53 Revision 5",
            "CIS AWS Foundations Benchmark v3.0.0",
            "PCI DSS v4.0.1",
          ],
          status_id: 3,
          status: "Fail",
          status_code: "violation",
          status_details: ['trail "audit" is not logging.'],
        },
        cloud: {
          provider: "AWS",
          account: { uid: "222222222222", name: "payments", type: "AWS Account", type_id: 10 },
          org: { uid: "o-exampleorgid", ou_uid: "ou-exam-payments" },
          region: "cn-north-1",
          cloud_partition: "aws-cn",
        },
        resources: [
          {
            uid: arn,
            name: "audit",
            type: "AWS::CloudTrail::Trail",
            owner: { account: { uid: "222222222222" } },
            region: "cn-north-1",
            cloud_partition: "aws-cn",
          },
        ],
        remediation: {
          desc: [
            "Run with credentials of this account:",
            "# AWS charges for a second copy",
            "aws cloudtrail start-logging --name audit --region cn-north-1",
            "In a Pulumi program: Set enableLogging to true.",
          ].join("\n"),
          references: [url],
        },
        unmapped: { required: "a trail that is logging" },
      },
    );
    for (const control of ["NIST.800-53.r4 AU-2(a)(d)", "NIST.800-53.r5 AU-12", "PCI DSS v4.0.1/10.2.1"]) {
      assert.ok(requirements?.includes(control), control);
    }
    assert.ok(requirements?.includes("CIS AWS Foundations Benchmark v3.0.0/3.1"));
  });

  it("begins with the coverage, as a finding that passes where every account answered", () => {
    const [first] = findingsIn({ ...report, organization, changes });
    assert.equal(tellOf(first), "audit-coverage/o-exampleorgid | Create | High | New | Warning");
    assert.equal(first?.message, "2 of 3 accounts of organization o-exampleorgid answered. 2 more were not asked.");
    assert.deepEqual(first.unmapped, {
      accounts_asked: 3,
      accounts_answered: 2,
      is_complete: true,
      left_out: [{ why: "it is suspended", count: 2 }],
      changes: { since: "2026-11-24T12:00:00.000Z", worse: 2, better: 2, new: 1, gone: 1 },
      notes: report.notes,
    });
    const whole = { ...report, coverage: { asked: 1, answered: 1, notAnswered: [] } };
    assert.equal(tellOf(findingsIn(whole)[0]), "audit-coverage | Close | Informational | Resolved | Pass");
    const [stopped] = findingsIn({ ...whole, isComplete: false });
    assert.equal(tellOf(stopped), "audit-coverage | Create | High | New | Warning");
    assert.match(stopped?.message ?? "", /incomplete/);
  });

  it("has a finding for every answer but what does not apply, also of accounts that did not answer", () => {
    assert.deepEqual(
      findingsIn(report)
        .slice(1)
        .map((each) => tellOf(each)),
      [
        "first-rule/account/111111111111 | Close | Informational | Resolved | Pass",
        "first-rule/bucket/logs | Create | Low | New | Warning",
        "second-rule/trail/arn:aws-cn:cloudtrail:cn-north-1:222222222222:trail/audit | Create | Critical | New | Fail",
        "third-rule/account/222222222222 | Create | Medium | New | Fail",
        "fourth-rule/account/222222222222 | Create | Medium | Suppressed | Excepted",
        "first-rule/account/333333333333 | Create | High | New | Warning",
      ],
    );
  });

  it("creates since an earlier report what is new, updates what was open, and closes what is better or gone", () => {
    const about = { accountId: "111111111111", severity: "low" } as const;
    const answered = (rule: string, answer: AuditAnswer): AuditResult => ({ ...about, rule, answer, why: "" });
    const results = [
      answered("worse", "violation"),
      answered("known", "violation"),
      answered("open", "violation"),
      answered("new", "unknown"),
      answered("same", "unknown"),
      answered("mended", "compliant"),
      answered("left", "notApplicable"),
      answered("never", "notApplicable"),
    ];
    const since: AuditReport["changes"] = {
      since: "2026-11-24T12:00:00.000Z",
      worse: [
        { ...about, rule: "worse", before: "compliant", now: "violation" },
        { ...about, rule: "known", before: "unknown", now: "violation" },
      ],
      better: [
        { ...about, rule: "mended", before: "violation", now: "compliant" },
        { ...about, rule: "left", before: "violation", now: "notApplicable" },
      ],
      new: [{ ...about, rule: "new", now: "unknown" }],
      gone: [
        { ...about, rule: "gone", before: "violation" },
        { ...about, rule: "closed", before: "compliant" },
      ],
    };
    const place = "account/111111111111";
    assert.deepEqual(
      findingsIn({ ...report, results, changes: since })
        .slice(1)
        .map(tellOf),
      [
        `worse/${place} | Create | Low | New | Fail`,
        `known/${place} | Update | Low | New | Fail`,
        `open/${place} | Update | Low | New | Fail`,
        `new/${place} | Create | Low | New | Warning`,
        `same/${place} | Update | Low | New | Warning`,
        `mended/${place} | Close | Informational | Resolved | Pass`,
        `left/${place} | Close | Informational | Resolved | Not applicable`,
        `gone/${place} | Close | Informational | Archived | Gone`,
      ],
    );
  });

  it("keeps the exception and missing permissions, which OCSF has no place for", () => {
    const findings = findingsIn(report);
    assert.deepEqual(findings.find(({ status }) => status === "Suppressed")?.unmapped, {
      exception: { reason: "a test account", approved_by: "audit board", until: "2027-03-31" },
    });
    assert.deepEqual(findings.find(({ finding_info }) => finding_info.uid === "first-rule/bucket/logs")?.unmapped, {
      required: "a closed bucket",
      missing_permissions: ["s3:GetBucketPolicy", "s3:GetBucketAcl"],
    });
  });

  it("names an account by how it was to be reached where its id is not known", () => {
    const [, finding] = findingsIn({ ...report, results: [{ ...gate, accountId: 'profile "x"' }] });
    const { account } = (finding?.cloud ?? {}) as { readonly account?: object };
    assert.deepEqual(account, {
      name: 'profile "x"',
      type: "AWS Account",
      type_id: 10,
    });
  });

  it("is one object a line, in pieces", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        for (const piece of ocsf.write(any, { colours: false })) {
          assert.match(piece, /^\{[^\n]*\}\n$/);
          assert.equal(typeof JSON.parse(piece), "object");
        }
      }),
    );
  });
});
