import assert from "node:assert/strict";
import fc from "fast-check";
import { touches } from "../../../rollout/plan/action";
import { decide, type KnownAccount, type Terms } from "../../../rollout/plan/decide";
import { multiRegionCloudtrailEnabled as gate } from "../../../rules/account/multiRegionCloudtrailEnabled";
import { ownerOf } from "../../../rules/cloudtrail/trailOwner";
import type { AccountFacts } from "../../../rules/facts/accountFacts";
import { known } from "../../../rules/facts/fact";
import { doubtful } from "../../rules/trails";
import {
  accountWith,
  anyAccount,
  anyTerms,
  arnOf,
  management,
  member,
  ofDataEvents,
  organizations,
  own,
  silent,
  terms,
} from "../accounts";

const off = known(false);
const trailOf = (name: string) => ({ name, arn: arnOf(member, name), region: "eu-west-1" });

function decided(account: KnownAccount, differences: Partial<Terms> = {}) {
  return decide(account, { ...terms, ...differences });
}

describe("the decision about an account", () => {
  it("is covered where the trail of its organization meets the gate, with what a second copy costs", () => {
    const organization = { name: "organization", arn: arnOf(management, "organization") };
    for (const account of [accountWith(organizations()), accountWith(own(), organizations())]) {
      assert.deepEqual(decided(account, { adopt: true }), {
        action: "covered",
        why:
          `Trail "organization" of account ${management} meets multi-region-cloudtrail-enabled for it. A trail of its own would ` +
          "be a second copy of its management events: AWS charges 2.00 USD for each 100,000 events of that.",
        trail: organization,
      });
    }
  });

  it("is compliant where a trail of its own meets the gate, whatever its organization's is like", () => {
    const expected = {
      action: "compliant",
      why: 'Its trail "audit" meets multi-region-cloudtrail-enabled.',
      trail: trailOf("audit"),
    };
    assert.deepEqual(decided(accountWith(own("zero", { isLogging: off }), own())), expected);
    assert.deepEqual(decided(accountWith(own(), organizations({ isLogging: off }))), expected);
  });

  it("is to adopt that trail where it is asked for", () => {
    assert.deepEqual(decided(accountWith(own()), { adopt: true }), {
      action: "adopt",
      why: 'Its trail "audit" meets multi-region-cloudtrail-enabled, and is to be taken over as it is.',
      trail: trailOf("audit"),
    });
  });

  it("is to create a trail where there is none", () => {
    assert.deepEqual(decided(accountWith()), { action: "create", why: "It has no trail." });
  });

  it("is to create a trail beside those that have another purpose, its own or of others", () => {
    assert.deepEqual(decided(accountWith(own("data", ofDataEvents))), {
      action: "create",
      why: 'It has no trail of management events: "data" records other events only.',
    });
    assert.deepEqual(decided(accountWith(own("data", ofDataEvents), organizations(ofDataEvents))), {
      action: "create",
      why: 'It has no trail of management events: "data" and "organization" record other events only.',
    });
  });

  it("is to repair its trail, with what is wrong with it", () => {
    assert.deepEqual(decided(accountWith(own("audit", { isLogging: off, validatesLogFiles: off }))), {
      action: "repair",
      why: 'Its trail "audit" is not logging and does not validate its log files.',
      trail: trailOf("audit"),
      faults: ["is not logging", "does not validate its log files"],
    });
  });

  it("is to repair the trail of which least is wrong, then the one that is logging, then the first by name", () => {
    const comparison = (count: number) =>
      ` Of its ${count} trails of management events it is the best to mend, by how little is wrong, whether it is logging, and name.`;
    const stopped = own("a", { isLogging: off });
    const bad = own("b", { isMultiRegion: off, validatesLogFiles: off });
    const best = own("d", { isMultiRegion: off });
    const same = own("e", { validatesLogFiles: off });
    const { why, trail } = decided(accountWith(same, bad, best, own("data", ofDataEvents), stopped));
    assert.deepEqual(trail, trailOf("d"));
    assert.equal(why, `Its trail "d" is not multi-region.${comparison(4)}`);
    assert.deepEqual(decided(accountWith(bad, stopped)).trail, trailOf("a"));
    assert.deepEqual(decided(accountWith(same, own("f", { isMultiRegion: off }))).trail, trailOf("e"));
  });

  it("repairs no trail of which something is not known, unless there is another", () => {
    const half = own("a", { isLogging: off, validatesLogFiles: doubtful });
    const { action, why } = decided(accountWith(half));
    assert.equal(action, "unknown");
    assert.match(why, /Trail "a" is not logging\. It is not known whether trail "a" validates its log files: nobody/);
    const worse = own("b", { isLogging: off, isMultiRegion: off });
    assert.deepEqual(decided(accountWith(half, worse)).trail, trailOf("b"));
  });

  it("is unknown where the trail of others falls short, and says who has to act", () => {
    const stopped = organizations({ isLogging: off });
    for (const account of [accountWith(stopped), accountWith(stopped, own("audit", { validatesLogFiles: off }))]) {
      assert.deepEqual(decided(account), {
        action: "unknown",
        why:
          `Trail "organization" of account ${management} is there for other accounts too, and is not logging. Once it is mended ` +
          "it covers this account, and a trail of its own would be a second copy of its management events: AWS charges " +
          "2.00 USD for each 100,000 events of that.",
        remedy: `Have trail "organization" mended or deleted in account ${management}, and plan again.`,
        trail: { name: "organization", arn: arnOf(management, "organization") },
        faults: ["is not logging"],
      });
    }
    const itself = { accountId: management, facts: accountWith(stopped).facts };
    assert.equal(decided(itself).action, "unknown");
  });

  it("is unknown where nothing or too little is known", () => {
    assert.deepEqual(decided(silent), {
      action: "unknown",
      why: "Nothing is known of it: AWS denies sts:AssumeRole to the credentials in use.",
      remedy: "Allow them sts:AssumeRole, and plan again.",
      missingPermissions: ["sts:AssumeRole"],
    });
    const denied = { ...doubtful, permission: "cloudtrail:GetTrailStatus" };
    const { action, why, missingPermissions } = decided(accountWith(own("audit", { isLogging: denied })));
    assert.deepEqual([action, missingPermissions], ["unknown", ["cloudtrail:GetTrailStatus"]]);
    assert.match(
      why,
      /^1 trail, none known to be compliant\. It is not known whether trail "audit" is logging: nobody/,
    );
  });

  it("is left out where it is excepted from the gate, as long as that holds and anything is wrong", () => {
    const exception = { account: member, reason: "a sandbox", approvedBy: "the owner", until: "2027-03-31" };
    const exceptions = [exception];
    for (const account of [accountWith(), silent, accountWith(own("audit", { isLogging: off }))]) {
      assert.deepEqual(decided(account, { exceptions }), {
        action: "leftOut",
        why: 'It is excepted until 2027-03-31: "a sandbox".',
      });
    }
    assert.equal(decided(accountWith(), { exceptions, today: "2027-04-01" }).action, "create");
    assert.equal(decided(accountWith(own()), { exceptions }).action, "compliant");
  });

  it("reads the gate as the configuration says", () => {
    const account = accountWith(own("audit", { validatesLogFiles: off }));
    assert.equal(decided(account, { settings: { interpretation: "literal" } }).action, "compliant");
  });

  it("prints no text of others as it is", () => {
    const name = '\u001b[31m"x"\u202e';
    const { why, trail } = decided(accountWith(own(name, { isLogging: off })));
    assert.doesNotMatch(`${why}${trail?.name ?? ""}${trail?.arn ?? ""}`, /\p{C}/u);
  });

  describe("about any account", () => {
    const factsOf = ({ facts }: KnownAccount): AccountFacts | undefined => (facts.known ? facts.value : undefined);

    it("changes nothing of which too little is known", () => {
      fc.assert(
        fc.property(anyAccount, anyTerms, (account, those) => {
          const facts = factsOf(account);
          const isKnown = facts !== undefined && gate.evaluate(facts, those.settings).answer !== "unknown";
          assert.ok(isKnown || !touches(decide(account, those).action));
        }),
        { numRuns: 1000 },
      );
    });

    it("changes no trail but one of the account for itself", () => {
      fc.assert(
        fc.property(anyAccount, anyTerms, (account, those) => {
          const { action, trail } = decide(account, those);
          const found = factsOf(account)?.trails.find(({ id }) => id === trail?.arn);
          if (touches(action) && trail !== undefined) {
            assert.ok(found?.isOrganizationTrail.known && !found.isOrganizationTrail.value);
            assert.equal(ownerOf(trail.arn), member);
          }
        }),
        { numRuns: 1000 },
      );
    });

    it("never adds a copy of management events that a trail of others records, or could again", () => {
      fc.assert(
        fc.property(anyAccount, anyTerms, (account, those) => {
          const ofOthers = factsOf(account)?.trails.filter(
            ({ id, isOrganizationTrail, selectsManagementEvents }) =>
              (ownerOf(id) !== member || !isOrganizationTrail.known || isOrganizationTrail.value) &&
              (!selectsManagementEvents.known || selectsManagementEvents.value),
          );
          const { action } = decide(account, those);
          assert.ok(ofOthers?.length === 0 || (action !== "create" && action !== "repair"), action);
        }),
        { numRuns: 1000 },
      );
    });

    it("agrees with the gate", () => {
      fc.assert(
        fc.property(anyAccount, anyTerms, (account, those) => {
          const facts = factsOf(account);
          const isMet = facts !== undefined && gate.evaluate(facts, those.settings).answer === "compliant";
          const { action } = decide(account, those);
          assert.equal(["covered", "compliant", "adopt"].includes(action), isMet);
        }),
        { numRuns: 1000 },
      );
    });

    it("is the same in whatever order AWS names its trails", () => {
      fc.assert(
        fc.property(anyAccount, anyTerms, (account, those) => {
          const facts = factsOf(account);
          if (facts === undefined) return;
          const turned = { ...account, facts: known({ ...facts, trails: facts.trails.toReversed() }) };
          assert.deepEqual(decide(turned, those), decide(account, those));
        }),
        { numRuns: 1000 },
      );
    });

    it("meets every action that it can take", () => {
      const met = new Set(
        fc.sample(fc.tuple(anyAccount, anyTerms), 2000).map(([account, those]) => decide(account, those).action),
      );
      assert.deepEqual([...met].sort(), ["adopt", "compliant", "covered", "create", "leftOut", "repair", "unknown"]);
    });
  });
});
