import assert from "node:assert/strict";
import fc from "fast-check";
import type { AuditResult } from "../../../audit/auditReport";
import { type AskedRule, askedRules } from "../../../audit/judge/askedRules";
import { judge as judgeOneByOne } from "../../../audit/judge/judge";
import type { AskedAccount } from "../../../audit/judge/seenAccount";
import { factsOf } from "../../../live/facts/factsOf";
import { gate, rules } from "../../../rules/catalogue";
import type { Exception } from "../../../rules/configuration/exceptions";
import { readConfiguration } from "../../../rules/configuration/readConfiguration";
import { known } from "../../../rules/facts/fact";
import { bucketArn, keyArn, one, seen, silent, three, trailArn, two } from "../seenAccounts";
import { doubtful } from "../../rules/trails";

const today = "2027-03-31";

const everything = asked("strict");

function asked(preset: "strict" | "baseline", configuration: unknown = {}): readonly AskedRule[] {
  const read = readConfiguration(configuration, preset);
  assert.ok("rules" in read, JSON.stringify(read));
  return askedRules(read);
}

function named(name: string, exceptions: readonly Exception[] = []): readonly AskedRule[] {
  const rule = rules.find((each) => each.name === name);
  assert.ok(rule !== undefined, name);
  return [{ rule, settings: {}, exceptions }];
}

/** What rules say about accounts, with all results at once. */
function judge(accounts: readonly AskedAccount[], asked: readonly AskedRule[], day: string) {
  const { results, ...others } = judgeOneByOne(accounts, asked, day);
  return { results: [...results], ...others };
}

/** What a rule answers, a line a result: `ACCOUNT RESOURCE ANSWER`. */
function answers(accounts: readonly AskedAccount[], name: string): readonly string[] {
  return judge(accounts, named(name), today).results.map(({ accountId, resource, answer }) =>
    [accountId, ...(resource === undefined ? [] : [resource.name]), answer].join(" "),
  );
}

function only(accounts: readonly AskedAccount[], asked: readonly AskedRule[]): AuditResult {
  const { results } = judge(accounts, asked, today);
  assert.equal(results.length, 1);
  const [result] = results;
  assert.ok(result !== undefined);
  return result;
}

function fail(): never {
  throw new TypeError("hunter2");
}

const validation = "cloud-trail-log-file-validation-enabled";
const versioning = "cloudtrail-s3-bucket-versioning-enabled";
const rotation = "cloudtrail-kms-key-rotation-enabled";

