import type { Controls } from "./controls";
import type { Unknown } from "./facts/fact";

/**
 * A requirement on facts. It knows neither Pulumi nor AWS, so that the same rule judges a preview and a live account.
 *
 * @typeParam Facts what it judges: an account, a trail.
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
  /** Why only those who ask for the rule should meet it. Absent where complying is free of charge and of regret. */
  readonly optIn?: OptInReason;
  /**
   * Whether it asks of each trail what the gate asks of one. One trail that meets all of it serves the controls, so that
   * another that does not is no reason to block where a standard is all that counts.
   */
  readonly isAspectOfGate?: true;
  /** Whether one trail that meets it is enough, wherever that one is kept. Absent where every trail counts. */
  readonly isMetByOneTrail?: true;
  readonly remediation: Remediation;
  /** The page that says more. */
  readonly url: string;
  /** What users can choose about it, by name. Absent when nothing. */
  readonly settings?: Readonly<Record<string, Setting>>;
  /** Judges facts. It takes settings that are absent or not allowed for their defaults. */
  evaluate(facts: Facts, settings: Settings): Verdict;
}

/** What there is against meeting a rule unasked. */
export const optInReasons = {
  charged: "AWS charges for complying",
  irreversible: "complying cannot be taken back",
  manual: "no program can comply, a person has to",
} as const;

/** What there is against meeting a rule unasked: AWS charges, it cannot be taken back, or a person has to do it. */
export type OptInReason = keyof typeof optInReasons;

/** How to comply, in sentences, for each who may have to. */
export interface Remediation {
  /** What to change in the program that keeps the resources, in the words of Pulumi's providers. */
  readonly program: string;
  /** What to do in an account, with commands of the AWS CLI; capitals stand for names. */
  readonly account: string;
}

/** Who is told how to comply. */
export type Reader = keyof Remediation;

/** A choice that a rule leaves to its users. */
export type Setting = TextSetting | IntegerSetting | TextsSetting;

/** One text out of few. */
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
  /** What a text has to match, a regular expression from its beginning to its end. */
  readonly pattern: string;
  /** A text that matches. */
  readonly example: string;
}

/** What a user chose, by the name of the setting. */
export type Settings = Readonly<Record<string, unknown>>;

/** A rule's answer. Only `compliant` and `notApplicable` let anything pass. */
export type Verdict =
  { readonly answer: "compliant" } | { readonly answer: "notApplicable"; readonly why: string } | Shortcoming;

/** The answer that facts do not, or not for certain, fulfil a rule. */
export interface Shortcoming {
  /** `unknown` when what is not known could still make it compliant. */
  readonly answer: "violation" | "unknown";
  /** What the findings come to, a clause: `no trail`. Absent when they speak for themselves. */
  readonly summary?: string;
  /** What must be the case under the settings given, a clause. */
  readonly required: string;
  /** What is wrong or not known with each thing looked at, in a stable order. */
  readonly findings: readonly Finding[];
}

/** What was found out about one thing, for example a trail. */
export interface Finding {
  /** What kind of thing it is: `trail`. */
  readonly kind: string;
  /** What its people call it. It comes from outside: quote it before printing. Empty when `kind` names it already. */
  readonly name: string;
  /** What is wrong with it, predicates: `is not multi-region`. */
  readonly faults: readonly string[];
  /** What could not be known about it. */
  readonly doubts: readonly Doubt[];
}

/** A question that could not be answered. */
export interface Doubt {
  /** What would have to be true, a predicate: `is multi-region`. */
  readonly question: string;
  readonly reason: Unknown;
}
