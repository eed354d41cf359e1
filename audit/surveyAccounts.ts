import { callsFor } from "../live/callsOfRules";
import { Connections } from "../live/connections";
import { FactsIndex } from "../live/facts/factsOf";
import { type Helpers, Inquiry } from "../live/inquiry/inquiry";
import { Session } from "../live/session";
import type { AuditedOrganization } from "./auditReport";
import { Journal, type JournalOptions } from "./journal/journal";
import { journaled } from "./journal/journaled";
import type { Asker } from "./run/asker";
import { type Survey, survey } from "./run/survey";
import type { SurveyRun } from "./run/surveyRun";
import { organizationTargets, type OrganizationTargets } from "./organizationTargets";
import {
  accessAtHand,
  type Caller,
  listingAccess,
  logAccountAccess,
  type TargetOptions,
  type Targets,
  targetsOf,
} from "./targets";

/** Which accounts to ask, and how. */
export interface SurveyOptions extends TargetOptions, Pick<SurveyRun, "limits" | "signal" | "onProgress"> {
  /** Where answers are kept as they come. Defaults to nowhere. */
  readonly journal?: JournalOptions | undefined;
}

/** What accounts answered, and how they were found. */
export interface SurveyedAccounts extends Survey {
  /** The organization that they were found in; absent where they were named one by one. */
  readonly organization?: AuditedOrganization;
  /** What users should know of how accounts were found and of the journal, sentences. */
  readonly findingNotes: readonly string[];
}

/**
 * Asks live accounts what rules need to know.
 *
 * @param ruleNames - the names of the rules
 * @returns what they answered, or what keeps the accounts from being asked, as sentences without their full stop
 */
export async function surveyAccounts(
  options: SurveyOptions,
  ruleNames: readonly string[],
): Promise<SurveyedAccounts | { readonly faults: readonly string[] }> {
  const { limits, signal, onProgress } = options;
  const connections = new Connections();
  const found = await accountsOf(options, connections);
  if ("faults" in found && found.faults.length > 0) {
    return { faults: found.faults };
  }
  const calls = callsFor(ruleNames);
  const { targets } = found;
  const journal = await journalOf(options, calls, "organization" in found ? found.organization().id : undefined);
  if (journal !== undefined && "fault" in journal) {
    return { faults: [journal.fault] };
  }
  const inquiry = new Inquiry(calls, connections, helpersOf(options, found));
  const asker = askerOf(inquiry);
  const recall = inquiry.recall.bind(inquiry);
  try {
    const surveyed = await survey(
      { targets, limits, signal, onProgress },
      journal === undefined ? asker : journaled(asker, journal, recall),
    );
    const listed = "organization" in found ? found : undefined;
    return {
      ...surveyed,
      ...(listed !== undefined && { organization: listed.organization() }),
      findingNotes: [...(listed?.notes() ?? []), ...(journal?.notes(new Date()) ?? [])],
    };
  } finally {
    await journal?.close();
  }
}

async function journalOf(
  { journal, roleName }: SurveyOptions,
  calls: ReadonlySet<string>,
  organizationId: string | undefined,
): Promise<Journal | { readonly fault: string } | undefined> {
  return journal === undefined
    ? undefined
    : Journal.open(journal, {
        calls: [...calls].sort(),
        ...(organizationId !== undefined && { organizationId }),
        ...(roleName !== undefined && { roleName }),
      });
}

/** Accounts to ask, and whose the credentials at hand are, as far as that is known. */
type Found = (Targets & { readonly caller?: Caller | undefined }) | OrganizationTargets;

async function accountsOf(options: SurveyOptions, connections: Connections): Promise<Found> {
  const { organization, limits } = options;
  if (organization === undefined) {
    const caller = await callerOf(options, connections);
    return { ...targetsOf(options, caller), caller };
  }
  const over = AbortSignal.timeout(limits.runTimeout);
  const signal = options.signal === undefined ? over : AbortSignal.any([options.signal, over]);
  const found = await organizationTargets(options, { connections, signal });
  return "faults" in found ? { targets: [], ...found } : found;
}

/** Who may be asked what the accounts themselves are not told. */
function helpersOf(options: SurveyOptions, found: Found): Helpers {
  const { organization, accounts, logAccount } = options;
  if (organization === undefined && accounts === undefined) {
    return {};
  }
  return {
    ...("organizationId" in found && { organizationId: found.organizationId }),
    ...(organization !== undefined && {
      viewers: [
        accessAtHand(options),
        ...(organization.managementProfile === undefined ? [] : [listingAccess(options)]),
      ],
    }),
    ...(found.caller !== undefined && { logAccount: logAccountAccess(options, found.caller) }),
    remedy:
      logAccount === undefined
        ? "name the account that has it with --log-account"
        : `see to it that account ${logAccount}, which --log-account names, has it and lets the audit in`,
  };
}

/** Whose the credentials at hand are, where accounts are entered from there; not known where AWS does not say. */
async function callerOf(options: SurveyOptions, connections: Connections): Promise<Caller | undefined> {
  if (options.accounts === undefined) {
    return undefined;
  }
  const session = await Session.open(accessAtHand(options), { connections, signal: options.signal });
  return session.known ? session.value : undefined;
}

function askerOf(inquiry: Inquiry): Asker {
  return {
    account: (access, options) => inquiry.account(access, options),
    complete: (options) => inquiry.complete(options),
    sight: (accountId) => inquiry.sight(accountId),
    factsIndex: () => new FactsIndex(),
  };
}
