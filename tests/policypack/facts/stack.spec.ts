import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { accountsFromStack } from "../../../policypack/facts/stack";
import type { StackResource } from "../../../policypack/facts/stackResource";
import { asInPreview, classicTrail, nativeTrail, notYetKnown, resource } from "../preview";

const none = new Map<string, object>();

/** A bucket that a provider with these inputs deploys. */
function bucketOf(name: string, inputs: object): StackResource {
  return { ...resource("aws:s3/bucket:Bucket", { bucket: "data" }), provider: provider(name, inputs) };
}

/** A trail that a provider with these inputs deploys. */
function trailOf(name: string, inputs: object): StackResource {
  return { ...classicTrail({ isMultiRegionTrail: true }), provider: provider(name, inputs) };
}

function provider(name: string, inputs: object) {
  const type = "pulumi:providers:aws";
  return { type, name, urn: `urn:pulumi:dev::app::${type}::${name}`, props: asInPreview(inputs) };
}

function namesOf(...resources: readonly StackResource[]): readonly string[] {
  return accountsFromStack(resources, none).map(({ facts }) => facts.name);
}

function roles(...accounts: readonly string[]): string {
  return JSON.stringify(accounts.map((account) => ({ roleArn: `arn:aws:iam::${account}:role/deploy` })));
}

