import assert from "node:assert/strict";
import fc from "fast-check";
import { accountRules, gate, rules } from "../../../rules/catalogue";
import { policies } from "../../../policypack/policies/policies";
import { hostileStack } from "../arbitraries";
import { asInPreview, notYetKnown } from "../preview";
import type { ClassicTrail } from "../propertiesOf";
import { serve, type ServedConfig, type ServedResource } from "../serve";

const validation = "cloud-trail-log-file-validation-enabled";
const once = "cloudtrail-management-events-recorded-once";
const accountId = "123456789012";
const signed = { reason: "sandbox", approvedBy: "ciso", until: "9999-12-31" };
const ended = { ...signed, until: "2020-02-29" };

const provider = {
  name: "company",
  props: { region: "eu-west-1", allowedAccountIds: JSON.stringify([accountId]) },
};

function trail(name: string, props: ClassicTrail): ServedResource {
  return { type: "aws:cloudtrail/trail:Trail", name, props: { s3BucketName: "logs", ...props }, provider };
}

const notValidating = trail("audit", { enableLogFileValidation: false });

function excepting(rule: string, ...exceptions: readonly object[]): { readonly config: ServedConfig } {
  return { config: { [rule]: { exceptions } } };
}

async function saidBy(rule: string, resources: readonly ServedResource[], ...exceptions: readonly object[]) {
  const reports = await serve(resources, excepting(rule, ...exceptions));
  return reports.filter(({ policy }) => policy === rule).map(({ message }) => message);
}

/** Calls a policy as the SDK does, and returns why it does not apply. */
async function whyNotApplicable(rule: string, kind: "validateResource" | "validateStack", args: object) {
  const policy = policies().find(({ name }) => name === rule) as unknown as Record<typeof kind, Validate>;
  const reasons: string[] = [];
  const notApplicable = (reason: string): void => void reasons.push(reason);
  await policy[kind]({ ...args, notApplicable }, () => assert.fail("complained"));
  return reasons;
}

type Validate = (args: object, report: () => never) => unknown;

