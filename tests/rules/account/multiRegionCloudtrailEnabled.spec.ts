import assert from "node:assert/strict";
import type { DeliveryStatus } from "../../../rules/facts/deliveryStatus";
import { known } from "../../../rules/facts/fact";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import type { Finding, Settings, Shortcoming } from "../../../rules/rule";
import { multiRegionCloudtrailEnabled } from "../../../rules/account/multiRegionCloudtrailEnabled";
import { deliveryBucket, deliveryFacts, deliveryKey } from "../deliveries";
import { doubtful, trail } from "../trails";

const required =
  "one trail that is multi-region, is logging, includes global service events, validates its log files, records all read " +
  "and write management events of every event source and is not known to be kept from delivering its log files";

const literal = { interpretation: "literal" };

function evaluate(trails: readonly TrailFacts[], settings: Settings = {}) {
  return multiRegionCloudtrailEnabled.evaluate({ name: "the account", isInUse: true, trails }, settings);
}

function shortcoming(trails: readonly TrailFacts[], settings: Settings = {}): Shortcoming {
  const verdict = evaluate(trails, settings);
  assert.ok(verdict.answer === "violation" || verdict.answer === "unknown", verdict.answer);
  return verdict;
}

function faultsOf(differences: Partial<TrailFacts>): readonly string[] | undefined {
  const { answer, findings } = shortcoming([trail(differences)]);
  assert.equal(answer, "violation");
  return findings[0]?.faults;
}

function finding(name: string, differences: Partial<Finding>): Finding {
  return { kind: "trail", name, faults: [], doubts: [], ...differences };
}

describe("multi-region-cloudtrail-enabled", () => {
  it("does not apply where nothing is deployed to AWS", () => {
    assert.deepEqual(multiRegionCloudtrailEnabled.evaluate({ name: "the account", isInUse: false, trails: [] }, {}), {
      answer: "notApplicable",
      why: "nothing is deployed to AWS",
    });
  });

  it("is violated without any trail", () => {
    assert.deepEqual(evaluate([]), { answer: "violation", summary: "no trail", required, findings: [] });
  });

  it("is met by one trail that meets all requirements", () => {
    assert.deepEqual(evaluate([trail()]), { answer: "compliant" });
  });

  it("is met by one good trail among bad and unknown ones", () => {
    const trails = [trail({ isLogging: known(false) }), trail(), trail({ isMultiRegion: doubtful })];
    assert.deepEqual(evaluate(trails), { answer: "compliant" });
  });

  it("does not count a trail that is known to be kept from delivering, unless it is read literally", () => {
    const disabled = trail({ delivery: known(deliveryFacts({ key: deliveryKey({ isEnabled: known(false) }) })) });
    assert.equal(evaluate([disabled]).answer, "violation");
    assert.equal(evaluate([disabled], literal).answer, "compliant");
  });

  it("counts a trail of which it is not known whether it can deliver", () => {
    assert.equal(evaluate([trail({ delivery: doubtful })]).answer, "compliant");
    const bucket = deliveryBucket({ policy: doubtful });
    assert.equal(evaluate([trail({ delivery: known(deliveryFacts({ bucket })) })]).answer, "compliant");
  });

  it("does not count a trail whose log files do not arrive, as AWS states, and counts one whose notifications do not", () => {
    const stated = (...errors: DeliveryStatus["errors"]) => ({ deliveryStatus: known({ errors }) });
    assert.deepEqual(faultsOf(stated(["log files", "AccessDenied"])), [
      'cannot deliver log files: AWS states "AccessDenied"',
    ]);
    assert.equal(evaluate([trail(stated(["notifications", "AuthorizationError"]))]).answer, "compliant");
    assert.equal(evaluate([trail({ deliveryStatus: doubtful })]).answer, "compliant");
  });

  it("is violated by a trail that misses any one requirement", () => {
    assert.deepEqual(faultsOf({ isMultiRegion: known(false) }), ["is not multi-region"]);
    assert.deepEqual(faultsOf({ isLogging: known(false) }), ["is not logging"]);
    assert.deepEqual(faultsOf({ includesGlobalServiceEvents: known(false) }), [
      "does not include global service events",
    ]);
    assert.deepEqual(faultsOf({ validatesLogFiles: known(false) }), ["does not validate its log files"]);
  });

  it("is violated by a trail that leaves out management events", () => {
    const everything = known("everything" as const);
    const nothing = known([]);
    const kms = known(["kms.amazonaws.com"]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: everything, write: everything } }), [
      "does not record all read and write management events",
    ]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: everything, write: nothing } }), [
      "does not record all read management events",
    ]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: nothing, write: everything } }), [
      "does not record all write management events",
    ]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: kms, write: kms } }), [
      "leaves out the read and write management events of kms.amazonaws.com",
    ]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: everything, write: kms } }), [
      "does not record all read management events",
      "leaves out the write management events of kms.amazonaws.com",
    ]);
  });

  it("does not repeat event sources that AWS does not let a trail exclude, as they may be secrets", () => {
    const two = known(["hunter2", "kms.amazonaws.com", "rdsdata.amazonaws.com", "swordfish"]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: two, write: two } }), [
      "leaves out the read and write management events of kms.amazonaws.com, rdsdata.amazonaws.com and 2 other event sources",
    ]);
    const one = known(["hunter2"]);
    assert.deepEqual(faultsOf({ managementEventsLeftOut: { read: one, write: one } }), [
      "leaves out the read and write management events of 1 other event source",
    ]);
  });

  it("is unknown where a trail without faults has an unknown", () => {
    const doubts: [Partial<TrailFacts>, string][] = [
      [{ isMultiRegion: doubtful }, "is multi-region"],
      [{ isLogging: doubtful }, "is logging"],
      [{ includesGlobalServiceEvents: doubtful }, "includes global service events"],
      [{ validatesLogFiles: doubtful }, "validates its log files"],
      [
        { managementEventsLeftOut: { read: doubtful, write: doubtful } },
        "records all read and write management events",
      ],
      [{ managementEventsLeftOut: { read: known([]), write: doubtful } }, "records all write management events"],
    ];
    for (const [differences, question] of doubts) {
      assert.deepEqual(evaluate([trail(differences)]), {
        answer: "unknown",
        summary: "1 trail, none known to be compliant",
        required,
        findings: [finding("audit", { doubts: [{ question, reason: doubtful }] })],
      });
    }
  });

  it("is violated by a trail with a fault and an unknown, and reports both", () => {
    assert.deepEqual(evaluate([trail({ isMultiRegion: known(false), isLogging: doubtful })]), {
      answer: "violation",
      summary: "1 trail, none compliant",
      required,
      findings: [
        finding("audit", {
          faults: ["is not multi-region"],
          doubts: [{ question: "is logging", reason: doubtful }],
        }),
      ],
    });
  });

  it("is unknown where one trail is bad and another has an unknown", () => {
    const { answer, summary } = shortcoming([trail({ isLogging: known(false) }), trail({ isLogging: doubtful })]);
    assert.equal(answer, "unknown");
    assert.equal(summary, "2 trails, none known to be compliant");
  });

  it("reports trails in the order of their names, then ids, whatever order they come in", () => {
    const bad = (name: string, id: string, fault: Partial<TrailFacts>) => trail({ name, id, ...fault });
    const trails = [
      bad("b", "1", { isLogging: known(false) }),
      bad("a", "2", { isMultiRegion: known(false) }),
      bad("B", "3", { validatesLogFiles: known(false) }),
      bad("a", "1", { includesGlobalServiceEvents: known(false) }),
    ];
    const expected = [
      finding("B", { faults: ["does not validate its log files"] }),
      finding("a", { faults: ["does not include global service events"] }),
      finding("a", { faults: ["is not multi-region"] }),
      finding("b", { faults: ["is not logging"] }),
    ];
    assert.deepEqual(shortcoming(trails).findings, expected);
    assert.deepEqual(shortcoming(trails.reverse()).findings, expected);
  });
});

