/** What a case of the truth table says: a stack, and the verdict of every rule about it. */
import { account, type TableResource } from "./resources";

/** How a rule does not let a stack pass: it is broken, or it is not known whether it is. */
export type Verdict = "violation" | "unknown";

/**
 * What rules do not let pass, by the rule's name; of things that are not the stack's own trail, log bucket or key by the
 * rule's name and that of the thing: `cloudtrail-logging-enabled of second`. All other rules let the stack pass.
 */
export type Found = Readonly<Record<string, Verdict>>;

/** Settings of rules, by the rule's name. */
export type RuleSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One row of the truth table. */
export interface Case {
  /** What the rules do, a predicate. */
  readonly title: string;
  readonly resources: readonly TableResource[];
  readonly found: Found;
  /** What the configuration adds to the preset `strict`. */
  readonly settings?: RuleSettings;
  /** Inputs of providers by name, in place of those of an account of its own. */
  readonly providers?: Readonly<Record<string, object>>;
  /** Whether the answer changes when other cases are in the same stack, in accounts of their own. */
  readonly isAlone?: boolean;
}

/** A case without settings of its own. */
export function row(title: string, resources: readonly TableResource[], found: Found = {}): Case {
  return { title, resources, found };
}

/** The same verdict by several rules. */
function by(verdict: Verdict, ...rules: readonly string[]): Found {
  return Object.fromEntries(rules.map((rule) => [rule, verdict]));
}

/** Rules that a stack breaks. */
export function broken(...rules: readonly string[]): Found {
  return by("violation", ...rules);
}

/** Rules of which it is not known whether a stack breaks them. */
export function doubtful(...rules: readonly string[]): Found {
  return by("unknown", ...rules);
}

/** A case with names, and an account, that no other case has. */
export function named(example: Case, index: number): Case {
  const { resources, providers = {}, settings } = example;
  const text = JSON.stringify({ resources, providers, settings })
    .replaceAll("this-", `${prefixOf(index)}-`)
    .replaceAll(account, accountOf(index));
  return { ...example, ...(JSON.parse(text) as Pick<Case, "resources" | "providers" | "settings">) };
}

/** What the names of a case begin with. */
export function prefixOf(index: number): string {
  return `c${index}`;
}

/** The id of a case's account. */
export function accountOf(index: number): string {
  return `${100_000_000_000 + index}`;
}
