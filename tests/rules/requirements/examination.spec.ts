import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import {
  chosenInteger,
  conclude,
  examineFact,
  examinePolicy,
  nameStatements,
} from "../../../rules/requirements/examination";
import { policy, statement } from "../logBuckets";
import { doubtful } from "../trails";

const bucket = { kind: "bucket", name: "logs" };
const clean = { faults: [], doubts: [] };

describe("the verdict on one thing", () => {
  it("is compliant without faults and doubts", () => {
    assert.deepEqual(conclude(bucket, "a good bucket", clean, clean), { answer: "compliant" });
  });

  it("is a violation with any fault, and reports the doubts as well", () => {
    const doubts = [{ question: "is good", reason: doubtful }];
    assert.deepEqual(conclude(bucket, "a good bucket", { faults: ["is bad"], doubts: [] }, { faults: [], doubts }), {
      answer: "violation",
      required: "a good bucket",
      findings: [{ ...bucket, faults: ["is bad"], doubts }],
    });
  });

  it("is unknown with doubts alone", () => {
    const verdict = conclude(
      bucket,
      "a good bucket",
      examineFact<number>(doubtful, "is good", () => "is bad"),
    );
    assert.equal(verdict.answer, "unknown");
  });
});

describe("the examination of a policy", () => {
  it("treats an absent policy as one without statements", () => {
    assert.deepEqual(
      examinePolicy(known("absent"), "is good", (statements) => [`${statements.length} statements`]),
      { faults: ["0 statements"], doubts: [] },
    );
  });

  it("reports a malformed policy and looks no further", () => {
    assert.deepEqual(
      examinePolicy(policy({ Effect: "Allow" }), "is good", () => assert.fail()),
      {
        faults: ["has a policy whose statement 1 does not have one of Principal and NotPrincipal"],
        doubts: [],
      },
    );
  });
});

describe("the statements in a message", () => {
  it("are a few numbers", () => {
    const named = (count: number) =>
      nameStatements(Array.from({ length: count }, (_, index) => ({ ...statement(), number: index + 1 })));
    assert.equal(named(1), "statement 1 of its policy");
    assert.equal(named(2), "statements 1 and 2 of its policy");
    assert.equal(named(100), "statements 1, 2, 3, 4, 5 and 95 more of its policy");
  });
});

describe("an integer that a user chose", () => {
  it("counts where it is allowed", () => {
    const setting = { minimum: 7, maximum: 30, default: 20 };
    assert.deepEqual(
      [7, 30, 6, 31, 7.5, "7", undefined, NaN].map((chosen) => chosenInteger(chosen, setting)),
      [7, 30, 20, 20, 20, 20, 20, 20],
    );
  });
});
