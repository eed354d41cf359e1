import { jsonPieces } from "../../audit/formats/json/jsonPieces";
import { visible } from "../../audit/formats/visible";
import type { Decision } from "../plan/decision";
import type { Plan, PlannedAccount } from "../plan/plan";

/** For programs: one object, as schema.json beside this file describes it, in pieces, its keys in a stable order. */
export function planJson(plan: Plan): Iterable<string> {
  return jsonPieces(ordered(visible(plan) as Plan));
}

/** Every property by its name, so that the order of keys is that of this file whoever made the plan. */
function ordered(plan: Plan): Plan {
  const { schemaVersion, version, startedAt, isComplete, organization, counts, accounts, notes } = plan;
  const { create, repair, adopt, update, unknown, leftOut, compliant, covered } = counts;
  return {
    schemaVersion,
    version,
    startedAt,
    isComplete,
    ...(organization !== undefined && {
      organization: { id: organization.id, managementAccountId: organization.managementAccountId },
    }),
    counts: { create, repair, adopt, update, unknown, leftOut, compliant, covered },
    accounts: accounts.map(orderedAccount),
    notes,
  };
}

function orderedAccount(account: PlannedAccount): PlannedAccount {
  const { accountId, name, organizationalUnits, action, why, remedy, trail, faults, missingPermissions } = account;
  return {
    accountId,
    ...(name !== undefined && { name }),
    ...(organizationalUnits !== undefined && { organizationalUnits }),
    action,
    why,
    ...(remedy !== undefined && { remedy }),
    ...(trail !== undefined && { trail: orderedTrail(trail) }),
    ...(faults !== undefined && { faults }),
    ...(missingPermissions !== undefined && { missingPermissions }),
  };
}

function orderedTrail({ name, arn, region }: NonNullable<Decision["trail"]>): NonNullable<Decision["trail"]> {
  return { name, arn, ...(region !== undefined && { region }) };
}
