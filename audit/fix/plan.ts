import type { FixCommand } from "../auditReport";

/** What makes something comply. */
export interface Plan {
  /** What to do, in this order. */
  readonly steps: readonly Step[];
  /** What no command can be given for, and what to do about it, sentences. */
  readonly obstacles: readonly string[];
}

/** A command of the AWS CLI, or a change of a document that other plans can change too. */
export type Step = FixCommand | Change;

/** What becomes of the entries of a document: of the statements of a policy, say. Those that it keeps stay as they are. */
export type Edit = (entries: readonly object[]) => readonly object[];

/**
 * A document in AWS that can be replaced only as a whole. Of two commands made from it as the audit saw it, the later one
 * undoes the earlier one, unless each makes the changes of both.
 */
export interface SharedDocument {
  /** What tells it from all other documents of a report. */
  readonly id: string;
  /**
   * The command that puts the document after edits, one after the other, in its place, or what is in the way of one.
   *
   * @param caution - what can go wrong or cost, sentences
   */
  edited(edits: readonly Edit[], caution?: string): Plan;
}

/** A step that changes such a document. Its command is known once all changes of the document are. */
export interface Change {
  readonly document: SharedDocument;
  readonly edits: readonly Edit[];
  /** Edits that have to see what all other edits of the document leave. */
  readonly lastEdits: readonly Edit[];
  /** What the edits take away from others or cost, sentences; absent where they do neither. */
  readonly caution?: string;
}

/** Nothing is to be done. */
export const nothing: Plan = { steps: [], obstacles: [] };

/** A step to take. */
export function take(step: Step): Plan {
  return { steps: [step], obstacles: [] };
}

/** A command to run. */
export function run(command: string, caution?: string): Plan {
  return take({ command, ...(caution !== undefined && { caution }) });
}

/** Something that no command does. */
export function obstacle(why: string): Plan {
  return { steps: [], obstacles: [why] };
}

/** One plan after the other. A command that several have is run once, by the first. */
export function inTurn(...plans: readonly Plan[]): Plan {
  const steps = plans.flatMap((plan) => plan.steps);
  const commands = steps.map((step) => ("command" in step ? step.command : undefined));
  return {
    steps: steps.filter((step, index) => !("command" in step) || commands.indexOf(step.command) === index),
    obstacles: [...new Set(plans.flatMap(({ obstacles }) => obstacles))],
  };
}

/** A plan whose every step has one more caution. */
export function withCaution({ steps, obstacles }: Plan, caution: string): Plan {
  return { steps: steps.map((step) => ({ ...step, caution: cautions(caution, step.caution) ?? caution })), obstacles };
}

/** Cautions as one, each said once; `undefined` where there is none. */
export function cautions(...each: readonly (string | undefined)[]): string | undefined {
  const said = new Set(each.filter((one) => one !== undefined));
  return said.size === 0 ? undefined : [...said].join(" ");
}
