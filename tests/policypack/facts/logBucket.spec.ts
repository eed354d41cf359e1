import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import type { DeliveringTrail, LogBucketFacts } from "../../../rules/facts/logBucketFacts";
import { deliveringTrails } from "../../../policypack/facts/deliveringTrail";
import { logBucketsFromStack } from "../../../policypack/facts/logBucket";
import type { Resource } from "../../../policypack/facts/resource";
import type { Classic } from "../classic";
import { foreign, odd } from "../odd";
import { notYetKnown, resource } from "../preview";
import type { BlockOf, ClassicTrail, ItemOf, PropertiesOf } from "../propertiesOf";

const classic = "aws:s3/bucket:Bucket";
const v2 = "aws:s3/bucketV2:BucketV2";
const native = "aws-native:s3:Bucket";

/** A resource, of which these properties come from others. */
function of<Type extends string>(
  type: Type,
  name: string,
  properties: PropertiesOf<Type>,
  origins: Record<string, readonly Resource[]> = {},
): Resource {
  return resource(type, properties, { name, urn: `urn:${type}::${name}`, propertyDependencies: origins });
}

function trail(properties: ClassicTrail = {}, origins: Record<string, readonly Resource[]> = {}): Resource {
  return of("aws:cloudtrail/trail:Trail", "trail", { name: "audit", s3BucketName: "logs", ...properties }, origins);
}

function bucket<Type extends string = typeof classic>(
  properties = {} as PropertiesOf<Type>,
  type: Type = classic as Type,
): Resource {
  const named = type === native ? { bucketName: "logs" } : { bucket: "logs" };
  return of(type, "bucket", { ...named, ...properties });
}

/** A resource that sets something about the bucket. */
function part<Type extends string>(type: Type, properties: PropertiesOf<Type>, name = "part"): Resource {
  return of(type, name, { bucket: "logs", ...properties });
}

/** What is asked about a trail, which has tests of its own. */
function delivering(one: Resource): DeliveringTrail {
  return deliveringTrails([one])(one);
}

function factsOf(...resources: readonly Resource[]): LogBucketFacts {
  const [facts, ...others] = logBucketsFromStack([...resources, trail()]);
  assert.ok(facts !== undefined && others.length === 0);
  return facts;
}

/** What the program leaves to the provider, in a preview. */
const computed: Classic<typeof classic> = {
  acl: notYetKnown,
  arn: notYetKnown,
  grants: notYetKnown,
  lifecycleRules: notYetKnown,
  logging: notYetKnown,
  objectLockConfiguration: notYetKnown,
  objectLockEnabled: notYetKnown,
  policy: notYetKnown,
  versioning: notYetKnown,
  ...foreign({ id: notYetKnown }),
};

const nothingSet: LogBucketFacts = {
  name: "bucket",
  id: `urn:${classic}::bucket`,
  trails: [
    {
      ...delivering(trail()),
      name: "trail",
      trailName: known("audit"),
      isOrganizationTrail: known(false),
      keyPrefix: known(""),
    },
  ],
  blocksPublicAccess: known(false),
  hasPublicAcl: known(false),
  policy: known("absent"),
  isVersioned: known(false),
  accessLogging: known("off"),
  locksObjects: known(false),
  expiresAfterDays: known(Infinity),
  isForceDestroyed: known(false),
};

const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

function firstAction({ policy }: LogBucketFacts): string | undefined {
  assert.ok(policy.known && policy.value !== "absent" && "statements" in policy.value, JSON.stringify(policy));
  return policy.value.statements[0]?.actions[0];
}

