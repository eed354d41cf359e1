import { asciiJson } from "../../../rules/awsCommand";
import { shellWord } from "../../../rules/shellWord";
import { valueless, type Fault } from "../../arguments/schema/fault";
import { isPlainObject } from "../../arguments/schema/shapeFaults";
import type { Loss, Settings } from "./loss";

/**
 * Why something is not taken over: a fault for each loss, and one with the configuration that keeps all that arguments can
 * keep, to be pasted. Values are those of AWS, and none that a user has given, so that no secret is in them.
 *
 * @param losses - what would be lost and nobody has acknowledged
 */
export function lossFaults(losses: readonly Loss[]): Fault[] {
  if (losses.length === 0) return [];
  const faults = losses.map((loss) => valueless(loss.property, `${loss.what} ${remedyOf(loss)}`));
  const commands = Object.entries(settingsOf(losses)).map(commandOf);
  if (commands.length === 0) return faults;
  const reason = [
    "What is said above would be lost. This keeps it, and the arguments of a program have the same names and values:",
    ...commands.map((command) => `    ${command}`),
  ].join("\n");
  return [...faults, valueless("acknowledgeLosses", reason)];
}

/** All that is kept: of what several losses set, such as tags, everything. */
export function settingsOf(losses: readonly Loss[]): Settings {
  const settings = new Map<string, unknown>();
  for (const [name, value] of losses.flatMap(({ keep = {} }) => Object.entries(keep))) {
    const earlier = settings.get(name);
    settings.set(name, isPlainObject(earlier) && isPlainObject(value) ? { ...earlier, ...value } : value);
  }
  return Object.fromEntries(settings);
}

function remedyOf({ name, property, keep }: Loss): string {
  const acknowledged = `name ${JSON.stringify(name)} in acknowledgeLosses`;
  if (keep !== undefined) return `Set ${Object.keys(keep).join(" and ")} to keep it, or ${acknowledged}.`;
  const otherwise = property === "adoptBucketName" ? ", or use existingBucketName, which leaves a bucket as it is" : "";
  return `No argument keeps it: ${acknowledged} if it may go${otherwise}.`;
}

/**
 * The command that sets an argument. Lists and objects are JSON, which the program reads as it reads those that `--path`
 * makes.
 */
export function commandOf([name, value]: [name: string, value: unknown]): string {
  const text = typeof value === "object" && value !== null ? asciiJson(value) : String(value);
  return `pulumi config set cloudtrail-baseline:${name} ${shellWord(text)}`;
}
