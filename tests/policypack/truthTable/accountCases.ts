/** Rows on accounts as a whole: what trails come to together, and stacks of several accounts or none. */
import type { ClassicTrail, NativeTrail } from "../propertiesOf";
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, row, type RuleSettings } from "./case";
import {
  account,
  classic,
  management,
  native,
  objectEvents,
  resource,
  secondTrail,
  type TableResource,
} from "./resources";
import {
  dataEvents,
  eventSources,
  gate,
  globalEvents,
  keyPolicy,
  keyRotation,
  logging,
  managementEvents,
  multiRegion,
  once,
  security,
  validation,
  undelivered,
} from "./rules";

const bucketType = "aws:s3/bucket:Bucket";
const films = resource(bucketType, "films", { bucket: "this-films" });
const otherAccount = "999999999999";

/** Selectors of management events only. */
const onlyManagement: ClassicTrail = { advancedEventSelectors: [management] };
const onlyObjects: ClassicTrail = { advancedEventSelectors: [objectEvents()] };

/** A trail that records one kind of management events, and the data events of all buckets. */
function kind(readWriteType: string): ClassicTrail {
  const dataResources = [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }];
  return { advancedEventSelectors: undefined, eventSelectors: [{ readWriteType, dataResources }] };
}

function withSecond(set: ClassicTrail, second: ClassicTrail): readonly TableResource[] {
  return classic({ set: { trail: set }, and: [secondTrail(second)] });
}

/** A stack with a trail, and with a bucket in what a second provider deploys to. */
function withOther(inputs: object): Pick<Case, "resources" | "providers" | "isAlone"> {
  return {
    resources: classic({ and: [{ ...films, provider: "other" }] }),
    providers: { other: { region: "eu-west-1", ...inputs } },
    isAlone: true,
  };
}

function profileOf(id: string): object {
  return { profile: "other", allowedAccountIds: JSON.stringify([id]) };
}

/** What makes another AWS of one, though the account has the same id. */
const elsewhere: readonly (readonly [string, object])[] = [
  ["with an endpoint of its own", { endpoints: JSON.stringify([{ cloudtrail: "http://127.0.0.1:1" }]) }],
  ["behind a proxy", { httpsProxy: "http://127.0.0.1:1" }],
  ["behind a proxy for plain HTTP", { httpProxy: "http://127.0.0.1:1" }],
  ["that trusts others to be AWS", { customCaBundle: "others.pem" }],
  ["that trusts anybody to be AWS", { insecure: "true" }],
  ["of another partition", { region: "cn-north-1" }],
];

function attested(settings: object): RuleSettings {
  return { [gate]: { verification: "attested", ...settings } };
}

const trailArn = `arn:aws:cloudtrail:us-east-1:${otherAccount}:trail/organization`;

/** The ARN of the trail that stacks have. */
const ownArn = `arn:aws:cloudtrail:eu-west-1:${account}:trail/this-audit`;
const chineseArn = `arn:aws-cn:cloudtrail:cn-north-1:${otherAccount}:trail/organization`;

/** A provider that does not tell its account. */
const anyAccount = { "this-account": { region: "eu-west-1" } };

const eachOf = (name: string, ...rules: readonly string[]) => rules.map((rule) => `${rule} of ${name}`);

/** A good trail, and what may look like one. */
const complete = classic()[0] ?? films;
const bridged: TableResource = {
  type: "aws:index/cloudtrail:Cloudtrail",
  name: "this-bridged",
  properties: { name: "bridged", isMultiRegionTrail: true },
};
const anyTrail: readonly (readonly [string, Partial<TableResource>])[] = [
  ["a component", { isComponent: true }],
  ["of another package's provider", { package: "random" }],
  ["of the provider of the other package of AWS", { package: "aws-native" }],
  ["a component with the type of aws-native", { isComponent: true, type: "aws-native:cloudtrail:Trail" }],
];

/** A trail that the stack reads: it has outputs only. */
const readTrail: TableResource = { ...complete, properties: {}, outputs: { ...complete.properties, arn: trailArn } };
const readNative = resource("aws-native:cloudtrail:Trail", "audit", {}, { outputs: nativeTrailProperties() });
const bareKey = resource("aws-native:kms:Key", "bare", {}, { outputs: { keyId: "this-bare" } });

