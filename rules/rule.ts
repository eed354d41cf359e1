import type { Controls } from "./controls";
import type { Unknown } from "./facts/fact";

/**
 * A requirement on facts. It knows neither Pulumi nor AWS, so that the same rule judges a preview and a live account.
 *
 * @typeParam Facts - what it judges: an account, a trail
 */
export interface Rule<Facts> {
  /** Its name in reports and configuration: AWS Config's name of the same rule, where there is one. */
  readonly name: string;
  /** Its name as a title. */
  readonly displayName: string;
  /** What must be the case, in one sentence. */
  readonly description: string;
  readonly severity: "low" | "medium" | "high" | "critical";
  readonly controls: Controls;
  /** Why the rule is off until asked for. Absent where complying costs nothing and can be undone. */
  readonly optIn?: OptInReason;
  /**
   * Whether it asks of each trail what the gate asks of one. One trail that meets all of it satisfies the controls, so
   * presets for a standard do not block because of another trail that does not.
   */
  readonly isAspectOfGate?: true;
  /** Whether one trail that meets it is enough, in whichever stack or account. Absent where every trail counts. */
  readonly isMetByOneTrail?: true;
  /**
   * Who can answer it, where the other cannot: a `program` sets what no account shows, and an `account` shows what has come
   * about since a program was deployed. Absent where both can.
   */
  readonly onlyIn?: Reader;
  readonly remediation: Remediation;
  /** The page that says more. */
  readonly url: string;
  /** What users can choose about it, by name. Absent where there is nothing to choose. */
  readonly settings?: Readonly<Record<string, Setting>>;
  /** Judges facts. A setting that is absent or not allowed counts as its default. */
  evaluate(facts: Facts, settings: Settings): Verdict;
}

/** Why a rule may be off until asked for, as clauses. */
export const optInReasons = {
  charged: "AWS charges for complying",
  irreversible: "complying cannot be taken back",
  manual: "no program can comply, a person has to",
} as const;

/** Why a rule is off until asked for: AWS charges, it cannot be taken back, or a person has to do it. */
export type OptInReason = keyof typeof optInReasons;

/** How to comply, in sentences, for each reader. */
export interface Remediation {
  /** What to change in the program that manages the resources, in the words of Pulumi's providers. */
  readonly program: string;
  /** What to do in an account, with commands of the AWS CLI. Words in capitals stand for names. */
  readonly account: string;
}

/** Who is told how to comply. */
export type Reader = keyof Remediation;

/** A choice that a rule leaves to its users. */
export type Setting = TextSetting | IntegerSetting | TextsSetting | ObjectsSetting;

/** One text out of a few. */
export interface TextSetting {
  readonly type: "string";
  /** What each value means, in sentences. */
  readonly description: string;
  /** The values allowed. */
  readonly values: readonly string[];
  readonly default: string;
}

/** A whole number. */
export interface IntegerSetting {
  readonly type: "integer";
  /** What it counts, with its unit, in sentences. */
  readonly description: string;
  /** The least and the greatest value allowed. */
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** Any number of texts; none by default. */
export interface TextsSetting {
  readonly type: "array";
  /** What the texts name, in sentences. */
  readonly description: string;
  /** The regular expression that the whole text has to match. */
  readonly pattern: string;
  /** A text that matches. */
  readonly example: string;
}

/** Any number of objects; none by default. */
export interface ObjectsSetting {
  readonly type: "objects";
  /** What the objects say together, in sentences. */
  readonly description: string;
  /** What each property of an object says, by its name, as clauses. */
  readonly properties: Readonly<Record<string, string>>;
  /**
   * What is wrong with an object, as sentences without their full stop.
   *
   * @param place - where it stands: `exceptions[2]`
   */
  readonly faultsOf: (object: unknown, place: string) => readonly string[];
}

/** What a user chose, by the name of the setting. */
export type Settings = Readonly<Record<string, unknown>>;

/** A rule's answer. Only `compliant` and `notApplicable` let anything pass. */
export type Verdict =
  | { readonly answer: "compliant" }
  | { readonly answer: "notApplicable"; readonly why: string }
  | Shortcoming;

/** The answer that facts do not meet a rule, or may not. */
export interface Shortcoming {
  /** `unknown` when what is not known could still make it compliant. */
  readonly answer: "violation" | "unknown";
  /** A summary of the findings, a clause: `no trail`. Absent when they speak for themselves. */
  readonly summary?: string;
  /** What the rule requires under the settings given, a clause. */
  readonly required: string;
  /** What is wrong with, or not known about, each thing looked at, in a stable order. */
  readonly findings: readonly Finding[];
}

/** What was found out about one thing, for example a trail. */
export interface Finding {
  /** What kind of thing it is: `trail`. */
  readonly kind: string;
  /** Its name in reports. It comes from outside: quote it before printing. Empty when `kind` names it already. */
  readonly name: string;
  /** What is wrong with it, as predicates: `is not multi-region`. */
  readonly faults: readonly string[];
  /** What could not be known about it. */
  readonly doubts: readonly Doubt[];
}

/** A question that could not be answered. */
export interface Doubt {
  /** What has to be true, a predicate: `is multi-region`. */
  readonly question: string;
  readonly reason: Unknown;
}