describe("the buckets that trails of a stack deliver to", () => {
  it("are none without trails, whatever buckets there are", () => {
    assert.deepEqual(logBucketsFromStack([bucket()]), []);
  });

  it("are none where trails name buckets outside the stack, even by values that are not known", () => {
    const elsewhere = of("pulumi:pulumi:StackReference", "shared", {});
    assert.deepEqual(logBucketsFromStack([bucket(), trail({ s3BucketName: "other" })]), []);
    assert.deepEqual(
      logBucketsFromStack([bucket(), trail({ s3BucketName: notYetKnown }, { s3BucketName: [elsewhere] })]),
      [],
    );
    assert.deepEqual(logBucketsFromStack([trail({ s3BucketName: null })]), []);
  });

  it("are found by name, whatever their type", () => {
    for (const type of [classic, v2, native] as const) {
      assert.deepEqual(factsOf(bucket({}, type)), { ...nothingSet, id: `urn:${type}::bucket` }, type);
    }
  });

  it("are found by origin where the name is not known", () => {
    const unnamed = of(native, "bucket", { bucketName: notYetKnown });
    const found = logBucketsFromStack([unnamed, trail({ s3BucketName: notYetKnown }, { s3BucketName: [unnamed] })]);
    assert.deepEqual(
      found.map(({ id }) => id),
      [unnamed.urn],
    );
  });

  it("are found through the resources that set something about them", () => {
    const versioning = of(
      "aws:s3/bucketVersioning:BucketVersioning",
      "v",
      { bucket: notYetKnown },
      { bucket: [bucket()] },
    );
    const delivering = trail({ s3BucketName: notYetKnown }, { s3BucketName: [versioning] });
    assert.equal(logBucketsFromStack([bucket(), versioning, delivering]).length, 1);
  });

  it("are found in circular references without looping", () => {
    const circle = of("aws:s3/bucketVersioning:BucketVersioning", "v", { bucket: notYetKnown });
    const origins = { s3BucketName: [circle] };
    const turned = { ...circle, propertyDependencies: { bucket: [circle] } };
    assert.deepEqual(logBucketsFromStack([turned, trail({ s3BucketName: notYetKnown }, origins)]), []);
  });

  it("are listed once, with all their trails", () => {
    const organization = of("aws-native:cloudtrail:Trail", "organization", {
      s3BucketName: "logs",
      s3KeyPrefix: "org",
      isOrganizationTrail: true,
      trailName: notYetKnown,
    });
    const [facts, ...others] = logBucketsFromStack([trail(), bucket(), organization]);
    assert.deepEqual(others, []);
    assert.deepEqual(facts?.trails, [
      ...nothingSet.trails,
      {
        ...delivering(organization),
        name: "organization",
        trailName: unknown("trailName is not known before deployment", "give trailName a plain value"),
        isOrganizationTrail: known(true),
        keyPrefix: known("org"),
      },
    ]);
  });
});

describe("facts of a log bucket", () => {
  it("treat a property that the provider fills in as absent", () => {
    assert.deepEqual(factsOf(bucket(computed)), nothingSet);
  });

  it("are not known for a bucket without properties, except what other resources set", () => {
    const left = of(classic, "bucket", {});
    const delivering = trail({ s3BucketName: notYetKnown }, { s3BucketName: [left] });
    const versioning = of(
      "aws:s3/bucketVersioning:BucketVersioning",
      "v",
      { bucket: notYetKnown, versioningConfiguration: { status: "Enabled" } },
      { bucket: [left] },
    );
    const [facts] = logBucketsFromStack([left, delivering, versioning]);
    assert.ok(facts !== undefined);
    assert.deepEqual(facts.isVersioned, known(true));
    for (const fact of [facts.policy, facts.accessLogging, facts.isForceDestroyed, facts.expiresAfterDays]) {
      assert.ok(!fact.known);
      assert.match(fact.remedy, /--target 'urn:aws:s3\/bucket:Bucket::bucket'/);
    }
  });

  it("are not known where the resource for them has no properties or does not say which bucket it is for", () => {
    const policyType = "aws:s3/bucketPolicy:BucketPolicy";
    const left = factsOf(bucket(), of(policyType, "policy", {})).policy;
    assert.ok(!left.known);
    assert.match(left.why, /^this operation shows none of its properties/);
    const astray = of(policyType, "policy", { bucket: notYetKnown, policy: "{}" });
    assert.deepEqual(
      factsOf(bucket(), astray).policy,
      unknown(
        'the bucket of aws:s3/bucketPolicy:BucketPolicy "policy" is not known before deployment',
        'give aws:s3/bucketPolicy:BucketPolicy "policy" the bucket\'s name',
      ),
    );
    const foreign = of(policyType, "policy", { bucket: "other", policy: "{}" });
    assert.deepEqual(factsOf(bucket(), foreign).policy, known("absent"));
  });

  it("are not known where two resources set the same thing", () => {
    const versioning = (name: string) =>
      part("aws:s3/bucketVersioning:BucketVersioning", { versioningConfiguration: { status: "Enabled" } }, name);
    assert.deepEqual(
      factsOf(bucket(), versioning("a"), versioning("b")).isVersioned,
      unknown(
        '2 resources such as aws:s3/bucketVersioning:BucketVersioning "a" set the same thing, and the last one deployed wins',
        "keep one of them",
      ),
    );
  });

  it("say whether destroying the stack deletes the files", () => {
    assert.deepEqual(factsOf(bucket({ forceDestroy: true })).isForceDestroyed, known(true));
    assert.equal(factsOf(bucket({ forceDestroy: odd("yes") })).isForceDestroyed.known, false);
  });
});

