/** Rows on what a trail records. */
import { odd } from "../odd";
import type { ClassicTrail, ItemOf } from "../propertiesOf";
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import {
  bucketArn,
  classic,
  type ClassicCondition,
  type ClassicSelector,
  management,
  native,
  type NativeSelector,
  objectEvents,
  type TableResource,
  urn,
} from "./resources";
import { dataEvents, eventSources, gate, managementEvents, security } from "./rules";

type BasicSelector = ItemOf<ClassicTrail["eventSelectors"]>;

const allObjects: ItemOf<BasicSelector["dataResources"]> = { type: "AWS::S3::Object", values: ["arn:aws:s3"] };

/** A trail with basic selectors, each of all events of all objects and of management, except as said. */
function basic(...selectors: readonly BasicSelector[]): readonly TableResource[] {
  const eventSelectors = selectors.map((selector) => ({ dataResources: [allObjects], ...selector }));
  return classic({ set: { trail: { advancedEventSelectors: undefined, eventSelectors } } });
}

/** A trail with advanced selectors. */
function advanced(...advancedEventSelectors: readonly ClassicSelector[]): readonly TableResource[] {
  return classic({ set: { trail: { advancedEventSelectors } } });
}

function nativeAdvanced(...advancedEventSelectors: readonly NativeSelector[]): readonly TableResource[] {
  return native({ set: { trail: { advancedEventSelectors } } });
}

/** Selects management events under further conditions. */
function managementWith(...conditions: readonly ClassicCondition[]): ClassicSelector {
  return { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }, ...conditions] };
}

const read: ClassicCondition = { field: "readOnly", equals: ["true"] };
const written: ClassicCondition = { field: "readOnly", equals: ["false"] };
const objects = objectEvents();

/** Rules that a trail breaks which is blind to some kind of management events. */
const blind = [gate, security, managementEvents, eventSources];
/** Rules that a trail breaks which leaves out event sources only. */
const leavingOut = [gate, security, eventSources];
/** Rules that a trail of data events or network activity breaks. */
const forOthers = [gate, security];

const logBucket = { advancedEventSelectors: [urn("aws:s3/bucket:Bucket", "logs")] };

