import assert from "node:assert/strict";
import type { AccountSight } from "../../../live/accountSight";
import type { Inquiry } from "../../../live/inquiry/inquiry";

/** What accounts see when what belongs to others was asked too. */
export async function completedSights(
  inquiry: Inquiry,
  sights: readonly AccountSight[],
): Promise<readonly AccountSight[]> {
  await inquiry.complete();
  return sights.map(({ accountId }) => inquiry.sight(accountId) ?? assert.fail(accountId));
}