describe("public access to a log bucket", () => {
  const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
  const on = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  } satisfies Classic<typeof block>;
  const settings = Object.keys(on);
  const accountBlock = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

  it("is blocked by all four settings together", () => {
    assert.deepEqual(factsOf(bucket(), part(block, on)).blocksPublicAccess, known(true));
    assert.deepEqual(factsOf(bucket({ publicAccessBlockConfiguration: on }, native)).blocksPublicAccess, known(true));
    for (const setting of settings) {
      assert.deepEqual(
        factsOf(bucket(), part(block, { ...on, [setting]: undefined })).blocksPublicAccess,
        known(false),
        setting,
      );
      assert.equal(factsOf(bucket(), part(block, { ...on, [setting]: notYetKnown })).blocksPublicAccess.known, false);
    }
  });

  it("is blocked where the account of the same provider adds what is missing", () => {
    const half: Classic<typeof block> = { blockPublicAcls: true, ignorePublicAcls: true };
    const other: Classic<typeof accountBlock> = { blockPublicPolicy: true, restrictPublicBuckets: true };
    const facts = (account: object) =>
      factsOf(bucket(), part(block, half), { ...of(accountBlock, "account", other), ...account });
    assert.deepEqual(facts({}).blocksPublicAccess, known(true));
    const provider = { name: "other", urn: "urn:other", props: { profile: "other" } };
    assert.deepEqual(facts({ provider }).blocksPublicAccess, known(false));
  });

  it("is blocked by the account of another provider that allows only the same account", () => {
    const throughProvider = (profile: string, accountId: string) => ({
      provider: { name: profile, urn: `urn:${profile}`, props: { profile, allowedAccountIds: [accountId] } },
    });
    const blocks = (accountId: string) =>
      factsOf(
        { ...bucket(), ...throughProvider("logs", "123456789012") },
        { ...of(accountBlock, "account", on), ...throughProvider("security", accountId) },
      ).blocksPublicAccess;
    assert.deepEqual(blocks("123456789012"), known(true));
    assert.deepEqual(blocks("210987654321"), known(false));
  });

  it("comes from canned ACLs, of the bucket or of a separate resource", () => {
    const publicAcls: [Classic<typeof classic>, Resource?][] = [
      [{ acl: "public-read" }],
      [{ acl: "private" }, part("aws:s3/bucketAcl:BucketAcl", { acl: "public-read-write" })],
      [{}, part("aws:s3/bucketAclV2:BucketAclV2", { acl: "authenticated-read" })],
    ];
    for (const [properties, acl] of publicAcls) {
      assert.deepEqual(factsOf(bucket(properties), ...(acl === undefined ? [] : [acl])).hasPublicAcl, known(true));
    }
    assert.deepEqual(factsOf(bucket({ accessControl: "PublicRead" }, native)).hasPublicAcl, known(true));
    assert.deepEqual(factsOf(bucket({ accessControl: "Private" }, native)).hasPublicAcl, known(false));
    assert.deepEqual(factsOf(bucket({ acl: "log-delivery-write" })).hasPublicAcl, known(false));
  });

  it("comes from grants to groups of AWS", () => {
    const uri = "http://acs.amazonaws.com/groups/global/AllUsers";
    assert.deepEqual(factsOf(bucket({ grants: [{ permissions: ["READ"], uri }] })).hasPublicAcl, known(true));
    type Grant = ItemOf<BlockOf<Classic<"aws:s3/bucketAcl:BucketAcl">["accessControlPolicy"]>["grants"]>;
    const granted = (grantee: Grant["grantee"]) =>
      factsOf(bucket(), part("aws:s3/bucketAcl:BucketAcl", { accessControlPolicy: { grants: [{ grantee }] } }));
    assert.deepEqual(granted({ uri: uri.replace("AllUsers", "AuthenticatedUsers") }).hasPublicAcl, known(true));
    assert.deepEqual(granted({ uri: uri.replace("global/AllUsers", "s3/LogDelivery") }).hasPublicAcl, known(false));
    assert.equal(granted({ uri: notYetKnown }).hasPublicAcl.known, false);
  });
});

