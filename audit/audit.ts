import type { Configuration } from "../rules/configuration/readConfiguration";
import { callsFor } from "../live/callsOfRules";
import { Connections } from "../live/connections";
import { FactsIndex } from "../live/facts/factsOf";
import { type Helpers, Inquiry } from "../live/inquiry/inquiry";
import { Session } from "../live/session";
import type { AuditReport } from "./auditReport";
import { Journal, type JournalOptions } from "./journal/journal";
import { journaled } from "./journal/journaled";
import { askedRules } from "./judge/askedRules";
import type { Asker } from "./run/asker";
import type { AuditRun } from "./run/auditRun";
import { runAudit } from "./run/runAudit";
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

/** What to audit, and how. */
export interface AuditOptions extends TargetOptions, Pick<AuditRun, "limits" | "version" | "signal" | "onProgress"> {
  readonly configuration: Configuration;
  /** The only rules to ask, whatever their level. Defaults to all that the configuration does not disable. */
  readonly rules?: readonly string[] | undefined;
  /** Where answers are kept as they come. Defaults to nowhere. */
  readonly journal?: JournalOptions | undefined;
}

/**
 * Audits live accounts.
 *
 * @returns the report, or what keeps the accounts from being asked, as sentences without their full stop
 */
export async function audit(options: AuditOptions): Promise<AuditReport | { readonly faults: readonly string[] }> {
  const { configuration, limits, version, signal, onProgress } = options;
  const startedAt = new Date();
  const connections = new Connections();
  const rules = askedRules(configuration, options.rules);
  const found = await accountsOf(options, connections);
  if ("faults" in found && found.faults.length > 0) {
    return { faults: found.faults };
  }
  const calls = callsFor(rules.map(({ rule }) => rule.name));
  const notes = configuration.notes;
  const { targets } = found;
  const journal = await journalOf(options, calls, "organization" in found ? found.organization().id : undefined);
  if (journal !== undefined && "fault" in journal) {
    return { faults: [journal.fault] };
  }
  const inquiry = new Inquiry(calls, connections, helpersOf(options, found));
  const asker = askerOf(inquiry);
  const recall = inquiry.recall.bind(inquiry);
  try {
    const report = await runAudit(
      { targets, rules, notes, version, startedAt, limits, signal, onProgress },
      journal === undefined ? asker : journaled(asker, journal, recall),
    );
    const listed = "organization" in found ? found : undefined;
    return {
      ...report,
      ...(listed !== undefined && { organization: listed.organization() }),
      notes: [...(listed?.notes() ?? []), ...(journal?.notes(new Date()) ?? []), ...report.notes],
    };
  } finally {
    await journal?.close();
  }
}

async function journalOf(
  { journal, roleName }: AuditOptions,
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

async function accountsOf(options: AuditOptions, connections: Connections): Promise<Found> {
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
function helpersOf(options: AuditOptions, found: Found): Helpers {
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
async function callerOf(options: AuditOptions, connections: Connections): Promise<Caller | undefined> {
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
