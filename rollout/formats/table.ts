import { styleText } from "node:util";
import { byReason, type SameReason } from "../../audit/formats/byReason";
import type { FormatOptions } from "../../audit/formats/format";
import { visible } from "../../audit/formats/visible";
import { wrap } from "../../audit/wrap";
import { type Action, actions, touches } from "../plan/action";
import type { Plan, PlannedAccount } from "../plan/plan";

/** Wide enough for a sentence to be read. */
const widest = 100;
/** Below this, words would stand one a line. */
const narrowest = 40;

/** Of how many accounts of one action, and of one reason, a person reads the ids: of those that are in order, a few. */
const most = { ofAction: 100, ofReason: 20, inOrder: 3 } as const;

/** What each action does, or why it does nothing. */
const meanings: Readonly<Record<Action, string>> = {
  create: "a trail is to be created",
  repair: "a trail is to be taken over and mended",
  adopt: "a trail is to be taken over as it is",
  update: "a trail is to be updated",
  unknown: "nothing is done before a person has looked",
  leftOut: "nothing is done",
  compliant: "a trail of its own meets the gate",
  covered: "a trail that others have too meets the gate",
};

/** For people: how many accounts of each action there are, then why, the reasons of most accounts first. */
export function planTable(plan: Plan, options: FormatOptions): string {
  const { counts, notes, accounts } = visible(plan) as Plan;
  const width = Math.max(narrowest, Math.min(options.columns ?? widest, widest));
  const bold = (text: string): string => (options.colours ? styleText("bold", text, { validateStream: false }) : text);
  const sections = actions
    .filter((action) => counts[action] > 0)
    .map((action) =>
      [
        bold(`${action} (${counts[action]}): ${meanings[action]}`),
        ...reasonsOf(
          action,
          accounts.filter((each) => each.action === action),
          width,
        ),
      ].join("\n"),
    );
  const heading = bold(wrap(summary(plan), width));
  return `${[heading, ...sections, ...notes.map((note) => wrap(`Note: ${note}`, width, "", "  "))].join("\n\n")}\n`;
}

/** How many accounts there are, and how many of them would change. */
function summary({ accounts, organization, isComplete }: Plan): string {
  const whose = organization === undefined ? "" : ` of organization ${organization.id}`;
  const changed = accounts.filter(({ action }) => touches(action)).length;
  const end = isComplete ? "" : " It is incomplete: it was stopped before all accounts had answered.";
  return `Plan for ${counted(accounts.length)}${whose}: ${changed} to change. Nothing was changed yet.${end}`;
}

function counted(accounts: number): string {
  return accounts === 1 ? "1 account" : `${accounts} accounts`;
}

function reasonsOf(action: Action, accounts: readonly PlannedAccount[], width: number): readonly string[] {
  const isToBeRead = touches(action) || action === "unknown";
  let left: number = most.ofAction;
  const lines: string[] = [];
  let unread = 0;
  for (const group of byReason(accounts)) {
    if (left === 0) {
      unread += group.length;
      continue;
    }
    const shown = group.slice(0, Math.min(left, isToBeRead ? most.ofReason : most.inOrder));
    left -= shown.length;
    lines.push(wrap(reasonOf(group), width, "  "), ...shown.map((account) => `    ${named(account)}`));
    if (group.length > shown.length) lines.push(`    and ${group.length - shown.length} more`);
  }
  return unread === 0 ? lines : [...lines, `  and ${unread} more for other reasons: --out FILE has all of them`];
}

function reasonOf([{ why, remedy }]: SameReason<PlannedAccount>): string {
  return remedy === undefined ? why : `${why} ${remedy}`;
}

function named({ accountId, name = "" }: PlannedAccount): string {
  return name === "" ? accountId : `${accountId} (${name})`;
}