describe("the policy of a log bucket", () => {
  const policyType = "aws:s3/bucketPolicy:BucketPolicy";
  const named = (Action: string) => ({ Statement: [{ ...statement, Action }] });

  it("is that of the separate resource, else the bucket's own, as text or object", () => {
    const text = JSON.stringify(named("text"));
    assert.equal(firstAction(factsOf(bucket({ policy: "{}" }), part(policyType, { policy: text }))), "text");
    assert.equal(firstAction(factsOf(bucket(), part(policyType, { policy: named("object") }))), "object");
    assert.equal(
      firstAction(factsOf(bucket({}, native), part("aws-native:s3:BucketPolicy", { policyDocument: named("native") }))),
      "native",
    );
    assert.equal(firstAction(factsOf(bucket({ policy: text }))), "text");
    assert.deepEqual(factsOf(bucket({ policy: "" })).policy, known("absent"));
  });

  it("is not known while any part is not known, with a way to make it known", () => {
    for (const policy of [notYetKnown, { Statement: [{ ...statement, Resource: [notYetKnown] }] }]) {
      const origins = { policy: [bucket()] };
      const fact = factsOf(bucket(), of(policyType, "policy", { bucket: "logs", policy }, origins)).policy;
      assert.ok(!fact.known);
      assert.match(fact.why, /not known before deployment, it comes from aws:s3\/bucket:Bucket "bucket"$/);
      assert.match(fact.remedy, /\(bucket\.bucket\), rather than from its ARN/);
    }
  });

  it("is malformed where it is not a policy", () => {
    const { policy } = factsOf(bucket(), part(policyType, { policy: "{" }));
    assert.deepEqual(policy, known({ malformed: "has a policy that is not JSON" }));
  });
});

describe("versioning of a log bucket", () => {
  const versioning = "aws:s3/bucketVersioning:BucketVersioning";

  it("is on in every spelling", () => {
    const configuration = { versioningConfiguration: { status: "Enabled" } } satisfies Classic<typeof versioning>;
    const on: readonly (readonly Resource[])[] = [
      [bucket(), part(versioning, configuration)],
      [bucket({ versioning: { enabled: false } }), part("aws:s3/bucketVersioningV2:BucketVersioningV2", configuration)],
      [bucket({ versioning: { enabled: true } })],
      [bucket({ versionings: [{ enabled: true }] }, v2)],
      [bucket(configuration, native)],
      [bucket({ objectLockEnabled: true })],
    ];
    for (const [index, resources] of on.entries()) {
      assert.deepEqual(factsOf(...resources).isVersioned, known(true), `case ${index}`);
    }
  });

  it("is off when suspended or left out", () => {
    const suspended = { versioningConfiguration: { status: "Suspended" } } satisfies Classic<typeof versioning>;
    assert.deepEqual(
      factsOf(bucket({ versioning: { enabled: true } }), part(versioning, suspended)).isVersioned,
      known(false),
    );
    assert.deepEqual(factsOf(bucket(suspended, native)).isVersioned, known(false));
    assert.deepEqual(factsOf(bucket({ versioning: { mfaDelete: true } })).isVersioned, known(false));
  });

  it("is not known where its status is unknown or of another type", () => {
    for (const status of [notYetKnown, odd(true)]) {
      assert.equal(
        factsOf(bucket(), part(versioning, { versioningConfiguration: { status } })).isVersioned.known,
        false,
      );
    }
  });
});

