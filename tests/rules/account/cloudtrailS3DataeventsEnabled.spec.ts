import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3DataeventsEnabled } from "../../../rules/account/cloudtrailS3DataeventsEnabled";
import { saidOfAccount } from "../../policypack/said";
import { doubtful, trail } from "../trails";

const rule = cloudtrailS3DataeventsEnabled;
const everything = known("everything" as const);

describe("cloudtrail-s3-dataevents-enabled", () => {
  it("is met by one multi-region trail that records them, also by one without management events", () => {
    assert.equal(saidOfAccount(rule, [trail()]), "compliant");
    const forDataEvents = trail({ managementEventsLeftOut: { read: everything, write: everything } });
    assert.equal(saidOfAccount(rule, [trail({ recordsS3DataEvents: known(false) }), forDataEvents]), "compliant");
  });

  it("is violated where no trail records them", () => {
    assert.equal(
      saidOfAccount(rule, [trail({ recordsS3DataEvents: known(false) })]),
      "violation: 1 trail, none compliant; does not record the read and write data events of all S3 buckets",
    );
  });

  it("is violated where the trail that records them is stopped or leaves out other regions", () => {
    assert.equal(
      saidOfAccount(rule, [trail({ isLogging: known(false) }), trail({ isMultiRegion: known(false) })]),
      "violation: 2 trails, none compliant; is not logging; is not multi-region",
    );
  });

  it("is unknown where the selectors are not known", () => {
    assert.equal(
      saidOfAccount(rule, [trail({ recordsS3DataEvents: doubtful })]),
      "unknown: 1 trail, none known to be compliant; " +
        "records the read and write data events of all S3 buckets? nobody knows",
    );
  });

  it("does not apply without a trail, or where nothing is deployed", () => {
    assert.equal(
      saidOfAccount(rule, []),
      "notApplicable: there is no trail, which multi-region-cloudtrail-enabled reports",
    );
    assert.equal(saidOfAccount(rule, [], { isInUse: false }), "notApplicable: nothing is deployed to AWS");
  });
});
