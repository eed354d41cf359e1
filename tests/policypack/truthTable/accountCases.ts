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
  logging,
  managementEvents,
  multiRegion,
  once,
  security,
  validation,
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

function attested(settings: object): RuleSettings {
  return { [gate]: { verification: "attested", ...settings } };
}

const trailArn = `arn:aws:cloudtrail:us-east-1:${otherAccount}:trail/organization`;

/** A provider that does not tell its account. */
const anyAccount = { "this-account": { region: "eu-west-1" } };

const eachOf = (name: string, ...rules: readonly string[]) => rules.map((rule) => `${rule} of ${name}`);

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
