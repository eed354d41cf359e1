import { defect } from "../../audit/defect";
import type { AuditedOrganization, OrganizationAccount } from "../../audit/auditReport";
import { sentence } from "../../audit/formats/sentence";
import { accountsById } from "../../audit/formats/accountsById";
import type { AskedAccount } from "../../audit/judge/seenAccount";
import type { SurveyedAccounts } from "../../audit/surveyAccounts";
import { mapFact } from "../../rules/facts/fact";
import { compareTexts } from "../../rules/text";
import { type Action, actions } from "./action";
import { decide, type Terms } from "./decide";
import type { Decision } from "./decision";

/** What is to be done about accounts, the same for every format. It holds no secret. */
export interface Plan {
  /** The version of this form. A new optional property does not change it. */
  readonly schemaVersion: 1;
  /** The version of the package that made it. */
  readonly version: string;
  /** When accounts began to be asked, in ISO 8601, UTC. */
  readonly startedAt: string;
  /** Whether all accounts were asked: false where somebody or a time limit stopped it. */
  readonly isComplete: boolean;
  /** The organization that the accounts were found in; absent where they were named one by one. */
  readonly organization?: Pick<AuditedOrganization, "id" | "managementAccountId">;
  /** How many accounts there are of each action. */
  readonly counts: Readonly<Record<Action, number>>;
  /** In the order of their ids. */
  readonly accounts: readonly PlannedAccount[];
  /** What users should know besides, sentences. */
  readonly notes: readonly string[];
}

/** What is to be done about one account. */
export interface PlannedAccount extends Decision, Partial<Omit<OrganizationAccount, "accountId">> {
  /** Its id, or how it was to be reached where that is not known. */
  readonly accountId: string;
}

/** What is planned about all accounts alike. */
export interface PlanOptions extends Pick<Plan, "version" | "notes"> {
  readonly startedAt: Date;
}

/** Decides about accounts that were asked, one by one, and about those that were found and not asked. */
export function planOf(surveyed: Omit<SurveyedAccounts, "things">, terms: Terms, options: PlanOptions): Plan {
  const { organization, isComplete, findingNotes } = surveyed;
  const { version, startedAt, notes } = options;
  const byId = accountsById({ ...(organization !== undefined && { organization }) });
  const accounts: PlannedAccount[] = [];
  for (const asked of surveyed.accounts) {
    accounts.push({ ...(byId.get(asked.accountId) ?? { accountId: asked.accountId }), ...decidedOn(asked, terms) });
  }
  for (const { why, ...account } of organization?.leftOut ?? []) {
    accounts.push({ ...account, action: "leftOut", why: sentence(why) });
  }
  return {
    schemaVersion: 1,
    version,
    startedAt: startedAt.toISOString(),
    isComplete,
    ...(organization !== undefined && {
      organization: { id: organization.id, managementAccountId: organization.managementAccountId },
    }),
    counts: Object.fromEntries(
      actions.map((action) => [action, accounts.filter((each) => each.action === action).length]),
    ) as Plan["counts"],
    accounts: accounts.toSorted((one, other) => compareTexts(one.accountId, other.accountId)),
    notes: [...findingNotes, ...notes, ...surveyed.notes],
  };
}

/** Never throws: where code of ours fails, nothing is known of the account. */
function decidedOn(asked: AskedAccount, terms: Terms): Decision {
  const { accountId } = asked;
  try {
    return decide({ accountId, facts: mapFact(asked.seen, ({ facts }) => facts.account) }, terms);
  } catch (error) {
    return decide({ accountId, facts: defect(error) }, terms);
  }
}
