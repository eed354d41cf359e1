import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { AuditReport } from "../../../../audit/auditReport";
import { ocsfVersion } from "../../../../audit/formats/ocsf/envelope";
import { ocsf } from "../../../../audit/formats/ocsf/ocsf";
import { rules } from "../../../../rules/catalogue";
import { useToolchain } from "../../../toolchain";
import { anyReport, changes, report } from "../reports";
import { written } from "../written";
import { organization } from "./organization";

/** The schema that OCSF publishes, as JSON Schema: of the class with the profiles of a finding, and the captions of numbers. */
const script = `
import json, sys
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
version, uid, *profiles = sys.argv[1:]
published = get_ocsf_schema(version)
schema = OcsfJsonSchemaEmbedded(published)
name = schema.lookup_class_name_from_uid(int(uid))
captions = lambda attributes: {
    name: {number: value["caption"] for number, value in each["enum"].items()}
    for name, each in attributes.items() if "enum" in each
}
print(json.dumps({
    "schema": schema.get_class_schema(name, profiles),
    "finding": captions(published["classes"][name]["attributes"]),
    "compliance": captions(published["objects"]["compliance"]["attributes"]),
    "account": captions(published["objects"]["account"]["attributes"]),
    "analytic": captions(published["objects"]["analytic"]["attributes"]),
}))
`;

type Numbered = Readonly<Record<string, unknown>>;
type Captions = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Published {
  readonly schema: object;
  readonly finding: Captions;
  readonly compliance: Captions;
  readonly account: Captions;
  readonly analytic: Captions;
}

/** Each rule with each answer, about a thing and about the account. */
const everything: AuditReport = {
  ...report,
  organization,
  changes,
  results: rules.flatMap(({ name: rule, severity }) => report.results.map((result) => ({ ...result, rule, severity }))),
};

const findingsIn = (of: AuditReport): readonly Numbered[] =>
  written(ocsf, of)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Numbered);

describe("the format ocsf, by the published schema", () => {
  const toolchain = useToolchain();
  let published: Published;
  let faultsOf: (finding: unknown) => readonly string[];

  before(async function () {
    this.timeout("1m");
    const { stdout } = await promisify(execFile)(
      toolchain().python,
      ["-c", script, ocsfVersion, "2003", "cloud", "datetime"],
      { maxBuffer: 50_000_000 },
    );
    published = JSON.parse(stdout) as Published;
    // The schemas have keywords for people, which a strict reader refuses.
    const isValid = new Ajv({ allErrors: true, strict: false }).compile(published.schema);
    faultsOf = (finding) =>
      isValid(finding)
        ? []
        : (isValid.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
  });

  it("follows it, whatever was found", () => {
    const anywhere = fc.tuple(anyReport, fc.constantFrom(undefined, organization));
    fc.assert(
      fc.property(anywhere, ([any, found]) => {
        for (const finding of findingsIn({ ...any, ...(found !== undefined && { organization: found }) })) {
          assert.deepEqual(faultsOf(finding), [], JSON.stringify(finding));
        }
      }),
    );
  });

  it("follows it for every rule and answer", () => {
    const findings = findingsIn(everything);
    assert.ok(findings.length > 5 * rules.length);
    for (const finding of findings) assert.deepEqual(faultsOf(finding), [], JSON.stringify(finding));
  });

  it("has the published captions beside numbers", () => {
    for (const finding of findingsIn(everything)) {
      for (const [captions, of] of [
        [published.finding, finding],
        [published.compliance, finding["compliance"] as Numbered],
        [published.account, ((finding["cloud"] as Numbered)["account"] ?? {}) as Numbered],
        [published.analytic, (finding["finding_info"] as Readonly<Record<string, Numbered>>)["analytic"] ?? {}],
      ] as const) {
        for (const [name, numbers] of Object.entries(captions)) {
          const number = of[name];
          if (typeof number !== "number" || number === 99) continue;
          const caption = name === "activity_id" ? "activity_name" : name.replace(/_id$/, "").replace(/_uid$/, "_name");
          assert.equal(of[caption], numbers[String(number)], `${name} ${number}`);
        }
      }
    }
  });

  it("has profiles that it names itself", () => {
    for (const finding of findingsIn(report)) {
      assert.deepEqual((finding["metadata"] as Numbered)["profiles"], ["cloud", "datetime"]);
      assert.equal((finding["metadata"] as Numbered)["version"], ocsfVersion);
    }
  });

  for (const [title, wrong] of [
    ["a finding without a time", { time: undefined }],
    ["a severity that does not exist", { severity_id: 7 }],
    ["another class", { class_uid: 2004 }],
    ["a property of nobody", { account_id: "1" }],
    ["a finding without an id", { finding_info: { title: "" } }],
    ["a place without a provider", { cloud: { account: { uid: "1" } } }],
    ["a time of another form", { time_dt: "25.11.2026" }],
  ] as const) {
    it(`refuses ${title}`, () => {
      const [, finding] = findingsIn(report);
      assert.notDeepEqual(faultsOf(JSON.parse(JSON.stringify({ ...finding, ...wrong }))), []);
    });
  }
});