describe("access logging of a log bucket", () => {
  const logging = "aws:s3/bucketLogging:BucketLogging";
  const target = of(classic, "target", { bucket: "target" });

  it("goes to another bucket in every spelling", () => {
    const elsewhere: readonly (readonly Resource[])[] = [
      [bucket(), part(logging, { targetBucket: "target" })],
      [bucket(), part("aws:s3/bucketLoggingV2:BucketLoggingV2", { targetBucket: "target" })],
      [bucket(), of(logging, "l", { bucket: "logs", targetBucket: notYetKnown }, { targetBucket: [target] }), target],
      [bucket({ logging: { targetBucket: "target" } })],
      [bucket({ loggings: [{ targetBucket: "target" }] }, v2)],
      [
        of(classic, "bucket", { bucket: "logs", logging: { targetBucket: notYetKnown } }, { logging: [target] }),
        target,
      ],
      [bucket({ loggingConfiguration: { destinationBucketName: "target" } }, native)],
    ];
    for (const [index, resources] of elsewhere.entries()) {
      assert.deepEqual(factsOf(...resources).accessLogging, known("elsewhere"), `case ${index}`);
    }
  });

  it("goes to the bucket itself in every spelling", () => {
    const self = bucket();
    const itself: readonly (readonly Resource[])[] = [
      [self, part(logging, { targetBucket: "logs" })],
      [self, of(logging, "l", { bucket: "logs", targetBucket: notYetKnown }, { targetBucket: [self] })],
      [bucket({ logging: { targetBucket: "logs" } })],
      [bucket({ loggingConfiguration: { destinationBucketName: "logs" } }, native)],
      [bucket({ loggingConfiguration: { logFilePrefix: "access/" } }, native)],
    ];
    for (const [index, resources] of itself.entries()) {
      assert.deepEqual(factsOf(...resources).accessLogging, known("itself"), `case ${index}`);
    }
  });

  it("is not known where the target is unknown and comes from no bucket", () => {
    assert.equal(factsOf(bucket(), part(logging, { targetBucket: notYetKnown })).accessLogging.known, false);
    assert.equal(factsOf(bucket({ logging: { targetBucket: notYetKnown } })).accessLogging.known, false);
  });

  it("is off without a target", () => {
    assert.deepEqual(factsOf(bucket(), part(logging, { targetBucket: "" })).accessLogging, known("off"));
    assert.deepEqual(factsOf(bucket({ loggings: [] }, v2)).accessLogging, known("off"));
  });
});

describe("Object Lock of a log bucket", () => {
  const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

  it("locks new objects by a default retention alone", () => {
    const days = { rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } };
    const years = { rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } } };
    const list = { rules: [{ defaultRetentions: [{ mode: "GOVERNANCE", days: 1 }] }] };
    assert.deepEqual(factsOf(bucket(), part(lock, days)).locksObjects, known(true));
    assert.deepEqual(factsOf(bucket(), part(lock, years)).locksObjects, known(true));
    assert.deepEqual(factsOf(bucket({ objectLockConfiguration: list }, v2)).locksObjects, known(true));
    assert.deepEqual(factsOf(bucket({ objectLockConfiguration: years }, native)).locksObjects, known(true));
    assert.deepEqual(factsOf(bucket(), part(lock, { objectLockEnabled: "Enabled" })).locksObjects, known(false));
    assert.deepEqual(factsOf(bucket({ objectLockEnabled: true })).locksObjects, known(false));
  });

  it("is not known where the retention is unknown", () => {
    const later = { rule: { defaultRetention: { days: notYetKnown } } };
    assert.equal(factsOf(bucket(), part(lock, later)).locksObjects.known, false);
  });
});

