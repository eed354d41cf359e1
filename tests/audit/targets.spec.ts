import assert from "node:assert/strict";
import { accessAtHand, type Target, targetsOf } from "../../audit/targets";

const [one, two, three] = ["111111111111", "222222222222", "333333333333"] as const;
const caller = { accountId: one, partition: "aws" };

/** How a target is reached, in few words. */
function way({ name, accountId, access }: Target): string {
  const { profile, region, roles } = access;
  const assumed = roles.map(
    ({ roleArn, externalId }) => `${roleArn}${externalId === undefined ? "" : ` ${externalId}`}`,
  );
  return [`${name}${accountId === undefined ? "" : "!"}`, profile ?? "-", region ?? "-", ...assumed].join(" ");
}

function ways(...args: Parameters<typeof targetsOf>): readonly string[] {
  const { targets, faults } = targetsOf(...args);
  assert.deepEqual(faults, []);
  return targets.map(way);
}

describe("the accounts to ask", () => {
  it("are that of the credentials at hand, where nothing is said", () => {
    assert.deepEqual(ways({}), ["the credentials at hand - -"]);
    assert.deepEqual(ways({ region: "eu-west-1" }), ["the credentials at hand - eu-west-1"]);
  });

  it("are those of profiles, each once", () => {
    assert.deepEqual(ways({ profiles: ["a", "b\n", "a"] }), [
      'profile "a" a -',
      `profile ${String.raw`"b\u{a}"`} b\n -`,
    ]);
  });

  it("are those of a list, each with its own role, external id and region, or with those of all", () => {
    const accounts = [
      { id: two },
      { id: three, role: "path/Own", externalId: "own", region: "us-east-1" },
      { id: "444444444444", role: "arn:aws:iam::444444444444:role/Third" },
    ];
    assert.deepEqual(ways({ accounts, roleName: "Audit", externalId: "all", region: "eu-west-1" }, caller), [
      `${two}! - eu-west-1 arn:aws:iam::${two}:role/Audit all`,
      `${three}! - us-east-1 arn:aws:iam::${three}:role/path/Own own`,
      "444444444444! - eu-west-1 arn:aws:iam::444444444444:role/Third all",
    ]);
    assert.deepEqual(ways({ accounts: [{ id: two }], roleName: "Audit", profiles: ["base"] }, caller), [
      `${two}! base - arn:aws:iam::${two}:role/Audit`,
    ]);
  });

  it("are reached in the partition of the credentials, or else of the region", () => {
    const accounts = [{ id: two, region: "us-gov-west-1" }];
    const roleOf = (...args: Parameters<typeof targetsOf>) => targetsOf(...args).targets[0]?.access.roles[0]?.roleArn;
    const options = { accounts, roleName: "Audit" };
    assert.equal(roleOf(options), `arn:aws-us-gov:iam::${two}:role/Audit`);
    assert.equal(roleOf(options, { accountId: one, partition: "aws-cn" }), `arn:aws-cn:iam::${two}:role/Audit`);
    assert.equal(roleOf({ accounts: [{ id: two }], roleName: "Audit" }), `arn:aws:iam::${two}:role/Audit`);
  });

  it("do not have a role assumed in the account of the credentials", () => {
    assert.deepEqual(ways({ accounts: [{ id: one }, { id: two }], roleName: "Audit" }, caller), [
      `${one}! - -`,
      `${two}! - - arn:aws:iam::${two}:role/Audit`,
    ]);
    assert.deepEqual(ways({ accounts: [{ id: one }] }, caller), [`${one}! - -`]);
  });

  it("are refused together where they have no role and are not that of the credentials", () => {
    const accounts = [{ id: one }, { id: two }, { id: three, role: "Audit" }];
    assert.deepEqual(targetsOf({ accounts }, caller), {
      targets: [],
      faults: [`--accounts: there is no role to assume in account ${two}. Give --role-name, or a role in the list`],
    });
    const many = Array.from({ length: 10 }, (_, index) => ({ id: String(500_000_000_000 + index) }));
    assert.match(
      targetsOf({ accounts: many }, caller).faults.join(),
      /in accounts 500000000000, 500000000001, 500000000002 and 7 more\./,
    );
  });

  it("are tried with the credentials at hand where it is not known whose these are", () => {
    assert.deepEqual(ways({ accounts: [{ id: one }] }), [`${one}! - -`]);
  });

  it("are entered with the first profile and the region of all", () => {
    const { profile, region, roles } = accessAtHand({ profiles: ["a"], region: "eu-west-1" });
    assert.deepEqual([profile, region, roles], ["a", "eu-west-1", []]);
  });
});
