import assert from "node:assert/strict";
import { namedQueries } from "../../../components/queries/namedQueries";
import { descriptionOf, sqlOf, type QuerySource } from "../../../components/queries/namedQuery";

const source: QuerySource = {
  databaseName: "audit_queries",
  tableName: "cloudtrail_logs",
  bucketName: "logs",
  accountAsked: false,
};

function textOf(name: string, from: QuerySource = source): string {
  const query = namedQueries.find((candidate) => candidate.name === name);
  assert.ok(query, name);
  return sqlOf(query, from);
}

describe("namedQueries", () => {
  it("answers the questions an investigation starts with", () => {
    assert.deepEqual(
      namedQueries.map(({ name, days }) => [name, days]),
      [
        ["who-changed-a-resource", 30],
        ["console-sign-in-without-mfa", 90],
        ["denied-calls", 7],
        ["root-use", 90],
        ["trail-and-log-bucket-changes", 90],
        ["access-key-activity", 30],
      ],
    );
  });

  for (const query of namedQueries) {
    it(`${query.name} reads the table, a bounded number of days, and asks for what its description names`, () => {
      for (const accountAsked of [false, true]) {
        const sql = sqlOf(query, { ...source, accountAsked });
        assert.match(sql, /^SELECT /);
        assert.match(sql, /\nFROM "audit_queries"\."cloudtrail_logs"\n/);
        assert.match(
          sql,
          new RegExp(
            `\nWHERE "timestamp" >= date_format\\(current_timestamp - INTERVAL '${query.days}' DAY, '%Y/%m/%d'\\)\n`,
          ),
        );
        assert.equal(
          sql.split("?").length - 1,
          query.parameters.length + Number(accountAsked),
          "each question mark is a parameter",
        );
      }
      // Athena takes a description of at most 1024 characters and a name of at most 128.
      assert.ok(descriptionOf(query, true).length <= 1024);
      assert.ok(query.name.length <= 128);
    });
  }

  it("finds who changed a resource by anything that names it", () => {
    assert.equal(
      textOf("who-changed-a-resource"),
      [
        "SELECT eventtime,",
        "       recipientaccountid AS account_id,",
        "       awsregion,",
        "       coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS who,",
        "       useridentity.accesskeyid AS access_key_id,",
        "       sourceipaddress,",
        "       useragent,",
        "       eventsource,",
        "       eventname,",
        "       errorcode,",
        "       requestparameters",
        'FROM "audit_queries"."cloudtrail_logs"',
        "WHERE \"timestamp\" >= date_format(current_timestamp - INTERVAL '30' DAY, '%Y/%m/%d')",
        "  AND readonly = 'false'",
        "  AND strpos(coalesce(requestparameters, '') || ' ' || coalesce(responseelements, '') || ' ' || " +
          "coalesce(array_join(transform(resources, resource -> resource.arn), ' '), ''), ?) > 0",
        "ORDER BY eventtime DESC",
      ].join("\n"),
    );
  });

  it("asks for the account first where the table shows one at a time", () => {
    assert.ok(
      textOf("access-key-activity", { ...source, accountAsked: true }).endsWith(
        "\n  AND account = ?\n  AND useridentity.accesskeyid = ?\nORDER BY eventtime DESC",
      ),
    );
    const query = namedQueries.find(({ name }) => name === "access-key-activity");
    assert.ok(query);
    assert.equal(
      descriptionOf(query, true),
      "Everything that was done with an access key, for example one that leaked. The last 30 days. " +
        "Parameters, in single quotes: account id, id of the access key.",
    );
  });

  it("counts a sign-in without word of MFA as one without it", () => {
    assert.match(
      textOf("console-sign-in-without-mfa"),
      /\n {2}AND coalesce\(json_extract_scalar\(additionaleventdata, '\$\.MFAUsed'\), 'No'\) <> 'Yes'\n/,
    );
  });

  it("watches the log bucket it was made for", () => {
    assert.match(
      textOf("trail-and-log-bucket-changes", { ...source, bucketName: "audit-logs" }),
      /json_extract_scalar\(requestparameters, '\$\.bucketName'\) = 'audit-logs'\)\)\n/,
    );
  });
});
