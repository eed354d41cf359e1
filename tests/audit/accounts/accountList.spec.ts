import assert from "node:assert/strict";
import fc from "fast-check";
import { longestList, readAccountList } from "../../../audit/accounts/accountList";
import { soon } from "../../soon";

const one = "111122223333";
const two = "012345678901";
const full = { id: one, role: "security/Audit", externalId: "not:to/be+shown", region: "eu-west-1" };

describe("a list of accounts", () => {
  const forms: readonly [name: string, text: string, accounts: readonly object[]][] = [
    ["lines", `${one}\n${two}\n`, [{ id: one }, { id: two }]],
    [
      "lines with comments, blank lines and CRLF",
      `# all\r\n\r\n  ${one} # first\r\n${two}`,
      [{ id: one }, { id: two }],
    ],
    ["lines after a byte order mark", `\u{feff}${one}`, [{ id: one }]],
    ["what the AWS CLI writes as text", `${one}\t${two}\n`, [{ id: one }, { id: two }]],
    ["JSON ids", JSON.stringify([one, two]), [{ id: one }, { id: two }]],
    ["JSON objects", `\u{feff}\n ${JSON.stringify([full, { id: two }])}`, [full, { id: two }]],
    ["JSON with absent values", JSON.stringify([{ id: one, role: null }]), [{ id: one }]],
    [
      "CSV",
      `id,role,externalId,region\n${one},security/Audit,not:to/be+shown,eu-west-1\n${two},,,\n`,
      [full, { id: two }],
    ],
    [
      "CSV of a spreadsheet",
      `\u{feff}"External ID";"Role";"ID"\r\n"with,comma";"Audit";"${one}"\r\n;;\r\n`,
      [{ id: one, role: "Audit", externalId: "with,comma" }],
    ],
    ["CSV of one column, with comments", `# all of them\nid\n${one}\n# more\n${two}\n`, [{ id: one }, { id: two }]],
    [
      "roles by ARN, in any partition",
      JSON.stringify([{ id: one, role: `arn:aws-cn:iam::${one}:role/a/Audit` }]),
      [{ id: one, role: `arn:aws-cn:iam::${one}:role/a/Audit` }],
    ],
  ];
  for (const [name, text, accounts] of forms) {
    it(`is read from ${name}`, () => {
      assert.deepEqual(readAccountList(text), { accounts, faults: [] });
    });
  }

  const wrong: readonly [name: string, text: string, faults: readonly string[]][] = [
    ["nothing", " \n# none\n", ["it names no account. Write at least one id"]],
    ["an empty JSON list", "[]", ["it names no account. Write at least one id"]],
    [
      "JSON that is no list",
      `{"id": "${one}"}`,
      ["it is not a list. Write ids, or objects with id, role, externalId and region, between [ and ]"],
    ],
    ["broken JSON", '[{"externalId": "hunter2"', ["it is not JSON (line 1 column 26)"]],
    [
      "values that are not allowed, all at once",
      JSON.stringify([
        { id: "1234", role: "a b", externalId: "hunter 2", region: "moon" },
        { region: "eu-west-1" },
        7,
        [],
      ]),
      [
        'entry 3: "7" is not the id of an account. Write its 12 digits: "000000000007" if they began with zeros, which ' +
          "numbers and spreadsheets lose. Ids are texts: write it between quotation marks",
        "entry 4: it is neither an id nor an object with id, role, externalId and region",
        'entry 1: "1234" is not the id of an account. Write its 12 digits: "000000001234" if they began with zeros, which ' +
          "numbers and spreadsheets lose",
        'entry 1: "a b" is not a role. Write its name, like "Audit", or its ARN',
        "entry 1: the external id is not one (it is not shown, as it may be secret). Write 2 to 1224 letters, digits and _+=,.@:/-",
        'entry 1: "moon" is not a region of AWS. Write one like "eu-west-1"',
        "entry 2: it has no id. Write the 12 digits of an account",
      ],
    ],
    [
      "a number that is an id",
      "[111122223333]",
      ["entry 1: 111122223333 is a number. Ids are texts: write it between quotation marks"],
    ],
    [
      "a property that is no text",
      `[{"id": "${one}", "externalId": 5}]`,
      ["entry 1: externalId is not a text. Write it between quotation marks"],
    ],
    [
      "a misspelt property",
      `[{"id": "${one}", "rol": "Audit"}]`,
      ['entry 1: "rol" is not a property. Did you mean "role"?'],
    ],
    [
      "a column that means nothing",
      `id,budget\n${one},5\n`,
      ['line 1: "budget" is not a column. Allowed: id, role, externalId, region'],
    ],
    ["a column twice", `id,role,ID\n${one},a,b\n`, ["line 1: there are two columns id"]],
    ["too many cells", `id,role\n${one},Audit,more\n`, ["line 2: it has 3 cells, more than the header has columns"]],
    [
      "an open quotation mark",
      `id,externalId\n${one},"hunter2\n`,
      ["line 2: it cannot be read as CSV. Close every quotation mark, and double those inside"],
    ],
    [
      "an id that a spreadsheet shortened",
      "id\n1.11122E+11\n",
      ['line 2: "1.11122E+11" is not the id of an account. Write its 12 digits, which a spreadsheet has shortened'],
    ],
    [
      "the same account twice",
      `${one}\n${two}\n${one}`,
      [`line 3: account ${one} stands in line 1 already. Name it once`],
    ],
    [
      "a role of another account",
      JSON.stringify([{ id: one, role: `arn:aws:iam::${two}:role/Audit` }]),
      [
        `entry 1: the role "arn:aws:iam::${two}:role/Audit" is of account ${two}, not of ${one}. Write a role of the account`,
      ],
    ],
    [
      "more text than any list has",
      " ".repeat(longestList + 1),
      [`it is longer than ${longestList} characters. Audit its accounts in several runs`],
    ],
    [
      "a name in place of an id",
      "production\u001b[2J",
      [String.raw`line 1: "production\u{1b}[2J" is not the id of an account. Write its 12 digits`],
    ],
  ];
  for (const [name, text, faults] of wrong) {
    it(`is refused with ${name}`, () => {
      assert.deepEqual(readAccountList(text), { accounts: [], faults });
    });
  }

  it("tells the first fifty faults, and how many more there are", () => {
    const { faults } = readAccountList("x\n".repeat(1000));
    assert.equal(faults.length, 51);
    assert.equal(faults.at(-1), "and 950 more");
  });

  it("never shows an external id, whatever is wrong, and takes nothing that is wrong", () => {
    const values = { id: fc.oneof(fc.constant(one), fc.string()), role: fc.string(), region: fc.string() };
    const item = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.record({ ...values, externalId: fc.constant("hunter 2 hunter 2") }, { requiredKeys: ["externalId"] }),
    );
    const csvRow = ({ id, role }: { id: string; role: string }) => `${id},"hunter 2 hunter 2,${role}`;
    const text = fc.oneof(
      fc.array(item).map((items) => JSON.stringify(items)),
      fc.array(item).map((items) => JSON.stringify(items).slice(0, -1)),
      fc.array(fc.record(values)).map((rows) => ["id,externalId,role", ...rows.map(csvRow)].join("\n")),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (content) => {
        const { accounts, faults } = readAccountList(content);
        assert.equal(accounts.length > 0, faults.length === 0);
        assert.doesNotMatch(faults.join("\n"), /hunter 2/);
        assert.ok(accounts.every(({ id }) => /^\d{12}$/.test(id)));
      }),
    );
  });

  it("is read in linear time", () => {
    const started = performance.now();
    for (const text of [
      "\n".repeat(1_000_000),
      "[".repeat(1_000_000),
      `id\n${'"'.repeat(1_000_000)}`,
      `id\n${"x,".repeat(500_000)}`,
    ]) {
      readAccountList(text);
    }
    assert.ok(performance.now() - started < soon);
  });
});
