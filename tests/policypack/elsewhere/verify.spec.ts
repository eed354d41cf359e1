import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { Coverage } from "../../../rules/configuration/coverage";
import { type Fact, known } from "../../../rules/facts/fact";
import type { Sight } from "../../../live/lookUp";
import { sdkMissing } from "../../../live/refusal";
import { accountsFromStack, type StackAccount } from "../../../policypack/facts/stack";
import type { StackResource } from "../../../policypack/facts/stackResource";
import { type LookUp, Verifier } from "../../../policypack/elsewhere/verify";
import { asInPreview, classicTrail, notYetKnown, resource } from "../preview";
import type { ClassicTrail } from "../propertiesOf";
import { doubtful, trail } from "../../rules/trails";
import { soon } from "../../soon";

const id = "111111111111";
const arnOf = (name: string): string => `arn:aws:cloudtrail:us-east-1:${id}:trail/${name}`;
const live: Coverage = { verification: "live", coveringTrails: [], accounts: [], timeoutSeconds: 20 };

function accountsOf(inputs: object, ...trails: readonly StackResource[]): readonly StackAccount[] {
  const provider = { type: "pulumi:providers:aws", name: "prod", urn: "urn:provider", props: asInPreview(inputs) };
  const resources = [resource("aws:s3/bucket:Bucket", { bucket: "a" }), ...trails];
  return accountsFromStack(
    resources.map((each) => ({ ...each, provider })),
    new Map(),
  );
}

function seeing(...names: readonly string[]): () => Promise<Fact<Sight>> {
  const trails = names.map((name) => trail({ name, id: arnOf(name) }));
  return () => Promise.resolve(known({ accountId: id, trails }));
}

async function verified(ask: LookUp, coverage: Partial<Coverage> = {}, accounts = accountsOf({})) {
  const [facts] = await new Verifier(ask).verify(accounts, { ...live, ...coverage });
  assert.ok(facts !== undefined);
  return facts;
}

