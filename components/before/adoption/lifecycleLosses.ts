import type { LifecycleRule } from "@aws-sdk/client-s3";
import { few, quote } from "../../../rules/text";
import { argumentChecks } from "../../arguments/argumentChecks";
import type { ArgumentName } from "../../arguments/argumentName";
import type { Inspected } from "../inspection";
import type { Loss, Settings } from "./loss";
import { keepable, plannedValue } from "./planned";

type Arguments = Pick<Inspected, "args" | "shownArgs">;

/**
 * What the lifecycle rules of a component would take away: they replace all others of the bucket, and each of them is for
 * all its objects.
 *
 * @param thing - the bucket, for example `The bucket "company-logs"`
 * @param rules - its lifecycle rules
 * @param hasVersions - whether it has kept versions of objects so far
 */
export function lifecycleLosses(
  inspected: Arguments,
  thing: string,
  rules: readonly LifecycleRule[],
  hasVersions: boolean,
): Loss[] {
  const enabled = rules.filter(({ Status }) => Status === "Enabled");
  const ofLogFiles = enabled.filter(concernsLogFiles);
  const versions = ofLogFiles.map(({ NoncurrentVersionExpiration }) => NoncurrentVersionExpiration?.NoncurrentDays);
  return [
    ...sooner(inspected, "retention", "retentionDays", `${thing} keeps objects`, ofLogFiles.map(expiryOf)),
    ...(hasVersions
      ? sooner(
          inspected,
          "noncurrent-retention",
          "noncurrentVersionRetentionDays",
          `${thing} keeps noncurrent versions`,
          versions,
        )
      : []),
    ...archivingLoss(inspected, thing, ofLogFiles),
    ...otherRules(
      thing,
      enabled.filter((rule) => !concernsLogFiles(rule) || doesMore(rule)),
    ),
  ];
}

/** Rules that nobody has changed for long have their prefix outside a filter. */
interface OlderRule {
  readonly Prefix?: string | undefined;
}

/** Whether a rule is for all objects or for all log files. */
function concernsLogFiles(rule: LifecycleRule): boolean {
  const { Filter } = rule;
  const { And, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan } = Filter ?? {};
  const isLimited = [And, Tag, ObjectSizeGreaterThan, ObjectSizeLessThan].some((limit) => limit !== undefined);
  const prefix = Filter?.Prefix ?? (rule as OlderRule).Prefix ?? "";
  return !isLimited && (prefix === "" || /(^|\/)AWSLogs\/?$/.test(prefix));
}

/** After how many days a rule lets objects expire, none of them after a date that has been named. */
function expiryOf({ Expiration }: LifecycleRule): number | undefined {
  return Expiration?.Date === undefined ? Expiration?.Days : 0;
}

/** A loss where objects would be deleted sooner than the first rule does now. */
function sooner(
  { args }: Arguments,
  name: Loss["name"],
  property: "retentionDays" | "noncurrentVersionRetentionDays",
  keeps: string,
  ages: readonly (number | undefined)[],
): Loss[] {
  const present = Math.min(...ages.map((days) => days ?? Infinity));
  const planned = Number(plannedValue(args, property));
  if (planned === 0 || planned >= present) return [];
  const keep = keepable({ [property]: present === Infinity ? 0 : present });
  const what = `${keeps} ${present === Infinity ? "forever" : `for ${present} days`}, which would become ${planned} days.`;
  return [{ name, property, what, ...keep }];
}

/** Storage classes that an argument moves log files to, and how. */
const archiving: Readonly<Record<string, (days: number, storageClass: string) => Settings>> = {
  STANDARD_IA: (infrequentAccessAfterDays) => ({ infrequentAccessAfterDays }),
  ...Object.fromEntries(
    argumentChecks.archiveStorageClass.check.values?.map((value) => [
      value,
      (archiveAfterDays: number, archiveStorageClass: string): Settings => ({ archiveAfterDays, archiveStorageClass }),
    ]) ?? [],
  ),
};

function archivingLoss({ args }: Arguments, thing: string, rules: readonly LifecycleRule[]): Loss[] {
  const moves = rules.flatMap(movesOf);
  const wanted = Object.assign(
    {},
    ...moves.map(({ Days, StorageClass }) => archiving[StorageClass]?.(Days, StorageClass)),
  ) as Settings;
  const changed = Object.entries(wanted).filter(([name, value]) => plannedValue(args, name as ArgumentName) !== value);
  if (changed.length === 0) return [];
  const what =
    `${thing} moves objects to ${few(moves.map(({ Days, StorageClass }) => `${StorageClass} after ${Days} days`))}, and ` +
    "would do so at other ages or to other storage classes.";
  const [[property]] = changed as [[ArgumentName, unknown]];
  return [{ name: "archiving", property, what, ...keepable(wanted) }];
}

/** A move to another storage class as arguments say it. */
interface Move {
  readonly Days: number;
  readonly StorageClass: string;
}

function movesOf({ Transitions = [] }: LifecycleRule): Move[] {
  return Transitions.flatMap(({ Days = 0, StorageClass = "" }) =>
    Days > 0 && StorageClass in archiving ? [{ Days, StorageClass }] : [],
  );
}

/** Whether a rule does what no argument says. */
function doesMore(rule: LifecycleRule): boolean {
  const { Transitions = [], NoncurrentVersionTransitions = [], NoncurrentVersionExpiration } = rule;
  return (
    NoncurrentVersionTransitions.length > 0 ||
    NoncurrentVersionExpiration?.NewerNoncurrentVersions !== undefined ||
    movesOf(rule).length < Transitions.length
  );
}

function otherRules(thing: string, rules: readonly LifecycleRule[]): Loss[] {
  if (rules.length === 0) return [];
  const names = few(rules.map(({ ID = "without a name" }) => quote(ID)));
  const what =
    `${thing} has lifecycle rules that no argument makes: ${names}. They would be removed, and everything in the bucket ` +
    "would be kept as long as log files.";
  return [{ name: "lifecycle-rules", property: "adoptBucketName", what }];
}
