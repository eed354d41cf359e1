import assert from "node:assert/strict";
import type { Handler } from "../../../policypack/server/interception";
import { type PackMessage, stackPolicies } from "../../../policypack/server/policyTypes";

describe("the types of policies", () => {
  it("are those of stack policies for the policies named, whatever the SDK says", () => {
    const types = new Map<string, number>();
    const policy = (name: string) => ({ getName: () => name, setPolicyType: (type: number) => types.set(name, type) });
    const pack: PackMessage = { getPoliciesList: () => [policy("gate"), policy("other")] };
    const sdk: Handler<unknown> = (_, answer) => {
      answer(undefined, pack);
    };
    const answers: unknown[] = [];
    const { getAnalyzerInfo } = stackPolicies({ getAnalyzerInfo: sdk }, ["gate"]);
    assert.ok(getAnalyzerInfo);
    getAnalyzerInfo({ request: undefined as never }, (error, answer) => answers.push(error ?? answer));
    assert.deepEqual([...types], [["gate", 2]]);
    assert.deepEqual(answers, [pack]);
  });

  it("are left to an SDK that is not asked for them, and errors are handed on", () => {
    assert.deepEqual(stackPolicies({}, ["gate"]), {});
    const sdk: Handler<unknown> = (_, answer) => {
      answer({ message: "no" });
    };
    const answers: unknown[] = [];
    stackPolicies({ getAnalyzerInfo: sdk }, ["gate"])["getAnalyzerInfo"]?.({ request: undefined as never }, (error) =>
      answers.push(error),
    );
    assert.deepEqual(answers, [{ message: "no" }]);
  });
});