describe("an exception in the policy pack", () => {
  it("keeps a rule from complaining about what it is about, and about nothing else", async () => {
    const stack = [notValidating, trail("second", { enableLogFileValidation: false })];
    assert.equal((await saidBy(validation, stack)).length, 2);
    const [message, ...others] = await saidBy(validation, stack, { ...signed, resource: "audit" });
    assert.deepEqual(others, []);
    assert.match(message ?? "", /^Found: trail "second" does not validate/);
  });

  it("covers what is not known as well", async () => {
    const doubtful = [trail("audit", { enableLogFileValidation: notYetKnown })];
    assert.equal((await saidBy(validation, doubtful)).length, 1);
    assert.deepEqual(await saidBy(validation, doubtful, { ...signed, resource: "audit" }), []);
  });

  it("that has ended does not count, which the message says", async () => {
    const [message] = await saidBy(validation, [notValidating], { ...ended, resource: "audit" });
    assert.equal(
      message?.split("\n").at(-1),
      'The exception that "ciso" approved ended on 2020-02-29: "sandbox". Where it is still needed, have it approved again, ' +
        "and set its until to a later day.",
    );
    const [ofOther] = await saidBy(validation, [notValidating], { ...ended, resource: "second" });
    assert.doesNotMatch(ofOther ?? "ended", /ended/);
  });

  it("tells Pulumi that the policy does not apply, until when and why", async () => {
    const about = { exceptions: [{ ...signed, resource: "audit" }] };
    const { type, name, props } = notValidating;
    const seen = { type, name, urn: "urn:audit", props: asInPreview(props) };
    const made = { ...seen, provider: { type: "pulumi:providers:aws", name: "a", urn: "urn:a", props: {} } };
    const getConfig = () => about;
    assert.deepEqual(await whyNotApplicable(validation, "validateResource", { ...made, getConfig }), [
      'excepted until 9999-12-31: "sandbox"',
    ]);
    const twice = [provider, provider].map((by, index) => ({
      ...made,
      urn: `urn:${index}`,
      props: asInPreview({ s3BucketName: "logs" }),
      provider: { ...made.provider, ...by },
    }));
    const ofAccount = () => ({ exceptions: [{ ...signed, account: accountId }] });
    assert.deepEqual(await whyNotApplicable(once, "validateStack", { resources: twice, getConfig: ofAccount }), [
      'excepted until 9999-12-31: "sandbox"',
    ]);
  });

  it("of an account counts by the id that its provider tells, and never where none does", async () => {
    const stack = [notValidating, trail("second", {})];
    const anywhere = stack.map((each) => ({ ...each, provider: { name: "any", props: { region: "eu-west-1" } } }));
    const ofAccount = { ...signed, account: accountId };
    assert.equal((await saidBy(once, stack)).length, 1);
    assert.deepEqual(await saidBy(once, stack, ofAccount), []);
    assert.equal((await saidBy(once, stack, { ...ofAccount, account: "999999999999" })).length, 1);
    assert.equal((await saidBy(once, anywhere, ofAccount)).length, 1);
    assert.deepEqual(await saidBy(validation, stack, ofAccount), []);
    assert.equal((await saidBy(validation, anywhere, ofAccount)).length, 2);
  });

  it("is without effect on the gate, which says so", async () => {
    const ofAccount = { ...signed, account: accountId };
    const [message = ""] = await saidBy(gate, [notValidating], ofAccount);
    assert.match(message, /^Fix: .* Exceptions of this rule count in an audit only, not in a preview\.$/m);
    const [without = ""] = await saidBy(gate, [notValidating]);
    assert.match(without, /^Fix: /m);
    assert.doesNotMatch(without, /Exceptions/);
  });

  it("keeps a trail from being remediated, as long as it holds", () => {
    const policy = policies().find(({ name }) => name === validation);
    const remediate = (policy as unknown as Record<"remediateResource", (args: object) => object | undefined>)
      .remediateResource;
    const remediated = (...exceptions: readonly object[]) =>
      remediate({
        type: notValidating.type,
        name: "audit",
        urn: "urn:audit",
        props: asInPreview({ s3BucketName: "logs", enableLogFileValidation: false }),
        provider: { type: "pulumi:providers:aws", name: "a", urn: "urn:a", props: {} },
        getConfig: () => ({ exceptions }),
      });
    assert.equal(remediated({ ...signed, resource: "audit" }), undefined);
    for (const exception of [
      { ...ended, resource: "audit" },
      { ...signed, resource: "second" },
    ]) {
      assert.deepEqual({ ...remediated(exception) }, { s3BucketName: "logs", enableLogFileValidation: true });
    }
  });

  it("that cannot be read lets nothing pass", async () => {
    const [message = ""] = await saidBy(validation, [notValidating], { ...signed, resource: "audit", until: "soon" });
    assert.match(message, /^The configuration of this rule is faulty.*\n- exceptions\[0\]: until is "soon"\./);
  });

  it("does not refer others to what it keeps a rule from saying", async () => {
    const good = { isMultiRegionTrail: true, enableLogFileValidation: true, kmsKeyId: "key" };
    const left: ServedResource = { type: "aws-native:cloudtrail:Trail", name: "left", props: {}, provider };
    const referred = async (config: ServedConfig) => {
      const reports = await serve([left, trail("audit", good)], { config });
      return new Set(reports.flatMap(({ message }) => /do what ([\w-]+) says/.exec(message)?.[1] ?? []));
    };
    const [first = "", ...others] = await referred({});
    assert.deepEqual([others, first === gate], [[], false]);
    const exceptions = [{ ...signed, resource: "left" }];
    const [second = "", ...more] = await referred({ [first]: { exceptions } });
    assert.deepEqual(more, []);
    assert.notEqual(second, first);
  });

  it("changes no answer about another resource, and of no other rule", async () => {
    const warning = Object.fromEntries(rules.map(({ name }) => [name, { unknown: "warn" }]));
    const answers = async (stack: readonly ServedResource[], config: ServedConfig) =>
      (await serve(stack, { config }))
        .map(({ policy, level, urn }) => ({ policy, level, urn }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    let excepted = 0;
    await fc.assert(
      fc.asyncProperty(hostileStack, fc.nat(), async (stack, index) => {
        const before = await answers(stack, warning);
        const { policy = gate, urn = "" } = before[index % Math.max(before.length, 1)] ?? {};
        const isOfAccount = accountRules.some(({ name }) => name === policy);
        const exceptions = [{ ...signed, ...(isOfAccount ? { account: accountId } : { resource: urn }) }];
        const after = await answers(stack, { ...warning, [policy]: { unknown: "warn", exceptions } });
        const isOther = (answer: (typeof before)[number]) => answer.policy !== policy || answer.urn !== urn;
        assert.deepEqual(after.filter(isOther), before.filter(isOther));
        // Few accounts of such stacks are known.
        assert.ok(isOfAccount || after.every(isOther));
        excepted += before.length - after.length;
      }),
      { numRuns: 60 },
    );
    assert.ok(excepted > 0);
  });
});
