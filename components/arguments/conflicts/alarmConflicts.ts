import { cisAlarms } from "../../alerts/cisAlarms";
import { mostPatternCharacters, withoutPrincipals } from "../../alerts/excludedPrincipals";
import type { ArgumentName } from "../argumentName";
import { valueless, type Fault } from "../schema/fault";
import { elementOf, isPlainObject, keyOf } from "../schema/shapeFaults";
import type { ConflictRule, GivenArgs } from "./conflictRules";

/** Rules for what is said of single alarms. */
export const alarmConflicts: readonly ConflictRule[] = [changedAlarmsAreCreated, patternsFit];

/** Arguments that say something of alarms by their names. */
const byAlarm = ["alarmThresholds", "alarmExcludedArns"] as const satisfies readonly ArgumentName[];

/** What is said of an alarm that is switched off would have no effect. */
function changedAlarmsAreCreated(args: GivenArgs): Fault[] {
  const disabled: readonly unknown[] = Array.isArray(args.disabledAlerts) ? args.disabledAlerts : [];
  return byAlarm.flatMap((name) =>
    alarmsIn(args, name).flatMap((alarm) => {
      const index = disabled.indexOf(alarm);
      if (index < 0) return [];
      const reason = `has no effect, because ${elementOf("disabledAlerts", index)} leaves the alarm out. Leave out one of the two.`;
      return [valueless(keyOf(name, alarm), reason)];
    }),
  );
}

function alarmsIn(args: GivenArgs, name: (typeof byAlarm)[number]): string[] {
  const value = args[name];
  return isPlainObject(value) ? Object.keys(value) : [];
}

/** Counts what is known; a pattern of names that are known later is counted then. */
function patternsFit({ alarmExcludedArns }: GivenArgs): Fault[] {
  if (!isPlainObject(alarmExcludedArns)) return [];
  return cisAlarms.flatMap(({ name, filterPattern }) => {
    const excluded = alarmExcludedArns[name];
    const known = Array.isArray(excluded) ? excluded.filter((arn) => typeof arn === "string") : [];
    const { length } = withoutPrincipals(filterPattern, known);
    if (length <= mostPatternCharacters) return [];
    const reason =
      `makes a filter pattern of ${length} characters. Leave out fewer principals, or several with a \`*\` at the end of ` +
      `one: CloudWatch Logs takes at most ${mostPatternCharacters}.`;
    return [valueless(keyOf("alarmExcludedArns", name), reason)];
  });
}