describe("multi-region-cloudtrail-enabled, with trails elsewhere", () => {
  const account = { name: "account 123456789012", isInUse: true, trails: [] };

  it("is unknown where trails may not be listed, and says so of the account", () => {
    const reason = doubtful;
    const elsewhere = { question: "has a trail that is not listed here", reason };
    assert.deepEqual(multiRegionCloudtrailEnabled.evaluate({ ...account, notSeen: reason }, {}), {
      answer: "unknown",
      summary: "no trail",
      required,
      findings: [{ kind: "account 123456789012", name: "", faults: [], doubts: [elsewhere] }],
    });
    const bad = trail({ isLogging: known(false) });
    const verdict = multiRegionCloudtrailEnabled.evaluate({ ...account, trails: [bad], notSeen: reason }, {});
    assert.ok(verdict.answer === "unknown");
    assert.deepEqual(verdict.findings, [
      finding("audit", { faults: ["is not logging"] }),
      { kind: "account 123456789012", name: "", faults: [], doubts: [elsewhere] },
    ]);
  });

  it("is violated where trails elsewhere do not count, and says why", () => {
    const faults = ["is not the account that the configuration names"];
    assert.deepEqual(multiRegionCloudtrailEnabled.evaluate({ ...account, faults }, {}), {
      answer: "violation",
      summary: "no trail",
      required,
      findings: [{ kind: "account 123456789012", name: "", faults, doubts: [] }],
    });
  });
});

describe("multi-region-cloudtrail-enabled, read literally", () => {
  const limited = trail({
    includesGlobalServiceEvents: known(false),
    validatesLogFiles: doubtful,
    managementEventsLeftOut: { read: known("everything"), write: doubtful },
  });

  it("is met by any multi-region trail that is logging", () => {
    assert.deepEqual(evaluate([limited], literal), { answer: "compliant" });
  });

  it("is violated by a trail that is not multi-region or not logging", () => {
    for (const differences of [{ isMultiRegion: known(false) }, { isLogging: known(false) }]) {
      const { answer, required: literally } = shortcoming([trail(differences)], literal);
      assert.equal(answer, "violation");
      assert.equal(literally, "one trail that is multi-region and is logging");
    }
  });

  it("is unknown where logging is not known", () => {
    assert.equal(shortcoming([trail({ isLogging: doubtful })], literal).answer, "unknown");
  });

  it("is read literally by the exact word only: any other setting means strict", () => {
    for (const interpretation of [undefined, "strict", "Literal", true, ["literal"]]) {
      assert.equal(evaluate([limited], { interpretation }).answer, "violation");
    }
  });
});
