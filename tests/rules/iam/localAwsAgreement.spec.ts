import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluatePolicy, type PolicyAnswer } from "../../../rules/iam/evaluatePolicy";
import type { PolicyCondition, PolicyStatement } from "../../../rules/iam/policyStatement";
import { readPolicy } from "../../../rules/iam/readPolicy";
import { useToolchain } from "../../toolchain";
import { known } from "../../../rules/facts/fact";
import { bucketRequests } from "../../../rules/requirements/deliveryRequests";
import { askCreateTrail, askEvaluator } from "./localAwsEvaluator";
import { account, bucket, policyCases, type PolicyCase, region, trailName, undocumentedOperators } from "./policyCases";

const seed = 20_261_125;
const count = 3_000;

/** Their answers, in our words. */
const answers: Readonly<Record<string, PolicyAnswer["answer"]>> = {
  allowed: "allowed",
  denied: "denied",
  silent: "notAllowed",
};

/** What an evaluator is without one of its features, as what it then takes a statement for. */
type Cripple = (statement: PolicyStatement) => PolicyStatement | undefined;

const cripples: Readonly<Record<string, Cripple>> = {
  Deny: (statement) => (statement.allows ? statement : undefined),
  "set quantifiers": conditionsWith(({ operator }) => operator.replace(/^for(allvalues|anyvalue):/, "")),
  negation: conditionsWith(({ operator }) => operator.replace("not", "")),
  IfExists: conditionsWith(({ operator }) => operator.replace("ifexists", "")),
  "parts of ARNs": conditionsWith(({ operator }) => operator.replace(/arn(not)?(equals|like)/, "string$1like")),
  "exact texts": conditionsWith(({ operator }) => operator.replace(/string(not)?equals(?!ignorecase)/, "string$1like")),
  "the case of texts": conditionsWith(({ operator }) => operator.replace("equalsignorecase", "equals")),
  variables: (statement) => ({ ...statement, hasVariables: false }),
  "versions without variables": (statement) => ({ ...statement, hasVariables: true }),
  NotPrincipal: (statement) => ({
    ...statement,
    exceptPrincipals: statement.principals["AWS"] === undefined && Object.keys(statement.principals).length === 0,
  }),
  NotAction: (statement) => ({ ...statement, exceptActions: false }),
  NotResource: (statement) => ({ ...statement, exceptResources: statement.resources.length === 0 }),
};

function conditionsWith(operatorOf: (condition: PolicyCondition) => string): Cripple {
  return (statement) => ({
    ...statement,
    conditions: statement.conditions.map((condition) => ({ ...condition, operator: operatorOf(condition) })),
  });
}

function statementsOf({ kind, policy }: PolicyCase): readonly PolicyStatement[] {
  const document = readPolicy(policy, kind === "trust" ? "Resource" : kind === "role" ? "Principal" : undefined);
  assert.ok("statements" in document, JSON.stringify({ document, policy }));
  return document.statements;
}

function answerTo(one: PolicyCase, cripple: Cripple = (statement) => statement): PolicyAnswer {
  const context = new Map(Object.entries(one.request.context).map(([key, value]) => [key.toLowerCase(), value]));
  const statements = statementsOf(one).flatMap((statement) => cripple(statement) ?? []);
  return evaluatePolicy(statements, { ...one.request, context: (key) => context.get(key) });
}

/**
 * Whether IAM's documentation leaves the answer open: for operators that it does not have, and for variables without a value
 * in negated conditions, which "might cause the entire statement to be invalid".
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function isOpen(one: PolicyCase): boolean {
  return statementsOf(one).some(({ conditions }) =>
    conditions.some(
      ({ operator, values }) =>
        undocumentedOperators.some((name) => name.toLowerCase() === operator) ||
        (operator.includes("not") && values.some((value) => value.includes("${aws:username}"))),
    ),
  );
}

describe("the policy evaluator", () => {
  const toolchain = useToolchain();
  let cases: readonly PolicyCase[];
  let theirs: readonly unknown[];
  before(() => {
    cases = fc.sample(policyCases, { seed, numRuns: count });
    theirs = askEvaluator(toolchain().python, cases);
  });

  const disagreeing = (cripple?: Cripple) =>
    cases.filter((one, index) => {
      const { answer } = answerTo(one, cripple);
      return answer !== "unknown" && !isOpen(one) && answer !== answers[String(theirs[index])];
    });

  it(`agrees with the one of the local AWS about ${count} policies that are nearly right`, () => {
    assert.equal(theirs.length, count);
    assert.deepEqual(disagreeing(), []);
  });

  it("answers unknown only where IAM's documentation leaves the answer open", () => {
    const unknown = cases.filter((one) => answerTo(one).answer === "unknown");
    assert.deepEqual(
      unknown.filter((one) => !isOpen(one)),
      [],
    );
    assert.ok(unknown.length > 0 && unknown.length < count / 10, `${unknown.length}`);
  });

  it("is compared over policies of which a fair share allows and a fair share does not", () => {
    const share = (answer: string) => theirs.filter((each) => each === answer).length / count;
    assert.ok(share("allowed") > 0.3, `${share("allowed")} allowed`);
    assert.ok(share("denied") > 0.15 && share("silent") > 0.15, `${share("denied")} denied, ${share("silent")} silent`);
  });

  for (const [feature, cripple] of Object.entries(cripples)) {
    it(`would not agree without ${feature}`, () => {
      assert.ok(disagreeing(cripple).length > 0);
    });
  }
});

describe("what CloudTrail asks of a bucket, put to its policy", () => {
  const toolchain = useToolchain();
  const trail = { partition: "aws", region, accountId: account, organizationId: "o-1234567890", trailName };
  const requests = bucketRequests(trail, {
    bucketName: bucket,
    keyPrefix: "",
    isForOrganization: known(false),
    folders: [
      ["CloudTrail", known(true)],
      ["CloudTrail-Digest", known(true)],
    ],
  }).filter(({ isMade }) => isMade.known && isMade.value);

  /** Whether the policy lets all of it through; `undefined` where that is not known. */
  const letsDeliver = (one: PolicyCase): boolean | undefined => {
    const statements = statementsOf(one);
    const given = requests.map(({ request }) => evaluatePolicy(statements, request).answer);
    if (given.every((answer) => answer === "allowed")) return true;
    return given.some((answer) => answer === "denied" || answer === "notAllowed") ? false : undefined;
  };

  it("is answered as by the local AWS's CreateTrail", () => {
    const policies = fc.sample(policyCases, { seed, numRuns: count }).filter(({ kind }) => kind === "bucket");
    const theirs = askCreateTrail(
      toolchain().python,
      policies.map(({ policy }) => policy),
    );
    const answers = policies.map((one, index) => ({ one, ours: letsDeliver(one), theirs: theirs[index] }));
    // AWS does not document what CloudTrail's requests say under some keys, which the local AWS takes for absent.
    const compared = answers.filter(({ one, ours }) => ours !== undefined && !isOpen(one));
    assert.ok(compared.length > 400, `${compared.length} of ${policies.length} compared`);
    assert.deepEqual(
      compared.filter(({ ours, theirs }) => ours !== theirs),
      [],
    );
    for (const taken of [true, false]) {
      const share = theirs.filter((each) => each === taken).length / policies.length;
      assert.ok(share > 0.3, `${share} of CreateTrail answer ${taken}`);
    }
  });
});
