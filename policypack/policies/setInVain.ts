import { unknown } from "../../rules/facts/fact";
import type { Verdict } from "../../rules/rule";
import { enumerate, quote } from "../../rules/text";
import { propertiesOf } from "../facts/explain";
import type { Resource } from "../facts/resource";
import { remedies } from "./remedies";

/** What this needs of a trail in a stack. */
interface Trail {
  readonly name: string;
  readonly opts?: { readonly ignoreChanges?: readonly string[] };
}

/** What remediation sets on a trail, by name. */
const remediedNames = [...new Set(Object.values(remedies).flatMap((remedy) => Object.keys(remedy)))];

/**
 * Names of what is set on a trail before it is deployed, by remediation or the program, and is off in the stack all the
 * same. Pulumi calls a trail remediated also where it then leaves the trail as it is.
 *
 * @param registered - what the trail was to be
 */
export function namesSetInVain(registered: object, trail: Resource): readonly string[] {
  return remediedNames.filter(
    (name) => valueOf({ ...trail, props: registered }, name) === true && valueOf(trail, name) === false,
  );
}

/** The verdict on such a trail, with what was set in vain. */
export function withSummary(verdict: Verdict, trail: Trail, names: readonly string[]): Verdict {
  return verdict.answer === "compliant" || verdict.answer === "notApplicable"
    ? verdict
    : {
        ...verdict,
        summary: `trail ${quote(trail.name)} is not changed, though ${enumerate(names)} ${are(names)} set`,
      };
}

/** How to have it changed, sentences. */
export function wayToChange({ opts }: Trail, names: readonly string[]): string {
  const ignored = names.filter((name) =>
    [name, `["${name}"]`, "*"].some((path) => opts?.ignoreChanges?.includes(path) === true),
  );
  return ignored.length > 0
    ? `Its ignoreChanges keeps ${enumerate(ignored)}, also from a remediation: take ${it(ignored)} out of ignoreChanges.`
    : "A remediation has no effect on a trail that --target or --exclude leaves out: run without them, or with the trail.";
}

function are(names: readonly string[]): string {
  return names.length === 1 ? "is" : "are";
}

function it(names: readonly string[]): string {
  return names.length === 1 ? "it" : "them";
}

function valueOf(resource: Resource, name: string): boolean | undefined {
  const fact = propertiesOf(resource).get(name).asBoolean(unknown("", ""));
  return fact.known ? fact.value : undefined;
}