/** Rows on accounts as a whole. */
export const accountCases: readonly Case[] = [
  { title: "let a stack pass that deploys nothing", resources: [], found: {}, isAlone: true },
  {
    title: "let a stack pass of components and other clouds",
    resources: [
      resource("app:index:Site", "site", {}),
      resource("random:index/randomId:RandomId", "id", { byteLength: 2 }),
    ],
    found: {},
    isAlone: true,
  },
  { title: "block a stack of one account without trail", resources: [films], found: broken(gate), isAlone: true },
  row("block an account without trail among others", [films], broken(gate)),
  row("block an account of aws-native without trail", [resource("aws-native:s3:Bucket", "films", {})], broken(gate)),
  row("take both packages for deploying to the same account", [
    ...native(),
    resource(bucketType, "films", { bucket: "this-films" }),
  ]),
  row(
    "block an account whose bucket is of version 6",
    [resource("aws:s3/bucketV2:BucketV2", "films", {})],
    broken(gate),
  ),
  row(
    "block an account with resources that are named like trails but are not",
    [resource("aws:cloudtrail/eventDataStore:EventDataStore", "audit", { multiRegionEnabled: true })],
    broken(gate),
  ),

  ...anyTrail.map(([kind, more]) =>
    row(
      `block an account whose trail is ${kind}, whatever its type says`,
      [{ ...complete, ...more }, films],
      broken(gate),
    ),
  ),
  {
    title: "block a stack whose only resource says by its type that it is a trail, and is a component",
    resources: [{ ...complete, isComponent: true }],
    found: broken(gate),
    isAlone: true,
  },
  row("leave a bucket and a key alone that say by their types what they are, and are components", [
    ...classic({ set: { trail: { s3BucketName: "this-lookalike", kmsKeyId: "this-lookalike" } } }),
    resource(bucketType, "lookalike", { bucket: "this-lookalike", forceDestroy: true }, { isComponent: true }),
    resource("aws:kms/key:Key", "lookalike", { keyId: "this-lookalike" }, { package: "random" }),
  ]),
  row(
    "do not take a component, which has no provider, for something in an account of its own",
    classic({ and: [{ type: "aws:s3:BucketEventSubscription", name: "this-on", properties: {}, isComponent: true }] }),
  ),
  row(
    "doubt an account whose trail a Terraform provider makes that is bridged at run time",
    [films, bridged],
    doubtful(gate),
  ),
  row("let an account pass that has a good trail beside a bridged one", [...classic(), bridged]),

  row("block an account whose trail the stack only reads", [readTrail, films], broken(gate)),
  row("block an account whose trail of aws-native the stack only reads", [readNative, films], broken(gate)),
  row(
    "block an account whose trail the stack only reads, looked up by more than its id",
    [{ ...readTrail, properties: { name: "this-audit" } }, films],
    broken(gate),
  ),
  row("let an account pass whose trail the stack keeps, and reads once more through another region", [
    ...classic(),
    { ...readTrail, name: "this-again" },
  ]),
  row("let an account pass whose bucket and key the stack keeps, and reads once more", [
    ...classic(),
    resource(bucketType, "again", {}, { outputs: { bucket: "this-logs", forceDestroy: true } }),
    resource("aws:kms/key:Key", "again", {}, { outputs: { keyId: "this-key", enableKeyRotation: false } }),
  ]),
  row(
    "judge a key of aws-native of which the program says nothing, and which is not read",
    native({ set: { trail: { kmsKeyId: "this-bare" } }, and: [bareKey] }),
    broken(...undelivered, ...eachOf("bare", keyPolicy, keyRotation)),
  ),

  row("advise against a second complete trail, whose events are paid for", withSecond({}, {}), broken(once)),
  row("let a second trail pass that records data events only", withSecond(onlyManagement, onlyObjects)),
  row(
    "let a second trail pass that records the objects of one bucket in one region",
    withSecond(
      {},
      {
        isMultiRegionTrail: false,
        includeGlobalServiceEvents: false,
        advancedEventSelectors: [objectEvents({ field: "resources.ARN", startsWiths: ["arn:aws:s3:::films/"] })],
      },
    ),
  ),
  row(
    "block an account whose data events are recorded in one region only",
    withSecond(onlyManagement, { ...onlyObjects, isMultiRegionTrail: false }),
    broken(dataEvents),
  ),
  row(
    "block an account whose data events a trail would record that is off",
    withSecond(onlyManagement, { ...onlyObjects, enableLogging: false }),
    broken(dataEvents, ...eachOf("second", logging)),
  ),
  row(
    "let an account pass with one good trail, and still find a single-region one that is paid for",
    withSecond({}, { isMultiRegionTrail: false }),
    broken(once, ...eachOf("second", multiRegion)),
  ),
  row(
    "let an account pass with one good trail, and still find one that is off and costs nothing",
    withSecond({}, { enableLogging: false }),
    broken(...eachOf("second", logging)),
  ),
  row(
    "block two trails that each meet half of the requirements",
    withSecond({ enableLogFileValidation: false }, { isMultiRegionTrail: false }),
    broken(gate, security, once, validation, ...eachOf("second", multiRegion)),
  ),
  row(
    "block a trail of reads and one of writes, though they record nothing twice",
    withSecond(kind("ReadOnly"), kind("WriteOnly")),
    broken(
      gate,
      security,
      dataEvents,
      managementEvents,
      eventSources,
      ...eachOf("second", managementEvents, eventSources),
    ),
  ),
  row(
    "find that two trails record the writes twice",
    withSecond(kind("All"), kind("WriteOnly")),
    broken(once, ...eachOf("second", managementEvents, eventSources)),
  ),
  row(
    "find that two trails of the same region record its events twice",
    withSecond({ isMultiRegionTrail: false, region: "eu-west-1" }, { isMultiRegionTrail: false, region: "eu-west-1" }),
    broken(gate, security, dataEvents, once, multiRegion, ...eachOf("second", multiRegion)),
  ),
  row(
    "find nothing twice in trails of two regions",
    withSecond(
      { isMultiRegionTrail: false, region: "eu-west-1" },
      { isMultiRegionTrail: false, region: "eu-central-1" },
    ),
    broken(gate, security, dataEvents, multiRegion, ...eachOf("second", multiRegion)),
  ),
  row(
    "doubt whether a second trail is paid for that may be off",
    withSecond({}, { enableLogging: notYetKnown }),
    doubtful(once, ...eachOf("second", logging)),
  ),
  row(
    "doubt an account whose one promising trail may be off",
    withSecond({ enableLogFileValidation: false, enableLogging: false }, { enableLogging: notYetKnown }),
    { ...broken(validation, logging), ...doubtful(gate, security, dataEvents, ...eachOf("second", logging)) },
  ),
  row(
    "let an account pass whose one good trail is known, whatever the others are",
    withSecond({ includeGlobalServiceEvents: true }, { includeGlobalServiceEvents: notYetKnown }),
    { ...broken(once), ...doubtful(...eachOf("second", globalEvents)) },
  ),
  row(
    "find three trails that record the same",
    classic({
      and: [
        secondTrail(),
        resource("aws:cloudtrail/trail:Trail", "third", { ...secondTrail().properties, name: "this-third" }),
      ],
    }),
    broken(once),
  ),
  row(
    "find that a trail of aws-native records what one of aws does",
    [
      ...classic(),
      resource("aws-native:cloudtrail:Trail", "second", {
        ...nativeTrailProperties(),
        trailName: "this-second",
        s3BucketName: "outside",
      }),
    ],
    broken(once),
  ),
  row(
    "let an account pass whose only trail is a good organization trail",
    classic({ set: { trail: { isOrganizationTrail: true, s3BucketName: "elsewhere" } } }),
  ),

  {
    title: "let a limited trail pass the gate that is read literally",
    resources: classic({ set: { trail: { enableLogFileValidation: false, ...kind("WriteOnly") } } }),
    found: broken(security, dataEvents, validation, managementEvents, eventSources),
    settings: { [gate]: { interpretation: "literal" } },
  },
  {
    title: "block a single-region trail by the gate that is read literally",
    resources: classic({ set: { trail: { isMultiRegionTrail: false } } }),
    found: broken(gate, security, dataEvents, multiRegion),
    settings: { [gate]: { interpretation: "literal" } },
  },
  {
    title: "block a trail that is off by the gate that is read literally",
    resources: classic({ set: { trail: { enableLogging: false } } }),
    found: broken(gate, security, dataEvents, logging),
    settings: { [gate]: { interpretation: "literal" } },
  },
  {
    title: "doubt a trail that may be off by the gate that is read literally",
    resources: classic({ set: { trail: { enableLogging: notYetKnown } } }),
    found: doubtful(gate, security, dataEvents, logging),
    settings: { [gate]: { interpretation: "literal" } },
  },
  {
    title: "let an account pass whose trail elsewhere the configuration attests",
    resources: [films],
    found: {},
    settings: attested({ coveringTrails: [trailArn] }),
  },
  {
    title: "let an account pass whose id the configuration attests",
    resources: [films],
    found: {},
    settings: attested({ accounts: [account] }),
  },
  {
    title: "block an account whose id the configuration does not attest",
    resources: [films],
    found: broken(gate),
    settings: attested({ accounts: [otherAccount] }),
  },
  {
    title: "doubt an account whose id is not known, where the configuration attests ids",
    resources: [films],
    found: doubtful(gate),
    settings: attested({ accounts: [otherAccount] }),
    providers: anyAccount,
  },
  ...[{ enableLogging: false }, { isMultiRegionTrail: false }].flatMap((set): Case[] => {
    const [name = ""] = Object.keys(set);
    const found = broken(gate, security, dataEvents, name === "enableLogging" ? logging : multiRegion);
    return [
      {
        title: `block a trail of the stack, for its ${name}, that the configuration vouches for by its ARN`,
        resources: classic({ set: { trail: { ...set, arn: ownArn } } }),
        found,
        settings: attested({ coveringTrails: [ownArn] }),
      },
      {
        title: `block a trail of the stack, for its ${name}, that the configuration vouches for before it has an ARN`,
        resources: classic({ set: { trail: { ...set, arn: notYetKnown } } }),
        found,
        settings: attested({ coveringTrails: [ownArn] }),
      },
      {
        title: `block a trail of the stack, for its ${name}, where the configuration vouches for its account`,
        resources: classic({ set: { trail: set } }),
        found,
        settings: attested({ accounts: [account] }),
      },
      {
        title: `let an account pass whose own trail is faulty, for its ${name}, and which another trail is attested to cover`,
        resources: classic({ set: { trail: set } }),
        found: broken(name === "enableLogging" ? logging : multiRegion),
        settings: attested({ coveringTrails: [ownArn, trailArn] }),
      },
    ];
  }),
  {
    title: "block a trail of aws-native that is off and that the configuration vouches for",
    resources: native({ set: { trail: { isLogging: false } } }),
    found: broken(gate, security, dataEvents, logging),
    settings: attested({ coveringTrails: [ownArn] }),
  },
  {
    title: "let an account pass that is attested beside a trail of its own for data events of one region",
    resources: classic({ set: { trail: { ...onlyObjects, isMultiRegionTrail: false } } }),
    found: {},
    settings: attested({ accounts: [account] }),
  },
  {
    title: "let an account pass whose trail is attested, where the stack does not show what that trail does",
    resources: classic({ set: { trail: { enableLogging: notYetKnown } } }),
    found: doubtful(logging),
    settings: attested({ coveringTrails: [ownArn] }),
  },
  {
    title:
      "block an account that the organization trail of another account of the stack is attested to cover, and is off",
    found: broken(gate, logging),
    ...withOther(profileOf(otherAccount)),
    resources: classic({
      set: { trail: { isOrganizationTrail: true, enableLogging: false, s3BucketName: "elsewhere" } },
      and: [secondTrail(), { ...films, provider: "other" }],
    }),
    settings: attested({ coveringTrails: [ownArn] }),
  },
  {
    title: "let an account pass that the organization trail of another account of the stack is attested to cover",
    found: {},
    ...withOther(profileOf(otherAccount)),
    resources: classic({
      set: { trail: { isOrganizationTrail: true, s3BucketName: "elsewhere" } },
      and: [{ ...films, provider: "other" }],
    }),
    settings: attested({ coveringTrails: [ownArn] }),
  },
  {
    title: "block an account that an ordinary trail of another account of the stack is attested to cover",
    found: broken(gate),
    ...withOther(profileOf(otherAccount)),
    settings: attested({ coveringTrails: [ownArn] }),
  },
  {
    title: "block an account that is attested to be covered by a trail of another partition",
    resources: [films],
    found: broken(gate),
    settings: attested({ coveringTrails: [chineseArn] }),
  },
  {
    title: "let an account pass that a trail of its own partition is attested to cover, beside one of another",
    resources: [films],
    found: {},
    settings: attested({ coveringTrails: [chineseArn, trailArn] }),
  },
  {
    title: "block an account that is attested to be covered by a trail of another partition, as its role shows",
    resources: [films],
    found: broken(gate),
    settings: attested({ coveringTrails: [trailArn] }),
    providers: { "this-account": { assumeRoles: `[{"roleArn":"arn:aws-us-gov:iam::${account}:role/deploy"}]` } },
  },
  {
    title: "let an account pass that a trail is attested to cover, where nothing shows its partition",
    resources: [films],
    found: {},
    settings: attested({ coveringTrails: [chineseArn] }),
    providers: { "this-account": { profile: "this-profile" } },
  },
  {
    title: "let an account pass that cannot be asked but has its own good trail",
    resources: classic(),
    found: {},
    settings: { [gate]: { verification: "live", verificationTimeoutSeconds: 1 } },
  },
  {
    title: "doubt an account that AWS cannot be asked about",
    resources: [films],
    found: doubtful(gate),
    settings: { [gate]: { verification: "live", verificationTimeoutSeconds: 1 } },
    providers: {
      "this-account": {
        region: "eu-west-1",
        accessKey: "test",
        secretKey: "test",
        endpoints: JSON.stringify([{ cloudtrail: "http://127.0.0.1:1", sts: "http://127.0.0.1:1" }]),
      },
    },
  },

  {
    title: "block the second account of a stack, which has no trail",
    found: broken(gate),
    ...withOther(profileOf(otherAccount)),
  },
  {
    title: "take providers of the same account in other regions for one account",
    found: {},
    ...withOther({ ...profileOf(account), region: "us-east-1" }),
  },
  ...elsewhere.map(([what, inputs]): Case => ({
    title: `do not take a provider ${what} for one of the same account, which it names`,
    found: broken(gate),
    ...withOther({ ...profileOf(account), ...inputs }),
  })),
  {
    title: "take providers for one account that reach the same AWS in ways that AWS itself offers",
    found: {},
    ...withOther({
      ...profileOf(account),
      useFipsEndpoint: "true",
      useDualstackEndpoint: "true",
      insecure: "false",
      endpoints: JSON.stringify([{ cloudtrail: "" }]),
    }),
  },
  {
    title: "doubt the account of a provider whose endpoints are not known, though its id is",
    found: doubtful(gate),
    ...withOther({ ...profileOf(account), endpoints: notYetKnown }),
  },
  {
    title: "block the account of a second profile, which has no trail",
    found: broken(gate),
    ...withOther({ profile: "other" }),
  },
  {
    title: "doubt the account of a provider whose role is not known, as it may be the one with the trail",
    found: doubtful(gate),
    ...withOther({ assumeRoles: notYetKnown }),
  },
  {
    title: "do not take an organization trail for one that covers the other accounts of the stack",
    found: broken(gate),
    ...withOther(profileOf(otherAccount)),
    resources: classic({
      set: { trail: { isOrganizationTrail: true, s3BucketName: "elsewhere" } },
      and: [{ ...films, provider: "other" }],
    }),
  },
];

function nativeTrailProperties(): NativeTrail {
  return native().find(({ type }) => type === "aws-native:cloudtrail:Trail")?.properties ?? {};
}
