import Ajv from "ajv";
import assert from "node:assert/strict";
import fc from "fast-check";
import type { AuditReport } from "../../../../audit/auditReport";
import { json } from "../../../../audit/formats/json/json";
import schema from "../../../../audit/formats/json/schema.json";
import { anyReport, changes, organizationReport, report } from "../reports";
import { written } from "../written";
import { closed, reversed } from "./schemas";

const text = (of: AuditReport): string => written(json, of);

describe("the format json", () => {
  const isValid = new Ajv({ allErrors: true }).compile(closed(schema) as object);

  it("follows its published schema, whatever was found", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        assert.ok(isValid(JSON.parse(text(any))), JSON.stringify(isValid.errors));
      }),
    );
  });

  it("loses nothing", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        assert.deepEqual(JSON.parse(text(any)), JSON.parse(JSON.stringify(any)));
      }),
    );
  });

  it("is laid out as JSON.stringify does it, whatever was found", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        assert.equal(text(any), `${JSON.stringify(JSON.parse(text(any)), undefined, 2)}\n`);
      }),
    );
  });

  it("has the coverage first, after its version", () => {
    assert.deepEqual(Object.keys(JSON.parse(text(report)) as object).slice(0, 2), ["schemaVersion", "coverage"]);
  });

  it("has its keys in the same order, whoever made the report", () => {
    for (const each of [{ ...report, changes }, organizationReport]) {
      assert.equal(text(reversed(each) as AuditReport), text(each));
    }
  });

  it("ends with a line break", () => {
    assert.match(text(report), /^\{\n[^]*\n\}\n$/);
  });

  for (const [title, wrong] of [
    ["another version", { schemaVersion: 2 }],
    ["a number for the accounts that is none", { coverage: { asked: "3", answered: 2, notAnswered: [] } }],
    ["an answer that does not exist", { results: [{ ...report.results[0], answer: "ok" }] }],
    ["a missing answer", { results: [{ accountId: "1", rule: "a", severity: "low", why: "" }] }],
    ["changes of which some are missing", { changes: { ...changes, gone: undefined } }],
    ["a change that no rule answered", { changes: { ...changes, gone: [{ accountId: "1", severity: "low" }] } }],
    ["an account left out without a reason", { organization: { ...organizationReport.organization, leftOut: [{}] } }],
    [
      "a day that is none",
      { results: [{ ...report.results[0], exception: { reason: "", approvedBy: "", until: "soon" } }] },
    ],
  ] as const) {
    it(`has a schema that refuses ${title}`, () => {
      assert.equal(isValid({ ...report, ...wrong }), false);
    });
  }
});
