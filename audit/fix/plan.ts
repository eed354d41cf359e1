import type { FixCommand } from "../auditReport";

/** What makes something comply. */
export interface Plan {
  /** Commands of the AWS CLI, in the order to run them. */
  readonly commands: readonly FixCommand[];
  /** What no command can be given for, and what to do about it, sentences. */
  readonly obstacles: readonly string[];
}

/** Nothing is to be done. */
export const nothing: Plan = { commands: [], obstacles: [] };

/** A command to run. */
export function run(command: string, caution?: string): Plan {
  return { commands: [{ command, ...(caution !== undefined && { caution }) }], obstacles: [] };
}

/** Something that no command does. */
export function obstacle(why: string): Plan {
  return { commands: [], obstacles: [why] };
}

/** One plan after the other. A command that several have is run once, by the first. */
export function inTurn(...plans: readonly Plan[]): Plan {
  const commands = plans.flatMap((plan) => plan.commands);
  return {
    commands: commands.filter(({ command }, index) => commands.findIndex((one) => one.command === command) === index),
    obstacles: [...new Set(plans.flatMap(({ obstacles }) => obstacles))],
  };
}

/** A plan whose every command has one more caution. */
export function withCaution({ commands, obstacles }: Plan, caution: string): Plan {
  return {
    commands: commands.map((one) => ({
      command: one.command,
      caution: [caution, one.caution].filter((text) => text !== undefined).join(" "),
    })),
    obstacles,
  };
}