describe("the judgement of accounts", () => {
  it("has a result for every rule and account, in the order of the accounts, then of the rules", () => {
    const { results } = judge([seen(two, [{}]), silent(one)], everything, today);
    const order = rules.map(({ name }) => name);
    assert.deepEqual(
      results.map(({ accountId, rule }) => [accountId, rule]),
      [two, one].flatMap((id) => order.map((name) => [id, name])),
    );
  });

  it("judges rules on accounts by every trail that shows, also an organization's", () => {
    const member = seen(two, [{ owner: one }]);
    assert.deepEqual(answers([seen(one, [{}]), member], gate), [`${one} compliant`, `${two} compliant`]);
    assert.deepEqual(answers([seen(one, [])], gate), [`${one} violation`]);
  });

  describe("judges trails once", () => {
    const wrong = { facts: { validatesLogFiles: known(false) } };

    it("each of several, by name", () => {
      const account = seen(one, [{ name: "b" }, { name: "a", ...wrong }]);
      assert.deepEqual(answers([account], validation), [`${one} a violation`, `${one} b compliant`]);
    });

    it("under the account that owns them, in whatever order accounts are asked", () => {
      const owner = seen(two, [wrong]);
      const member = seen(one, [{ owner: two, ...wrong }]);
      assert.deepEqual(answers([member, owner], validation), [`${one} notApplicable`, `${two} audit violation`]);
      assert.equal(
        judge([member, owner], named(validation), today).results[0]?.why,
        `its only trail belongs to account ${two}, where it is judged`,
      );
    });

    it("else under the first account that sees them", () => {
      const members = [seen(two, [{ owner: one }]), seen(three, [{ owner: one }])];
      assert.deepEqual(answers(members, validation), [`${two} audit compliant`, `${three} notApplicable`]);
      assert.equal(
        judge(members, named(validation), today).results[1]?.why,
        `its only trail belongs to account ${one}, which did not answer, and is judged in account ${two}, the first that sees it`,
      );
      assert.deepEqual(answers([silent(one), ...members], validation), [
        `${one} unknown`,
        `${two} audit compliant`,
        `${three} notApplicable`,
      ]);
    });

    it("and says where, when several are judged elsewhere", () => {
      const member = seen(three, [{ owner: one }, { owner: two }]);
      const accounts = [seen(one, [{}]), seen(two, [{}]), member];
      assert.equal(
        judge(accounts, named(validation), today).results.at(-1)?.why,
        `its trails are judged in accounts ${one} and ${two}`,
      );
    });

    it("and says so where an account has none", () => {
      const none = seen(one, []);
      for (const name of [validation, versioning, rotation, "cloudtrail-delivery-allowed"]) {
        const { answer, why } = only([none], named(name));
        assert.deepEqual(
          [answer, why],
          ["notApplicable", "the account has no trail, which multi-region-cloudtrail-enabled reports"],
        );
      }
    });
  });

  describe("judges buckets once", () => {
    it("under the account whose own trail delivers to them, else the first that sees them", () => {
      const member = seen(one, [{ owner: two }]);
      assert.deepEqual(answers([member, seen(two, [{}])], versioning), [
        `${one} notApplicable`,
        `${two} logs-${two} compliant`,
      ]);
      assert.deepEqual(answers([member, seen(three, [{ owner: two }])], versioning), [
        `${one} logs-${two} compliant`,
        `${three} notApplicable`,
      ]);
    });

    it("a central one under the first account with a trail of its own", () => {
      const accounts = [one, two, three].map((id) => seen(id, [{ bucket: "central" }]));
      assert.deepEqual(answers(accounts, versioning), [
        `${one} central compliant`,
        `${two} notApplicable`,
        `${three} notApplicable`,
      ]);
    });

    it("and does not pass one that nobody asked about, or a trail without one", () => {
      const { accountId, seen: answered } = seen(one, [{}]);
      assert.ok(answered.known);
      const { sight, facts } = answered.value;
      const unasked = { accountId, seen: known({ sight: { ...sight, logBuckets: [] }, facts }) };
      const nameless = {
        accountId,
        seen: known({
          sight: { ...sight, trails: sight.trails.map((each) => ({ ...each, trail: { TrailARN: trailArn(one) } })) },
          facts,
        }),
      };
      assert.deepEqual(answers([unasked], versioning), [`${one} logs-${one} unknown`]);
      assert.deepEqual(answers([nameless], versioning), [`${one} ${trailArn(one)} unknown`]);
    });
  });

  it("judges keys once, under the account that owns them, else the first that sees them", () => {
    const [owner, user] = [seen(two, [{ keyOwner: two }]), seen(one, [{ keyOwner: two }])];
    assert.deepEqual(answers([user, owner], rotation), [`${one} notApplicable`, `${two} ${two} compliant`]);
    assert.deepEqual(answers([user], rotation), [`${one} ${two} compliant`]);
    assert.equal(
      only([seen(one, [{}])], named(rotation)).why,
      "no trail of the account has a KMS key, which cloud-trail-encryption-enabled reports",
    );
  });

  it("does not take trails without an ARN for the same", () => {
    const halves = [one, two].map((id) => {
      const { accountId, seen: answered } = seen(id, [{}]);
      assert.ok(answered.known);
      const { sight, facts } = answered.value;
      const [first] = sight.trails;
      assert.ok(first !== undefined);
      return {
        accountId,
        seen: known({ sight: { ...sight, trails: [{ ...first, trail: { Name: "audit" } }] }, facts }),
      };
    });
    assert.deepEqual(answers(halves, validation), [`${one} audit unknown`, `${two} audit unknown`]);
  });

  it("knows nothing about an account that did not answer, and says which permission is missing", () => {
    for (const asked of everything.filter(({ rule }) => rule.onlyIn !== "program")) {
      const { answer, why, missingPermissions } = only([silent(one)], [asked]);
      assert.equal(answer, "unknown");
      assert.equal(
        why,
        "it is not known: AWS denies sts:AssumeRole to the credentials in use. To make it known, allow them sts:AssumeRole.",
      );
      assert.deepEqual(missingPermissions, ["sts:AssumeRole"]);
    }
  });

  it("does not apply rules that only a program can answer, and says so", () => {
    const results = judge([seen(one, [{}]), silent(two)], everything, today).results.filter(
      ({ rule }) => rule.endsWith("force-destroy-disabled") || rule.endsWith("deletion-window"),
    );
    assert.equal(results.length, 4);
    for (const { answer, why } of results) {
      assert.equal(answer, "notApplicable");
      assert.match(why, /the policy pack judges it in the program/);
    }
  });

  it("says what was found and required, which permissions were missing, and how to fix a violation", () => {
    const refused = { ...doubtful, permission: "cloudtrail:GetTrailStatus" };
    const unsure = seen(one, [{ facts: { isLogging: refused } }]);
    assert.deepEqual(only([unsure], named("cloudtrail-logging-enabled")), {
      accountId: one,
      rule: "cloudtrail-logging-enabled",
      severity: "high",
      resource: { kind: "trail", name: "audit", arn: trailArn(one), region: "eu-west-1" },
      answer: "unknown",
      why: 'it is not known whether trail "audit" is logging: nobody knows. To make it known, ask somebody.',
      required: "a trail that is logging",
      missingPermissions: ["cloudtrail:GetTrailStatus"],
    });
    const { fix, ...violation } = only(
      [seen(one, [{ facts: { isLogging: known(false) } }])],
      named("cloudtrail-logging-enabled"),
    );
    assert.deepEqual([violation.answer, violation.why], ["violation", 'trail "audit" is not logging.']);
    assert.ok(fix !== undefined && fix.program !== "");
  });

  it("lets the trails of all accounts into a shared bucket, and leaves out what an exception lets pass", () => {
    const statement = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" };
    const policy = known(JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, Resource: "*" }] }));
    const sights = [one, two].map((id) => {
      const { seen: answer } = seen(id, [{ bucket: "central" }]);
      assert.ok(answer.known);
      const { sight } = answer.value;
      return { ...sight, logBuckets: sight.logBuckets.map((bucket) => ({ ...bucket, policy })) };
    });
    const accounts = factsOf(sights).map((facts, index): AskedAccount => {
      const sight = sights[index] ?? assert.fail();
      return { accountId: sight.accountId, seen: known({ sight, facts }) };
    });
    const tls = "cloudtrail-s3-bucket-ssl-requests-only";
    const commandsWith = (exceptions: readonly Exception[]): readonly string[] => {
      const rulesAsked = [...named("cloudtrail-s3-bucket-policy-source-arn"), ...named(tls, exceptions)];
      return judge(accounts, rulesAsked, today).results.flatMap(
        ({ fix }) => fix?.commands.map(({ command }) => command) ?? [],
      );
    };
    const both = commandsWith([]);
    assert.equal(both.length, 2);
    for (const command of both) {
      assert.match(command, new RegExp(`${trailArn(one)}.*${trailArn(two)}`));
      assert.match(command, /aws:SecureTransport/);
    }
    const [excepted = "", ...more] = commandsWith([
      { account: one, reason: "old clients", approvedBy: "security", until: "2027-12-31" },
    ]);
    assert.deepEqual(more, []);
    assert.doesNotMatch(excepted, /aws:SecureTransport/);
  });

  it("makes the same changes of a policy that several accounts ask for, whichever of them is judged first", () => {
    const denied = known(JSON.stringify({ Version: "2012-10-17", Statement: [] }));
    const ids = [one, two, three];
    const sights = ids.map((id) => {
      const { seen: answer } = seen(id, [{ bucket: id === three ? "own" : "central" }]);
      assert.ok(answer.known);
      const { sight } = answer.value;
      return { ...sight, logBuckets: sight.logBuckets.map((bucket) => ({ ...bucket, policy: denied })) };
    });
    const commandsIn = (order: readonly (typeof sights)[number][]): ReadonlyMap<string, string> => {
      const facts = factsOf(order);
      const accounts = order.map((sight, index): AskedAccount => ({
        accountId: sight.accountId,
        seen: known({ sight, facts: facts[index] ?? assert.fail() }),
      }));
      return new Map(
        judge(accounts, named("cloudtrail-delivery-allowed"), today).results.map(({ accountId, fix }) => [
          accountId,
          (fix?.commands ?? []).map(({ command, caution = "" }) => `${command} ${caution}`).join("\n"),
        ]),
      );
    };
    const commands = commandsIn(sights);
    for (const id of [one, two]) {
      assert.match(commands.get(id) ?? "", new RegExp(`${trailArn(one)}.*${trailArn(two)}`));
      assert.match(commands.get(id) ?? "", /It also makes the changes that this rule for other trails asks for\./);
      assert.doesNotMatch(commands.get(id) ?? "", new RegExp(three));
    }
    assert.match(commands.get(three) ?? "", new RegExp(trailArn(three)));
    assert.doesNotMatch(commands.get(three) ?? "", /It also makes|1111|2222/);
    const reversed = commandsIn(sights.toReversed());
    assert.equal(reversed.get(one), reversed.get(two));
    assert.equal(reversed.get(three), commands.get(three));
  });

  it("goes through accounts one by one, and through results as often as anybody wants", () => {
    let held = 0;
    const accounts: Iterable<AskedAccount> = {
      *[Symbol.iterator]() {
        for (const id of [one, two, three]) {
          held++;
          yield seen(id, [{}]);
          held--;
        }
      },
    };
    const { results } = judgeOneByOne(accounts, everything, today);
    assert.equal(held, 0);
    const all = [...results];
    assert.deepEqual([...results], all);
    assert.deepEqual(
      all,
      judge(
        [one, two, three].map((id) => seen(id, [{}])),
        everything,
        today,
      ).results,
    );
    const [first] = results;
    assert.deepEqual(first, all[0]);
  });

  it("takes what goes wrong in our own code for an unknown in that one place", () => {
    const facts = { validatesLogFiles: new Proxy(known(true), { get: () => fail() }) };
    const { results } = judge([seen(one, [{ facts }])], [...named(validation), ...named(rotation)], today);
    assert.deepEqual(
      results.map(({ answer }) => answer),
      ["unknown", "notApplicable"],
    );
    assert.match(results[0]?.why ?? "", /a defect of cloudtrail-baseline is in the way \(TypeError .*report it/);
    assert.doesNotMatch(JSON.stringify(results), /hunter2/);
  });

  it("prints names that AWS let somebody choose without control characters", () => {
    const account = seen(one, [{ name: "a\u001b[2J\u202e", bucket: "b\n" }]);
    assert.doesNotMatch(JSON.stringify(judge([account], everything, today)), /\\u001b|\u202e|\\n/);
  });

  describe("lets exceptions pass", () => {
    const about = (differences: Partial<Exception>): Exception => ({
      reason: "being replaced",
      approvedBy: "Ada",
      until: today,
      ...differences,
    });
    const bad = seen(one, [{ facts: { validatesLogFiles: known(false), isMultiRegion: known(false) } }]);

    const passing: readonly [name: string, rule: string, exception: Exception][] = [
      ["by account", validation, about({ account: one })],
      ["by the name of a resource", validation, about({ resource: "aud*" })],
      ["by its ARN", validation, about({ resource: "arn:aws:cloudtrail:*:trail/audit" })],
      ["of the gate, by account", gate, about({ account: one })],
    ];
    for (const [name, rule, exception] of passing) {
      it(`${name}, and says why, who approved it and until when`, () => {
        const { answer, why, exception: told, fix } = only([bad], named(rule, [exception]));
        assert.equal(answer, "excepted");
        assert.notEqual(why, "");
        assert.deepEqual(told, { reason: "being replaced", approvedBy: "Ada", until: today });
        assert.equal(fix, undefined);
        assert.deepEqual(judge([bad], named(rule, [exception]), today).notes, []);
      });
    }

    it("of what did not answer", () => {
      assert.equal(only([silent(one)], named(gate, [about({ account: one })])).answer, "excepted");
      assert.equal(only([silent(one)], named(validation, [about({ resource: "*" })])).answer, "unknown");
    });

    it("until their end", () => {
      const ended = about({ account: one, until: "2027-03-30" });
      const { answer, why, exception, fix } = only([bad], named(validation, [ended]));
      assert.equal(answer, "violation");
      assert.match(why, /The exception that "Ada" approved ended on 2027-03-30: "being replaced"\./);
      assert.ok(exception === undefined && fix !== undefined);
      assert.deepEqual(judge([bad], named(validation, [ended]), today).notes, [
        `${validation}: the exception for account "${one}", approved by "Ada", ended on 2027-03-30. Renew it or take it out.`,
      ]);
    });

    it("and notes those that are about nothing", () => {
      const stray = [about({ account: two }), about({ resource: "other" }), about({ account: one })];
      assert.deepEqual(judge([bad], named(validation, stray), today).notes, [
        `${validation}: the exception for account "${two}", approved by "Ada", is about nothing that was seen. Correct it or take it out.`,
        `${validation}: the exception for resource "other", approved by "Ada", is about nothing that was seen. Correct it or take it out.`,
      ]);
    });
  });

  describe("whatever was seen", () => {
    const ids = ["444444444444", "555555555555", "666666666666", "777777777777"];
    const fact = fc.constantFrom(known(true), known(false), doubtful);
    const seenTrail = fc.record(
      {
        name: fc.constantFrom("a", "b"),
        owner: fc.constantFrom(...ids),
        bucket: fc.constantFrom("central", "other"),
        keyOwner: fc.constantFrom(...ids),
        facts: fc.record({ isLogging: fact, validatesLogFiles: fact, isMultiRegion: fact }),
      },
      { requiredKeys: [] },
    );
    const trails = fc.uniqueArray(seenTrail, {
      maxLength: 3,
      selector: ({ owner, name = "audit" }) => `${owner ?? ""} ${name}`,
    });
    const answered = trails.map((all) => (id: string) => seen(id, all));
    const accounts = fc
      .array(fc.oneof(answered, fc.constant(silent)), { minLength: 1, maxLength: 4 })
      .map((makers) => makers.map((make, index) => make(ids[index] ?? "")));

    it("no account and no rule is lost, and no thing is judged twice", () => {
      fc.assert(
        fc.property(accounts, (all) => {
          const { results } = judge(all, everything, today);
          const cells = new Set(results.map(({ accountId, rule }) => `${accountId} ${rule}`));
          assert.equal(cells.size, all.length * everything.length);
          const judged = results.flatMap(({ rule, resource }) =>
            resource === undefined ? [] : [`${rule} ${resource.arn}`],
          );
          assert.equal(new Set(judged).size, judged.length);
        }),
      );
    });

    it("every trail, bucket and key that anybody sees is judged", () => {
      fc.assert(
        fc.property(accounts, (all) => {
          const { results } = judge(all, everything, today);
          const judged = (rule: string): ReadonlySet<string> =>
            new Set(results.filter((each) => each.rule === rule).flatMap(({ resource }) => resource?.arn ?? []));
          for (const { seen: answer } of all) {
            for (const { trail } of answer.known ? answer.value.sight.trails : []) {
              assert.ok(judged(validation).has(trail.TrailARN ?? ""));
              assert.ok(judged(versioning).has(bucketArn(trail.S3BucketName ?? "")));
              assert.ok(trail.KmsKeyId === undefined || judged(rotation).has(trail.KmsKeyId));
            }
          }
          assert.ok(!judged(rotation).has(keyArn(one)));
        }),
      );
    });

    it("an account that did not answer passes nothing, and the order is the same each time", () => {
      fc.assert(
        fc.property(accounts, (all) => {
          const judgement = judge(all, everything, today);
          const silentIds = all.filter(({ seen: answer }) => !answer.known).map(({ accountId }) => accountId);
          for (const { accountId, answer, rule } of judgement.results) {
            const isProgramOnly = rules.find(({ name }) => name === rule)?.onlyIn === "program";
            assert.ok(!silentIds.includes(accountId) || isProgramOnly || answer === "unknown");
          }
          assert.deepEqual(judge(all, everything, today), judgement);
        }),
      );
    });

    it("what is not known never passes: no answer gets better by it", () => {
      fc.assert(
        fc.property(fc.record({ isLogging: fact, validatesLogFiles: fact, isMultiRegion: fact }), (facts) => {
          const isKnownGood = Object.values(facts).every((each) => each.known && each.value);
          const { answer } = only([seen(one, [{ facts }])], named(gate));
          assert.equal(answer === "compliant", isKnownGood);
        }),
      );
    });
  });
});

describe("the rules that an audit asks", () => {
  const names = (all: readonly AskedRule[]): readonly string[] => all.map(({ rule }) => rule.name);

  it("are all that are not disabled", () => {
    const configuration = { [validation]: "disabled", [versioning]: { enforcementLevel: "advisory" } };
    assert.deepEqual(
      names(asked("strict", configuration)),
      rules.map(({ name }) => name).filter((name) => name !== validation),
    );
  });

  it("are those named alone, whatever their level, in the order of reports", () => {
    const read = readConfiguration({ [validation]: "disabled" }, "baseline");
    assert.ok("rules" in read);
    assert.deepEqual(names(askedRules(read, [versioning, validation])), [validation, versioning]);
  });
});
