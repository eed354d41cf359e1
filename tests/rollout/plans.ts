import fc from "fast-check";
import type { AskedAccount } from "../../audit/judge/seenAccount";
import { type Plan, type PlanOptions, planOf } from "../../rollout/plan/plan";
import type { Terms } from "../../rollout/plan/decide";
import { known } from "../../rules/facts/fact";
import { anyText } from "../anyText";
import { one, seen, silent, three, two } from "../audit/seenAccounts";
import { actions } from "../../rollout/plan/action";
import { anyAccount, anyTerms, terms } from "./accounts";

const options: PlanOptions = { version: "1.2.3", startedAt: new Date("2027-03-31T12:00:00Z"), notes: ["a note."] };
const managementAccountId = "999999999999";

/** A plan for an organization of seven accounts, two of which were not asked. */
export function organizationPlan(differences: Partial<Terms> = {}): Plan {
  const names: Readonly<Record<string, string>> = { [one]: "payments", [two]: "web", [three]: "search" };
  const accounts: readonly AskedAccount[] = [
    seen("444444444444", []),
    seen(three, [{ facts: { isLogging: known(false) } }]),
    silent(two),
    seen(one, [{}]),
    seen("555555555555", []),
  ];
  return planOf(
    {
      accounts,
      isComplete: true,
      notes: ["a note of the survey."],
      findingNotes: ["a note of the finding."],
      organization: {
        id: "o-example1234",
        managementAccountId,
        accounts: accounts.map(({ accountId }) => ({
          accountId,
          name: names[accountId] ?? "",
          organizationalUnits: ["ou-1"],
        })),
        leftOut: [
          { accountId: "777777777777", name: "old", why: "it is suspended" },
          { accountId: "666666666666", name: "older", why: "it is suspended" },
        ],
      },
    },
    { ...terms, ...differences },
    options,
  );
}

/** Any plan, with any names. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({ accounts: fc.array(fc.tuple(anyAccount, anyText), { maxLength: 5 }), those: anyTerms, note: anyText })
  .map(({ accounts, those, note }) => {
    const found = accounts.map(([{ facts }, name], index) => ({
      accountId: String(200_000_000_000 + index),
      name,
      seen: facts.known ? known({ facts: { account: facts.value } } as never) : facts,
    }));
    return planOf(
      {
        accounts: found,
        isComplete: accounts.length % 2 === 0,
        notes: [note],
        findingNotes: [],
        organization: { id: "o-example1234", managementAccountId, accounts: found, leftOut: [] },
      },
      those,
      options,
    );
  });

/** A plan for many accounts, of each action as many, for the same reason. */
export function largePlan(ofEach: number): Plan {
  const accounts = actions.flatMap((action, at) =>
    Array.from({ length: ofEach }, (_, index) => ({
      accountId: String(100_000_000_000 + at * ofEach + index),
      action,
      why: `It is one to ${action}.`,
    })),
  );
  return {
    ...organizationPlan(),
    accounts,
    counts: Object.fromEntries(actions.map((action) => [action, ofEach])) as Plan["counts"],
  };
}
