import { addTo } from "../../rules/lists";
import { enumerate } from "../../rules/text";
import { fewAccounts } from "../fewAccounts";
import type { AskedAccount } from "../judge/seenAccount";

/** In which regions accounts were asked because others were closed to the audit, sentences. */
export function closedRegionNotes(accounts: readonly AskedAccount[]): readonly string[] {
  const byRegions = new Map<string, string[]>();
  for (const { accountId, seen } of accounts) {
    if (seen.known && seen.value.sight.closedRegions.length > 0) {
      const { region, closedRegions } = seen.value.sight;
      const regions = `${enumerate(closedRegions)} refused to answer, so ${region} was asked`;
      addTo(byRegions, regions, accountId);
    }
  }
  return [...byRegions].map(([regions, ids]) => `In ${fewAccounts(ids)}, ${regions}.`);
}
