import { argumentChecks } from "../argumentChecks";
import type { ArgumentName } from "../argumentName";
import { leastInInfrequentAccess } from "../aws/days";
import { defaults } from "../defaults";
import { shownValue, type Fault } from "../schema/fault";
import { takesOf } from "../schema/takes";
import { isSet, named, requiredTrue, type ConflictRule, type GivenArgs } from "./conflictRules";

/** Rules for how log files are kept, archived and locked. They do not apply to an existing bucket. */
export const lifecycleConflicts: readonly ConflictRule[] = [
  archiveBeforeEnd,
  infrequentAccessBeforeArchive,
  infrequentAccessBeforeEnd,
  archiveTierIsUsed,
  lockHasModeAndTime,
  lockEndsBeforeFiles,
  requiredTrue(
    "acknowledgeComplianceMode",
    ({ objectLockMode }) => objectLockMode === "COMPLIANCE",
    "objectLockMode",
    "Nobody can delete a locked log file then, not even AWS, and you pay for it until the lock ends.",
    "use the mode GOVERNANCE",
  ),
].map(
  (rule): ConflictRule =>
    (args) =>
      isSet(args, "existingBucketName") ? [] : rule(args),
);

type Lifetime = "retentionDays" | "infrequentAccessAfterDays" | "archiveAfterDays";

/** An age in days, from the arguments or by default; `undefined` for never and forever. */
function age(args: GivenArgs, name: Lifetime): number | undefined {
  const days = daysOf(args, name, defaults[name]);
  return days === 0 ? undefined : days;
}

/** Days to compare, given or by default; `undefined` if they have a fault of their own, which is enough to report. */
function daysOf(args: GivenArgs, name: Lifetime | "objectLockRetentionDays", fallback: number): number | undefined {
  const days = args[name];
  if (days === undefined) return fallback;
  return typeof days === "number" && argumentChecks[name].check.problem(days) === undefined ? days : undefined;
}

/** An age for use in a message, which says so if it is the default. */
function agePhrase(args: GivenArgs, name: Lifetime): string {
  return args[name] === undefined ? `${name}, which is ${defaults[name]} unless it is set` : named(args, name);
}

function archiveBeforeEnd(args: GivenArgs): Fault[] {
  const archive = age(args, "archiveAfterDays");
  const end = age(args, "retentionDays");
  if (archive === undefined || end === undefined || archive < end) return [];
  if (args.archiveAfterDays === undefined) {
    const reason =
      `${end} is not more than ${agePhrase(args, "archiveAfterDays")}. Raise it, lower archiveAfterDays, or set ` +
      "archiveAfterDays to 0 for never.";
    return [{ property: "retentionDays", reason }];
  }
  return [{ property: "archiveAfterDays", reason: tooLate(archive, args) }];
}

function infrequentAccessBeforeArchive(args: GivenArgs): Fault[] {
  const infrequent = age(args, "infrequentAccessAfterDays");
  const archive = age(args, "archiveAfterDays");
  if (infrequent === undefined || archive === undefined) return [];
  const least = infrequent + leastInInfrequentAccess;
  if (archive >= least) return [];
  const reason =
    `${infrequent} is not ${leastInInfrequentAccess} days or more before ${agePhrase(args, "archiveAfterDays")}. ` +
    `Raise archiveAfterDays to ${least} or more, or set one of the two to 0 for never.`;
  return [{ property: "infrequentAccessAfterDays", reason }];
}

function infrequentAccessBeforeEnd(args: GivenArgs): Fault[] {
  const infrequent = age(args, "infrequentAccessAfterDays");
  const end = age(args, "retentionDays");
  if (infrequent === undefined || end === undefined || infrequent < end) return [];
  return [{ property: "infrequentAccessAfterDays", reason: tooLate(infrequent, args) }];
}

function tooLate(days: number, args: GivenArgs): string {
  return `${days} is not less than ${agePhrase(args, "retentionDays")}. Lower it, raise retentionDays, or set it to 0 for never.`;
}

function archiveTierIsUsed(args: GivenArgs): Fault[] {
  if (!isSet(args, "archiveStorageClass") || args.archiveAfterDays !== 0) return [];
  const reason =
    `${shownValue(args.archiveStorageClass)} has no effect with archiveAfterDays 0, which is never. Set another age, or ` +
    "leave archiveStorageClass out.";
  return [{ property: "archiveStorageClass", reason }];
}

function lockHasModeAndTime(args: GivenArgs): Fault[] {
  const missing = (name: ArgumentName, other: ArgumentName, how: string): Fault[] =>
    isSet(args, other) && args[name] === undefined
      ? [{ property: name, reason: `must be set with ${named(args, other)}. ${how}, or leave ${other} out.` }]
      : [];
  return [
    ...missing("objectLockMode", "objectLockRetentionDays", `Set it to ${takesOf(argumentChecks.objectLockMode)}`),
    ...missing(
      "objectLockRetentionDays",
      "objectLockMode",
      `Give a whole number of days from ${argumentChecks.objectLockRetentionDays.check.takes}`,
    ),
  ];
}

function lockEndsBeforeFiles(args: GivenArgs): Fault[] {
  const locked = daysOf(args, "objectLockRetentionDays", 0);
  const end = age(args, "retentionDays");
  if (locked === undefined || end === undefined || locked <= end) return [];
  const reason = `${locked} is more than ${agePhrase(args, "retentionDays")}. Lower it, or raise retentionDays.`;
  return [{ property: "objectLockRetentionDays", reason }];
}
