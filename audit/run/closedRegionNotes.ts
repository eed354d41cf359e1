import { addTo } from "../../rules/lists";
import { enumerate } from "../../rules/text";
import { fewAccounts } from "../fewAccounts";
import type { Answered } from "./askAccounts";

/** In which regions accounts were asked because others were closed to the audit, sentences. */
export function closedRegionNotes(accounts: readonly Answered[]): readonly string[] {
  const byRegions = new Map<string, string[]>();
  for (const { accountId, answer } of accounts) {
    if (answer.known && answer.value.closedRegions.length > 0) {
      const { region, closedRegions } = answer.value;
      const regions = `${enumerate(closedRegions)} refused to answer, so ${region} was asked`;
      addTo(byRegions, regions, accountId);
    }
  }
  return [...byRegions].map(([regions, ids]) => `In ${fewAccounts(ids)}, ${regions}.`);
}
