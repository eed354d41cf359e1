import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { cloudtrailSecurityTrailEnabled } from "../../../rules/account/cloudtrailSecurityTrailEnabled";
import { saidOfAccount } from "../../policypack/said";
import { doubtful, trail } from "../trails";

const rule = cloudtrailSecurityTrailEnabled;
const everything = known("everything" as const);

describe("cloudtrail-security-trail-enabled", () => {
  it("is met by one trail that meets all requirements, among others", () => {
    assert.equal(saidOfAccount(rule, [trail()]), "compliant");
    assert.equal(saidOfAccount(rule, [trail({ usesKmsKey: known(false) }), trail()]), "compliant");
  });

  it("does not require what is not part of a security trail", () => {
    const lean: Partial<TrailFacts> = {
      deliversToCloudWatchLogs: known(false),
      notifiesSnsTopic: known(false),
      insightTypes: known([]),
      recordsS3DataEvents: known(false),
    };
    assert.equal(saidOfAccount(rule, [trail(lean)]), "compliant");
  });

  it("is violated by a trail that misses any one requirement", () => {
    const misses: [Partial<TrailFacts>, string][] = [
      [{ isMultiRegion: known(false) }, "is not multi-region"],
      [{ isLogging: known(false) }, "is not logging"],
      [{ includesGlobalServiceEvents: known(false) }, "does not include global service events"],
      [{ validatesLogFiles: known(false) }, "does not validate its log files"],
      [{ usesKmsKey: known(false) }, "does not encrypt its log files with a KMS key"],
      [
        { managementEventsLeftOut: { read: everything, write: everything } },
        "does not record all read and write management events",
      ],
      [
        { managementEventsLeftOut: { read: known(["kms.amazonaws.com"]), write: known(["kms.amazonaws.com"]) } },
        "leaves out the read and write management events of kms.amazonaws.com",
      ],
    ];
    for (const [differences, fault] of misses) {
      assert.equal(saidOfAccount(rule, [trail(differences)]), `violation: 1 trail, none compliant; ${fault}`);
    }
  });

  it("is violated by trails that meet all requirements only together", () => {
    const trails = [trail({ usesKmsKey: known(false) }), trail({ validatesLogFiles: known(false) })];
    assert.equal(saidOfAccount(rule, trails).split(";")[0], "violation: 2 trails, none compliant");
  });

  it("is unknown where only the key of a good trail is not known", () => {
    assert.equal(
      saidOfAccount(rule, [trail({ usesKmsKey: doubtful })]),
      "unknown: 1 trail, none known to be compliant; encrypts its log files with a KMS key? nobody knows",
    );
  });

  it("does not apply without a trail, which another rule reports, or where nothing is deployed", () => {
    const none = "notApplicable: there is no trail, which multi-region-cloudtrail-enabled reports";
    assert.equal(saidOfAccount(rule, []), none);
    assert.equal(saidOfAccount(rule, [], { notSeen: doubtful }), none);
    assert.equal(saidOfAccount(rule, [], { isInUse: false }), "notApplicable: nothing is deployed to AWS");
  });

  it("is unknown where the account may have trails that are not listed", () => {
    assert.equal(
      saidOfAccount(rule, [trail({ usesKmsKey: known(false) })], { notSeen: doubtful }),
      "unknown: 1 trail, none compliant; does not encrypt its log files with a KMS key; " +
        "has a trail that is not listed here? nobody knows",
    );
  });
});