describe("an account that AWS is asked about", () => {
  it("has the trails that AWS shows", async () => {
    const { trails, faults, notSeen } = await verified(seeing("audit"));
    assert.deepEqual([trails.map(({ id }) => id), faults, notSeen], [[arnOf("audit")], undefined, undefined]);
  });

  it("has a trail of the stack once, as the stack is about to change it", async () => {
    for (const names of [{ name: "audit" }, { arn: arnOf("audit"), name: notYetKnown }]) {
      const accounts = accountsOf({}, classicTrail({ ...names, isMultiRegionTrail: false }));
      const { trails } = await verified(seeing("audit", "other"), {}, accounts);
      assert.deepEqual(
        trails.map(({ isMultiRegion }) => isMultiRegion),
        [known(false), known(true)],
        JSON.stringify(names),
      );
    }
  });

  it("may have only the organization's where the stack makes a trail, which may replace the one that AWS shows", async () => {
    const foreign = trail({ name: "company", id: arnOf("company").replace(id, "999999999999") });
    const ask: LookUp = () =>
      Promise.resolve(known({ accountId: id, trails: [trail({ name: "audit", id: arnOf("audit") }), foreign] }));
    for (const name of ["audit-renamed", notYetKnown]) {
      const accounts = accountsOf({}, classicTrail({ name, arn: notYetKnown, enableLogging: false }));
      const { trails, notSeen } = await verified(ask, {}, accounts);
      assert.deepEqual(
        trails.slice(1).map((each) => each.name),
        ["company"],
      );
      assert.match(notSeen?.why ?? "", /^AWS shows trail "audit", which this stack may be about to replace$/);
      const named = await verified(ask, { coveringTrails: [arnOf("audit")] }, accounts);
      assert.deepEqual([named.trails.length, named.notSeen], [3, undefined]);
    }
  });

  it("has the trails of another account of the stack that turns out to be the same", async () => {
    const good = {
      ...classicTrail({ name: "audit" }),
      provider: { type: "pulumi:providers:aws", name: "hub", urn: "urn:hub", props: { allowedAccountIds: [id] } },
    };
    const data = {
      ...resource("aws:s3/bucket:Bucket", { bucket: "a" }),
      provider: { type: "pulumi:providers:aws", name: "prod", urn: "urn:prod", props: { profile: "prod" } },
    };
    const accounts = accountsFromStack([good, data], new Map());
    const wanting = accounts.filter(({ facts }) => facts.trails.length === 0);
    assert.deepEqual([accounts.length, wanting.length], [2, 1]);
    const [facts] = await new Verifier(seeing("audit")).verify(wanting, live, accounts);
    assert.deepEqual(
      facts?.trails.map(({ name }) => name),
      accounts.find(({ facts }) => facts.trails.length > 0)?.facts.trails.map(({ name }) => name),
    );
  });

  it("has an organization's trail as another account of the stack is about to change it", async () => {
    const organization = arnOf("company").replace(id, "999999999999");
    const shown: LookUp = () =>
      Promise.resolve(known({ accountId: id, trails: [trail({ name: "company", id: organization })] }));
    const provider = (urn: string, account: string) => ({
      type: "pulumi:providers:aws",
      name: urn,
      urn,
      props: { region: "us-east-1", allowedAccountIds: [account] },
    });
    const member = { ...resource("aws:s3/bucket:Bucket", { bucket: "a" }), provider: provider("member", id) };
    const loggingSeen = async (properties: ClassicTrail) => {
      const manager = {
        ...classicTrail({ s3BucketName: "logs", ...properties }),
        provider: provider("hub", "999999999999"),
      };
      const accounts = accountsFromStack([manager, member], new Map());
      const wanting = accounts.filter(({ facts }) => facts.trails.length === 0);
      const [facts] = await new Verifier(shown).verify(wanting, live, accounts);
      return facts?.trails.map(({ isLogging }) => isLogging);
    };
    const off = { enableLogging: false, isOrganizationTrail: true };
    assert.deepEqual(await loggingSeen({ arn: organization, ...off }), [known(false)]);
    assert.deepEqual(await loggingSeen({ name: "company", arn: notYetKnown, ...off }), [known(false)]);
    assert.deepEqual(await loggingSeen({ arn: organization, isOrganizationTrail: false }), []);
    assert.deepEqual(await loggingSeen({ name: "other", ...off }), [known(true)]);
  });

  it("keeps an organization's trail that has the name of its own", async () => {
    const foreign = trail({ name: "audit", id: arnOf("audit").replace(id, "999999999999") });
    const ask = () => Promise.resolve(known({ accountId: id, trails: [foreign] }));
    assert.equal((await verified(ask, {}, accountsOf({}, classicTrail({ name: "audit" })))).trails.length, 2);
  });

  it("has to be the account that its provider and the configuration name", async () => {
    const other = await verified(seeing("audit"), {}, accountsOf({ allowedAccountIds: '["222222222222"]' }));
    assert.match(
      other.faults?.join() ?? "",
      /is 111111111111 by its credentials, but 222222222222 by the inputs of its provider/,
    );
    assert.equal(other.trails.length, 0);
    const unlisted = await verified(seeing("audit"), { accounts: ["222222222222"] });
    assert.deepEqual(unlisted.faults, ["is 111111111111, which the setting accounts does not list"]);
    assert.equal((await verified(seeing("audit"), { accounts: [id] })).faults, undefined);
  });

  it("has to show one of the trails that the configuration names", async () => {
    const coveringTrails = [arnOf("audit")];
    assert.equal((await verified(seeing("audit"), { coveringTrails })).faults, undefined);
    const { faults } = await verified(seeing(), { coveringTrails });
    assert.match(faults?.join() ?? "", /^has no trail "arn:.*audit", which the setting coveringTrails names/);
    const wanted: (boolean | undefined)[] = [];
    await verified(
      (_, isWanted) => {
        wanted.push(isWanted?.(arnOf("audit")), isWanted?.(arnOf("other")));
        return seeing()();
      },
      { coveringTrails },
    );
    assert.deepEqual(wanted, [true, false]);
  });

  it("may have unlisted trails where AWS does not answer, or asking fails", async () => {
    assert.equal((await verified(() => Promise.resolve(doubtful))).notSeen, doubtful);
    const { notSeen } = await verified(() => Promise.reject(new TypeError("hunter2")));
    assert.match(notSeen?.why ?? "", /TypeError/);
    assert.doesNotMatch(notSeen?.why ?? "", /hunter2/);
  });

  it("says which file of the pack may be missing where the SDK is", async () => {
    const missing = Object.assign(new Error("hunter2"), { code: "MODULE_NOT_FOUND" });
    for (const ask of [() => Promise.resolve(sdkMissing), () => Promise.reject(missing)]) {
      const { notSeen } = await verified(ask);
      assert.deepEqual(notSeen, {
        known: false,
        why: "the AWS SDK is not installed",
        remedy: "install the dependencies of the policy pack, or keep aws.cjs beside its executable",
      });
    }
  });

  it("may have unlisted trails where the inputs of its provider are not known", async () => {
    const { notSeen } = await verified(seeing("audit"), {}, accountsOf({ secretKey: notYetKnown, accessKey: "AKIA" }));
    assert.equal(notSeen?.why, 'secretKey of provider "prod" is not known');
  });

  it("stops waiting after the time limit", async () => {
    const start = performance.now();
    const { notSeen } = await verified(() => setTimeout(60_000, doubtful, { ref: false }), { timeoutSeconds: 1 });
    assert.match(notSeen?.why ?? "", /has not answered within the 1 s of verificationTimeoutSeconds/);
    assert.ok(performance.now() - start < soon);
  });

  it("is asked about once in a run", async () => {
    let asked = 0;
    const verifier = new Verifier(() => {
      asked++;
      return seeing("audit")();
    });
    for (const inputs of [{}, {}, { profile: "other" }]) {
      await verifier.verify(accountsOf(inputs), live);
    }
    assert.equal(asked, 2);
  });
});