/** Rows on what a trail records. */
export const selectorCases: readonly Case[] = [
  row(
    "take a trail without selectors for one of all management events",
    classic({ set: { trail: { advancedEventSelectors: undefined } } }),
    broken(dataEvents),
  ),
  row("let basic selectors pass of all events", basic({ readWriteType: "All", includeManagementEvents: true })),
  row("take basic selectors for those of all events by default", basic({})),
  row("block a trail of reads only", basic({ readWriteType: "ReadOnly" }), broken(...blind, dataEvents)),
  row("block a trail of writes only", basic({ readWriteType: "WriteOnly" }), broken(...blind, dataEvents)),
  row(
    "let a trail pass with one selector of reads and one of writes",
    basic({ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }),
  ),
  row(
    "block a trail whose kind of events is not known",
    basic({ readWriteType: notYetKnown }),
    doubtful(...blind, dataEvents),
  ),
  row("doubt a kind of events that is not text", basic({ readWriteType: odd(1) }), doubtful(...blind, dataEvents)),
  row(
    "block an account whose only trail is one of data events, and leave that trail alone",
    basic({ includeManagementEvents: false }),
    broken(...forOthers),
  ),
  row(
    "block a trail that records nothing",
    basic({ includeManagementEvents: false, dataResources: [] }),
    broken(...blind, dataEvents),
  ),
  row(
    "block a trail that may record no management events",
    basic({ includeManagementEvents: notYetKnown, dataResources: [] }),
    { ...doubtful(...blind), ...broken(dataEvents) },
  ),
  row(
    "block a trail that leaves out the events of KMS",
    basic({ excludeManagementEventSources: ["kms.amazonaws.com"] }),
    broken(...leavingOut),
  ),
  row(
    "block a trail that leaves out the events of the RDS Data API",
    basic({ excludeManagementEventSources: ["rdsdata.amazonaws.com"] }),
    broken(...leavingOut),
  ),
  row("let a trail pass that leaves out no source", basic({ excludeManagementEventSources: [] })),
  row(
    "block a trail that may leave out sources, though it surely records reads and writes",
    basic({ excludeManagementEventSources: notYetKnown }),
    doubtful(...leavingOut),
  ),
  row(
    "let a trail pass whose second selector records what the first leaves out",
    basic({ excludeManagementEventSources: ["kms.amazonaws.com"] }, { dataResources: [] }),
  ),
  row(
    "block a trail whose second selector leaves out the writes of KMS",
    basic(
      { readWriteType: "ReadOnly" },
      { readWriteType: "WriteOnly", excludeManagementEventSources: ["kms.amazonaws.com"] },
    ),
    broken(...leavingOut),
  ),
  row(
    "block a trail whose selectors are not known",
    classic({ set: { trail: { advancedEventSelectors: undefined, eventSelectors: notYetKnown } } }),
    doubtful(...blind, dataEvents),
  ),
  row(
    "doubt selectors that are not a list",
    classic({ set: { trail: { advancedEventSelectors: undefined, eventSelectors: odd({}) } } }),
    doubtful(...blind, dataEvents),
  ),
  row(
    "doubt a trail with both kinds of selectors, as AWS accepts only one",
    classic({ set: { trail: { eventSelectors: [{}] } } }),
    doubtful(...blind, dataEvents),
  ),
  row(
    "block a trail of aws-native of reads only",
    native({
      set: {
        trail: {
          advancedEventSelectors: undefined,
          eventSelectors: [{ readWriteType: "ReadOnly", dataResources: [allObjects] }],
        },
      },
    }),
    broken(...blind, dataEvents),
  ),
  row(
    "block a trail of aws-native that leaves out the events of KMS",
    native({
      set: {
        trail: {
          advancedEventSelectors: undefined,
          eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"], dataResources: [allObjects] }],
        },
      },
    }),
    broken(...leavingOut),
  ),

  row("let advanced selectors pass of all events", advanced(management, objects)),
  row("block advanced selectors without management events", advanced(objects), broken(...forOthers)),
  row(
    "leave a trail of network activity alone that its account cannot rely on",
    advanced({
      fieldSelectors: [
        { field: "eventCategory", equals: ["NetworkActivity"] },
        { field: "eventSource", equals: ["ec2.amazonaws.com"] },
      ],
    }),
    broken(...forOthers, dataEvents),
  ),
  row("block advanced selectors of reads", advanced(managementWith(read), objects), broken(...blind)),
  row("block advanced selectors of writes", advanced(managementWith(written), objects), broken(...blind)),
  row(
    "let a trail pass with an advanced selector of reads and one of writes",
    advanced(managementWith(read), managementWith(written), objects),
  ),
  row(
    "block a trail that may record only reads or only writes",
    advanced(managementWith({ field: "readOnly", equals: notYetKnown }), objects),
    doubtful(...blind),
  ),
  row(
    "block advanced selectors that leave out the events of KMS",
    advanced(managementWith({ field: "eventSource", notEquals: ["kms.amazonaws.com"] }), objects),
    broken(...leavingOut),
  ),
  row(
    "block advanced selectors that leave out the events of the RDS Data API",
    advanced(managementWith({ field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }), objects),
    broken(...leavingOut),
  ),
  row(
    "let a trail pass whose selectors each leave out another source",
    advanced(
      managementWith({ field: "eventSource", notEquals: ["kms.amazonaws.com"] }),
      managementWith({ field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }),
      objects,
    ),
  ),
  row(
    "block a trail that asks for the management events of one source, which AWS refuses",
    advanced(managementWith({ field: "eventSource", equals: ["iam.amazonaws.com"] }), objects),
    broken(...blind),
  ),
  row(
    "block an advanced selector without category, which AWS refuses",
    advanced({ fieldSelectors: [read] }),
    broken(...blind, dataEvents),
  ),
  row("block an advanced selector without conditions", advanced({ name: "all" }), broken(...blind, dataEvents)),
  row(
    "block advanced selectors that are not known",
    classic({ set: { trail: { advancedEventSelectors: notYetKnown } } }),
    doubtful(...blind, dataEvents),
  ),
  row(
    "block advanced selectors of reads of aws-native",
    nativeAdvanced(managementWith(read), objects),
    broken(...blind),
  ),
  row(
    "block advanced selectors of aws-native that leave out the events of KMS",
    nativeAdvanced(managementWith({ field: "eventSource", notEquals: ["kms.amazonaws.com"] }), objects),
    broken(...leavingOut),
  ),

  row("block an account without data events of objects", advanced(management), broken(dataEvents)),
  row("block an account without data events of aws-native", nativeAdvanced(management), broken(dataEvents)),
  row(
    "take both ways of basic selectors to mean all buckets",
    basic({ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::"] }] }),
  ),
  row(
    "block data events of one bucket",
    basic({ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::films/"] }] }),
    broken(dataEvents),
  ),
  row(
    "block data events of functions only",
    basic({ dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }] }),
    broken(dataEvents),
  ),
  row(
    "block data events of reads only",
    basic({ dataResources: [] }, { readWriteType: "ReadOnly", includeManagementEvents: false }),
    broken(dataEvents),
  ),
  row(
    "block data events whose buckets are not known",
    basic({ dataResources: [{ type: "AWS::S3::Object", values: notYetKnown }] }),
    doubtful(dataEvents),
  ),
  row(
    "block advanced data events of one bucket",
    advanced(management, objectEvents({ field: "resources.ARN", startsWiths: ["arn:aws:s3:::films/"] })),
    broken(dataEvents),
  ),
  row(
    "block advanced data events of one bucket of aws-native",
    nativeAdvanced(management, objectEvents({ field: "resources.ARN", startsWith: ["arn:aws:s3:::films/"] })),
    broken(dataEvents),
  ),
  row(
    "block data events that leave out all buckets",
    advanced(management, objectEvents({ field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::"] })),
    broken(dataEvents),
  ),
  row(
    "block data events that leave out some objects of every bucket",
    advanced(management, objectEvents({ field: "resources.ARN", notEndsWiths: [".csv"] })),
    broken(dataEvents),
  ),
  row("block data events of writes only", advanced(management, objectEvents(written)), broken(dataEvents)),
  row(
    "let data events pass with a selector of reads and one of writes",
    advanced(management, objectEvents(read), objectEvents(written)),
  ),
  row(
    "block data events of one kind of call",
    advanced(management, objectEvents({ field: "eventName", equals: ["PutObject"] })),
    broken(dataEvents),
  ),
  row(
    "block data events of access points only",
    advanced(management, {
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::AccessPoint"] },
      ],
    }),
    broken(dataEvents),
  ),
  row(
    "let data events pass that leave out a bucket of the stack whose ARN is not known",
    classic({
      set: {
        trail: {
          advancedEventSelectors: [
            management,
            objectEvents({ field: "resources.ARN", notStartsWiths: [notYetKnown, `${bucketArn}/`] }),
          ],
        },
      },
      origins: { trail: logBucket },
    }),
  ),
  row(
    "block data events that leave out what is not known and comes from no bucket",
    advanced(management, objectEvents({ field: "resources.ARN", notStartsWiths: [notYetKnown] })),
    doubtful(dataEvents),
  ),
];
