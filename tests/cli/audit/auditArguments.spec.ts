import assert from "node:assert/strict";
import { formats } from "../../../audit/formats";
import { auditArguments, type GivenOptions } from "../../../cli/audit/auditArguments";

const faultsOf = (given: GivenOptions): readonly string[] => auditArguments(given).faults;

describe("the arguments of an audit", () => {
  it("have defaults", () => {
    const { faults, value } = auditArguments({});
    assert.deepEqual(faults, []);
    const { outputs, ...rest } = value;
    assert.deepEqual(rest, {
      profiles: [],
      preset: "baseline",
      failOn: "low",
      concurrency: 20,
      accountSeconds: 120,
      runSeconds: 3600,
    });
    assert.deepEqual(
      outputs.map(({ format, path }) => [format.name, path]),
      [["table", undefined]],
    );
  });

  it("are all taken", () => {
    const { faults, value } = auditArguments({
      profile: ["a"],
      accounts: ["list.csv"],
      roleName: ["path/Audit"],
      externalId: ["a-secret"],
      region: ["cn-north-1"],
      config: ["rules.json"],
      preset: ["cis"],
      rules: ["cloudtrail-logging-enabled, multi-region-cloudtrail-enabled", "cloudtrail-logging-enabled"],
      failOn: ["high"],
      since: ["before.json"],
      format: ["json"],
      output: ["-"],
      journal: ["journal"],
      maxAge: ["6h"],
      concurrency: ["50"],
      accountTimeout: ["1"],
      timeout: ["86400"],
    });
    assert.deepEqual(faults, []);
    const { outputs, ...rest } = value;
    assert.deepEqual(rest, {
      profiles: ["a"],
      accounts: "list.csv",
      roleName: "path/Audit",
      externalId: "a-secret",
      region: "cn-north-1",
      config: "rules.json",
      preset: "cis",
      rules: ["cloudtrail-logging-enabled", "multi-region-cloudtrail-enabled"],
      failOn: "high",
      since: "before.json",
      journal: { path: "journal", maxAge: 21_600_000 },
      concurrency: 50,
      accountSeconds: 1,
      runSeconds: 86_400,
    });
    assert.deepEqual(
      outputs.map(({ format, path }) => [format.name, path]),
      [["json", undefined]],
    );
  });

  for (const [title, given, pairs] of [
    ["the n-th format goes to the n-th output", { format: ["json", "csv"], output: ["a", "b"] }, ["json a", "csv b"]],
    ["a dash is standard output", { format: ["json", "csv"], output: ["-", "b"] }, ["json -", "csv b"]],
    [
      "a format without an output goes to standard output",
      { format: ["csv", "table"], output: ["a"] },
      ["csv a", "table -"],
    ],
    ["an output without a format gets the table", { output: ["a"] }, ["table a"]],
  ] as const) {
    it(`pair: ${title}`, () => {
      const { faults, value } = auditArguments(given);
      assert.deepEqual(faults, []);
      assert.deepEqual(
        value.outputs.map(({ format, path = "-" }) => `${format.name} ${path}`),
        pairs,
      );
    });
  }

  it("are those of an organization", () => {
    const { faults, value } = auditArguments({
      organization: [true],
      managementProfile: ["management"],
      ou: ["ou-ab12-cd34ef56", "r-ab12"],
      tag: ["stage=prod"],
      exclude: ["111122223333, 444455556666", "111122223333"],
      logAccount: ["777788889999"],
      roleName: ["Audit"],
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(value.organization, {
      managementProfile: "management",
      units: ["ou-ab12-cd34ef56", "r-ab12"],
      tags: [{ key: "stage", value: "prod" }],
      excluded: ["111122223333", "444455556666"],
    });
    assert.equal(value.logAccount, "777788889999");
  });

  for (const [title, given, faults] of [
    [
      "an organization beside a list, without a role, and with several profiles",
      { organization: [true], accounts: ["list.csv"], profile: ["a", "b"] },
      [
        "--organization finds the accounts itself, and --accounts is a list of them. Give one of the two",
        "--accounts takes one --profile, whose credentials assume the roles. Name one",
        "--organization needs --role-name, the role to assume in each account",
      ],
    ],
    [
      "what only an organization has, without one, and wrong values of it",
      { managementProfile: ["a"], ou: ["Sandbox"], tag: ["prod"], exclude: ["1,2"], logAccount: ["audit"] },
      [
        '--ou: "Sandbox" is not the id of an organizational unit. Write one like "ou-ab12-cd34ef56", or that of the root, like "r-ab12"',
        '--tag: "prod" is not a tag. Write KEY=VALUE',
        '--exclude: "1" is not the id of an account. Write its 12 digits: "000000000001" if they began with zeros, which numbers and spreadsheets lose',
        '--exclude: "2" is not the id of an account. Write its 12 digits: "000000000002" if they began with zeros, which numbers and spreadsheets lose',
        '--log-account: "audit" is not the id of an account. Write its 12 digits',
        "--management-profile needs --organization, whose accounts the profile lists",
        "--ou needs --organization, whose accounts it narrows",
        "--tag needs --organization, whose accounts it narrows",
        "--exclude needs --organization, whose accounts it narrows",
        "--log-account needs --accounts or --organization, the accounts whose log files it keeps",
      ],
    ],
    [
      "a role that nobody assumes",
      { roleName: ["Audit"], externalId: ["a-secret"] },
      [
        "--role-name needs --accounts or --organization, the accounts that have the role",
        "--external-id needs --accounts or --organization, the accounts whose roles ask for it",
      ],
    ],
    ["a missing value", { region: [true] }, ["--region needs a value"]],
    ["an empty value", { accounts: [""] }, ["--accounts needs a value"]],
    ["an age without a journal", { maxAge: ["6h"] }, ["--max-age needs --journal, whose answers may be so old"]],
    [
      "ages that are none",
      { journal: ["a"], maxAge: ["6 hours"] },
      ['--max-age: "6 hours" is not allowed. Write a whole number from 1 to 9999 and m, h or d, for example 24h'],
    ],
    ["two reports to compare with", { since: ["a", "b"] }, ["--since stands there 2 times. Name one"]],
    ["a value too many", { config: ["a", "b"] }, ["--config stands there 2 times. Name one"]],
    [
      "a preset that does not exist",
      { preset: ["base-line"] },
      ['--preset: "base-line" is not allowed. Did you mean "baseline"?'],
    ],
    [
      "a severity that does not exist",
      { failOn: ["severe"] },
      ['--fail-on: "severe" is not allowed. Allowed: low, medium, high, critical'],
    ],
    [
      "rules that do not exist, each by itself",
      { rules: ["cloudtrail-logging-enable,x"] },
      [
        '--rules: "cloudtrail-logging-enable" is not a rule. Did you mean "cloudtrail-logging-enabled"?',
        '--rules: "x" is not a rule. `cloudtrail-baseline audit explain` lists them',
      ],
    ],
    ["no rule at all", { rules: [" , "] }, ["--rules names no rule"]],
    [
      "a format that does not exist",
      { format: ["spreadsheet"] },
      [`--format: "spreadsheet" is not allowed. Allowed: ${formats.map(({ name }) => name).join(", ")}`],
    ],
    [
      "more outputs than formats",
      { format: ["csv"], output: ["a", "b"] },
      ["--output stands there 2 times for 1 format. Give each its own --format"],
    ],
    [
      "two formats on standard output",
      { format: ["csv", "json"] },
      ["more than one --format goes to standard output. Give the others an --output"],
    ],
    [
      "two formats in one file",
      { format: ["csv", "json"], output: ["a", "a"] },
      ['two formats go to --output "a". Give each its own file'],
    ],
    [
      "numbers out of range, in other forms, and hostile",
      { concurrency: ["51"], accountTimeout: ["1e3"], timeout: ["0\u001b[31m"] },
      [
        '--concurrency: "51" is not allowed. Write a whole number from 1 to 50',
        '--account-timeout: "1e3" is not allowed. Write a whole number from 1 to 3600',
        '--timeout: "0\\u{1b}[31m" is not allowed. Write a whole number from 1 to 86400',
      ],
    ],
  ] as const) {
    it(`refuse ${title}`, () => {
      assert.deepEqual(faultsOf(given), faults);
    });
  }

  it("tell every fault at once, in the order of the help", () => {
    assert.deepEqual(
      faultsOf({ timeout: ["x"], profile: [true], failOn: ["x"] }).map((fault) => fault.split(/[ :]/)[0]),
      ["--profile", "--fail-on", "--timeout"],
    );
  });
});