describe("the accounts of a stack", () => {
  it("are one account that is not in use where the stack has no AWS resources", () => {
    for (const type of [
      "pulumi:pulumi:Stack",
      "pulumi:providers:aws",
      "pulumi:providers:aws-native",
      "awsx:ec2:Vpc",
      "random:index/randomId:RandomId",
      "app:index:aws:Thing",
    ] as const) {
      const facts = { name: "the account", isInUse: false, trails: [] };
      assert.deepEqual(accountsFromStack([resource(type, {})], none), [{ facts, trailNames: [] }], type);
    }
  });

  it("are in use with any resource of aws or aws-native", () => {
    for (const type of ["aws:s3/bucket:Bucket", "aws-native:s3:Bucket"] as const) {
      const accounts = accountsFromStack([resource("pulumi:pulumi:Stack", {}), resource(type, {})], none);
      assert.deepEqual(
        accounts.map(({ facts }) => facts.isInUse),
        [true],
      );
    }
  });

  it("have the trails of both packages", () => {
    const [account] = accountsFromStack(
      [
        { ...classicTrail({ isMultiRegionTrail: true }), provider: provider("default", {}) },
        {
          ...nativeTrail({ isLogging: true }),
          provider: { ...provider("native", {}), type: "pulumi:providers:aws-native" },
        },
      ],
      none,
    );
    assert.deepEqual(
      account?.facts.trails.map(({ isMultiRegion }) => isMultiRegion),
      [known(true), known(false)],
    );
  });

  it("use what the program registered where a trail has no outputs", () => {
    const withoutOutputs = { ...classicTrail({}), provider: provider("default", {}) };
    const registered = new Map([[withoutOutputs.urn, { isMultiRegionTrail: true, s3BucketName: "logs" }]]);
    const [account] = accountsFromStack([withoutOutputs], registered);
    assert.deepEqual(account?.facts.trails[0]?.isMultiRegion, known(true));
  });

  it("prefer outputs to what the program registered", () => {
    const withOutputs = { ...classicTrail({ isMultiRegionTrail: false }), provider: provider("default", {}) };
    const registered = new Map([[withOutputs.urn, { isMultiRegionTrail: true, s3BucketName: "logs" }]]);
    const [account] = accountsFromStack([withOutputs], registered);
    assert.deepEqual(account?.facts.trails[0]?.isMultiRegion, known(false));
  });

  it("are one for providers that differ only in region and other settings", () => {
    const accounts = [
      bucketOf("a", { region: "eu-west-1", version: "7.21.0" }),
      bucketOf("b", { region: "us-east-1", skipMetadataApiCheck: "true", defaultTags: notYetKnown, maxRetries: "3" }),
      bucketOf("c", { profile: "", assumeRoles: "[]", endpoints: "[]" }),
    ];
    assert.deepEqual(namesOf(...accounts), ["the account"]);
  });

  it("are several for providers with other credentials", () => {
    const others = [{ profile: "prod" }, { accessKey: "AKIA1" }, { sharedCredentialsFiles: '["a"]' }];
    for (const [index, inputs] of [...others, { endpoints: '[{"sts":"http://127.0.0.1:4566"}]' }].entries()) {
      assert.deepEqual(
        namesOf(bucketOf("default", {}), bucketOf("other", inputs)),
        ['the account of provider "default"', 'the account of provider "other"'],
        String(index),
      );
    }
  });

  it("never have keys in their names", () => {
    const keys = { accessKey: "AKIAHUNTER2", secretKey: "hunter2", token: "hunter2" };
    assert.doesNotMatch(namesOf(bucketOf("default", {}), bucketOf("other", keys)).join(), /hunter2/i);
  });

  it("are named by the id of the last role or of the only allowed account", () => {
    assert.deepEqual(
      namesOf(
        bucketOf("a", { assumeRoles: roles("111111111111", "222222222222") }),
        bucketOf("b", { assumeRole: '{"roleArn":"arn:aws-us-gov:iam::333333333333:role/x"}' }),
        bucketOf("c", { allowedAccountIds: '["444444444444"]', profile: notYetKnown }),
        bucketOf("d", { assumeRoleWithWebIdentity: '{"roleArn":"arn:aws:iam::555555555555:role/x"}' }),
      ),
      ["account 222222222222", "account 333333333333", "account 444444444444", "account 555555555555"],
    );
  });

  it("are one where providers with other credentials have the same id", () => {
    const accounts = accountsFromStack(
      [
        bucketOf("a", { assumeRoles: roles("222222222222") }),
        bucketOf("b", { profile: "prod", allowedAccountIds: '["222222222222"]' }),
        bucketOf("c", { profile: "prod", region: "us-east-1" }),
      ],
      none,
    );
    assert.deepEqual(
      accounts.map(({ target }) => target?.accountId),
      ["222222222222"],
    );
  });

  it("have no id where the inputs contradict each other, or allow several", () => {
    for (const allowedAccountIds of ['["111111111111"]', '["111111111111","222222222222"]', "[", '{"toString":1}']) {
      const [account] = accountsFromStack(
        [bucketOf("a", { allowedAccountIds, assumeRoles: roles("333333333333") })],
        none,
      );
      const id = allowedAccountIds === '["111111111111"]' ? undefined : "333333333333";
      assert.equal(account?.target?.accountId, id, allowedAccountIds);
    }
  });

  it("include one for each provider whose inputs are not known, and say so", () => {
    const accounts = accountsFromStack(
      [
        trailOf("default", {}),
        bucketOf("one", { assumeRoles: notYetKnown }),
        bucketOf("two", { assumeRoles: notYetKnown, profile: notYetKnown }),
        bucketOf("three", { accessKey: "[secret]" }),
      ],
      none,
    );
    assert.deepEqual(
      accounts.map(({ facts }) => facts.name),
      [
        'the account of provider "default"',
        'the account of provider "one" (its assumeRoles is not known before deployment)',
        'the account of provider "three" (its accessKey is not known before deployment)',
        'the account of provider "two" (its assumeRoles and profile are not known before deployment)',
      ],
    );
    assert.equal(accounts[0]?.facts.notSeen, undefined);
    assert.match(
      accounts[1]?.facts.notSeen?.remedy ?? "",
      /^give provider "one" plain values, or set its allowedAccountIds/,
    );
  });

  it("are not named by a role where another role is not known, as that may lead elsewhere", () => {
    const hub = { assumeRoleWithWebIdentity: '{"roleArn":"arn:aws:iam::111111111111:role/x"}' };
    const accounts = accountsFromStack(
      [trailOf("hub", hub), bucketOf("spoke", { ...hub, assumeRoles: notYetKnown })],
      none,
    );
    assert.deepEqual(
      accounts.map(({ facts, target }) => [target?.accountId, facts.trails.length, facts.notSeen !== undefined]),
      [
        ["111111111111", 1, false],
        [undefined, 0, true],
      ],
    );
  });

  it("are several for providers of the same id that do not reach the same AWS, and named by them", () => {
    const own = { region: "eu-west-1", allowedAccountIds: '["111111111111"]' };
    const others = [
      { endpoints: '[{"cloudtrail":"http://127.0.0.1:1"}]' },
      { httpsProxy: "http://127.0.0.1:1" },
      { noProxy: "*" },
      { customCaBundle: "ca.pem" },
      { insecure: "true" },
      { region: "us-gov-west-1" },
    ];
    for (const inputs of others) {
      assert.deepEqual(
        namesOf(bucketOf("a", own), bucketOf("b", { ...own, ...inputs })),
        ['account 111111111111 as provider "a" reaches it', 'account 111111111111 as provider "b" reaches it'],
        JSON.stringify(inputs),
      );
    }
  });

  it("are one for providers of the same id with the same endpoints, or without a region of their own", () => {
    const id = { allowedAccountIds: '["111111111111"]' };
    const endpoints = ['[{"s3":"http://s3","sts":"http://sts"}]', '[{"sts":"http://sts"},{"s3":"http://s3","ec2":""}]'];
    assert.deepEqual(namesOf(...endpoints.map((each, index) => bucketOf(`p${index}`, { ...id, endpoints: each }))), [
      "the account",
    ]);
    assert.deepEqual(
      namesOf(bucketOf("a", { ...id, region: "cn-north-1" }), bucketOf("b", { ...id, insecure: "false" })),
      ["the account"],
    );
  });

  it("include one whose id is known where its endpoints are not, and say how to make them known", () => {
    const id = { allowedAccountIds: '["111111111111"]' };
    const accounts = accountsFromStack(
      [trailOf("known", id), bucketOf("unknown", { ...id, endpoints: notYetKnown })],
      none,
    );
    const doubts = accounts.map(({ facts: { notSeen } }) => notSeen && `${notSeen.why}; ${notSeen.remedy}`);
    assert.deepEqual(doubts, [
      undefined,
      'provider "unknown" may talk to anybody: its endpoints is not known before deployment; give provider "unknown" plain ' +
        "values",
    ]);
  });

  it("have no trail that a stack only reads, and are told which", () => {
    const [read, kept] = [trailOf("default", {}), { ...trailOf("default", {}), urn: "urn:kept" }];
    const registered = new Map<string, object>([
      [read.urn, {}],
      [kept.urn, { s3BucketName: "logs" }],
    ]);
    const [account] = accountsFromStack([read, kept], registered);
    assert.deepEqual(
      account?.facts.trails.map(({ id }) => id),
      ["urn:kept"],
    );
    assert.deepEqual(account.facts.faults, [
      'has trail "audit", which this stack only reads and does not keep, so that it does not count here',
    ]);
    const { facts } = accountsFromStack([read], registered)[0] ?? assert.fail();
    assert.equal(facts.isInUse, false);
  });

  it("may have a trail that a Terraform provider makes which is bridged at run time", () => {
    const bridged = { ...bucketOf("default", {}), type: "aws:index/cloudtrail:Cloudtrail" };
    const [account] = accountsFromStack([bridged], none);
    assert.match(
      account?.facts.notSeen?.why ?? "",
      /Terraform .* makes aws:index\/cloudtrail:Cloudtrail "audit", .* not support/,
    );
    assert.match(account?.facts.notSeen?.remedy ?? "", /^make the trail with @pulumi\/aws/);
  });

  it("have only their own trails", () => {
    const accounts = accountsFromStack([trailOf("a", { profile: "a" }), bucketOf("b", { profile: "b" })], none);
    assert.deepEqual(
      accounts.map(({ facts }) => facts.trails.length),
      [1, 0],
    );
  });

  it("come in the same order whatever that of the resources", () => {
    const resources = ["c", "a", "b"].map((name) => bucketOf(name, { profile: name }));
    assert.deepEqual(namesOf(...resources), namesOf(...resources.reverse()));
  });

  it("are found in linear time", () => {
    // The processor's time, which does not count what others do on the machine meanwhile.
    const time = (count: number): number => {
      const resources = Array.from({ length: count }, (_, index) =>
        bucketOf(`p${index % (count / 2)}`, { profile: `p${index % (count / 4)}`, region: "eu-west-1" }),
      );
      const before = process.cpuUsage();
      assert.equal(accountsFromStack(resources, none).length, count / 4);
      return process.cpuUsage(before).user;
    };
    time(1000);
    const ratio = time(20_000) / time(2000);
    assert.ok(ratio < 40, `10 times the resources took ${ratio} times as long`);
  });
});