describe("the expiry of log files", () => {
  const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
  type Rule = ItemOf<Classic<typeof lifecycle>["rules"]>;
  const days = (...rules: readonly Rule[]) => factsOf(bucket(), part(lifecycle, { rules })).expiresAfterDays;
  const rule = (more: Rule = {}): Rule => ({ status: "Enabled", expiration: { days: 90 }, ...more });

  it("is the earliest of all rules that apply to log files", () => {
    assert.deepEqual(days(rule()), known(90));
    assert.deepEqual(days(rule(), rule({ expiration: { days: 30 } }), rule({ expiration: { days: 60 } })), known(30));
    assert.deepEqual(days(rule({ filter: { prefix: "AWSLogs/123456789012/" } })), known(90));
    assert.deepEqual(days(rule({ filter: { and: { prefix: "AWS", objectSizeGreaterThan: 1 } } })), known(90));
    assert.deepEqual(days(rule({ expiration: { date: "2030-01-01T00:00:00Z" } })), known(0));
  });

  it("is never where no rule deletes log files", () => {
    const harmless = [
      rule({ status: "Disabled" }),
      rule({ expiration: { expiredObjectDeleteMarker: true, days: 0, date: "" } }),
      rule({ expiration: undefined, transitions: [{ days: 1, storageClass: "GLACIER" }] }),
      rule({ filter: { prefix: "tmp/" } }),
      rule({ prefix: "other/AWSLogs/" }),
      rule({ filter: { tag: { key: "kind", value: "tmp" } } }),
      rule({ filter: { and: { tags: { kind: "tmp" } } } }),
    ];
    for (const one of harmless) {
      assert.deepEqual(days(one), known(Infinity), JSON.stringify(one));
    }
  });

  it("concerns the key prefix of the trails", () => {
    const prefixed = (prefix: string, s3KeyPrefix: string) =>
      logBucketsFromStack([bucket(), trail({ s3KeyPrefix }), part(lifecycle, { rules: [rule({ prefix })] })])[0]
        ?.expiresAfterDays;
    assert.deepEqual(prefixed("audit/", "audit"), known(90));
    assert.deepEqual(prefixed("AWSLogs/", "audit"), known(Infinity));
    assert.deepEqual(prefixed("AWSLogs/", notYetKnown), known(90));
  });

  it("is read from the bucket itself in every spelling", () => {
    const inline = [
      bucket({ lifecycleRules: [{ enabled: true, expiration: { days: 90 } }] }),
      bucket({ lifecycleRules: [{ enabled: true, tags: {}, expirations: [{ days: 90 }] }] }, v2),
      bucket({ lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 90 }] } }, native),
    ];
    for (const one of inline) {
      assert.deepEqual(factsOf(one).expiresAfterDays, known(90), one.type);
    }
    assert.deepEqual(
      factsOf(bucket({ lifecycleRules: [{ enabled: false, expiration: { days: 90 } }] })).expiresAfterDays,
      known(Infinity),
    );
    assert.deepEqual(
      factsOf(
        bucket({ lifecycleConfiguration: { rules: [{ status: "Enabled", expirationDate: "2030-01-01" }] } }, native),
      ).expiresAfterDays,
      known(0),
    );
  });

  it("is not known where a number or a status is unknown", () => {
    for (const one of [rule({ expiration: { days: notYetKnown } }), rule({ status: notYetKnown })]) {
      assert.equal(days(one).known, false, JSON.stringify(one));
    }
    assert.equal(factsOf(bucket(), part(lifecycle, { rules: notYetKnown })).expiresAfterDays.known, false);
  });
});
