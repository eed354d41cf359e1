import type { FixCommand } from "../auditReport";
import type { Change } from "./change";

/** What makes something comply. */
export interface Plan {
  /** What to do, in this order. */
  readonly steps: readonly Step[];
  /** What no command can be given for, and what to do about it, sentences. */
  readonly obstacles: readonly string[];
}

/** A command of the AWS CLI, or a change of a document that other plans can change too. */
export type Step = FixCommand | Change;

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
