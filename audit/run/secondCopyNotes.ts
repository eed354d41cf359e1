import type { AccountSight, TrailAnswers } from "../../live/accountSight";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { cloudtrailManagementEventsRecordedOnce as recordedOnce } from "../../rules/account/cloudtrailManagementEventsRecordedOnce";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { furtherCopyPrice } from "../../rules/requirements/duplicates";
import { addTo } from "../../rules/lists";
import { quote } from "../../rules/text";
import { fewAccounts } from "../fewAccounts";
import type { AskedAccount, SeenAccount } from "../judge/seenAccount";

/**
 * Which accounts pay for a second copy of management events because they have a trail of their own beside their
 * organization's, a sentence for each trail of an organization. What each account can do says the rule on copies.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html
 */
export function secondCopyNotes(accounts: Iterable<AskedAccount>): readonly string[] {
  const byTrail = new Map<string, string[]>();
  for (const { accountId, seen } of accounts) {
    const copied = seen.known ? copiedTrail(accountId, seen.value) : undefined;
    if (copied !== undefined) addTo(byTrail, copied.name, accountId);
  }
  return [...byTrail].map(
    ([name, ids]) =>
      `Management events of ${fewAccounts(ids)} are billed twice: trail ${quote(name)} of the organization records them, and so ` +
      `does a trail of ${ids.length === 1 ? "the account" : "each account"} itself. AWS charges ` +
      `${furtherCopyPrice} of the second copy. Delete these trails, or let them select other events only: ${recordedOnce.name} has the commands.`,
  );
}

/** Whether an account has a trail of its own beside its organization's. */
export function hasSecondTrail({ accountId, trails }: AccountSight): boolean {
  return trails.some(isOrganizations) && trails.some((answers) => isOwn(accountId, answers));
}

/** The trail of its organization whose management events a trail of the account records as well. */
function copiedTrail(accountId: string, { sight, facts }: SeenAccount): TrailFacts | undefined {
  const those = (isWanted: (answers: TrailAnswers) => boolean): readonly TrailFacts[] =>
    facts.trails.filter((_, index) => {
      const answers = sight.trails[index];
      return answers !== undefined && isWanted(answers);
    });
  const own = those((answers) => isOwn(accountId, answers));
  return those(isOrganizations).find((trail) =>
    own.some((other) => recordedOnce.evaluate({ ...facts.account, trails: [trail, other] }, {}).answer === "violation"),
  );
}

function isOrganizations({ trail }: TrailAnswers): boolean {
  return trail.IsOrganizationTrail === true;
}

function isOwn(accountId: string, answers: TrailAnswers): boolean {
  return !isOrganizations(answers) && ownerOf(answers.trail.TrailARN ?? "") === accountId;
}
