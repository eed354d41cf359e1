import type { Fact } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { examineTrail, flag } from "../../rules/requirements/requirement";
import {
  includesGlobalServiceEvents,
  isLogging,
  isMultiRegion,
  validatesLogFiles,
} from "../../rules/requirements/trailRequirements";
import { enumerate, quote } from "../../rules/text";
import { OrganizationTrailVerification } from "./organizationTrailVerification";

/** A trail that AWS shows in an account. */
export interface SeenTrail {
  readonly facts: TrailFacts;
  readonly bucketName: string;
}

/** The trail of an organization, as a member account was told of it. */
export interface Sighting {
  readonly arn: string;
  /** `undefined` when AWS shows none of this ARN. */
  readonly seen: Fact<SeenTrail | undefined>;
}

/** What is said of the trail of an organization: nothing where AWS shows that it covers the account. */
export interface Judgement {
  /** Why it does not count, sentences. */
  readonly refused?: string;
  /** What is not known of a trail that the program vouches for, sentences. */
  readonly warning?: string;
}

const isOfOrganization = flag(
  "is a trail of the organization",
  "is not a trail of the organization",
  (trail) => trail.isOrganizationTrail,
);

/** What a member account can see of its organization's trail. It is not shown the event selectors. */
const requirements = [isOfOrganization, isMultiRegion, includesGlobalServiceEvents, validatesLogFiles, isLogging];

const remedy =
  "Ask whoever manages the organization to fix it, or leave organizationTrailArn out to create a trail in this account.";

/**
 * Judges the trail of an organization. What AWS shows of it outranks what the program vouches for.
 *
 * @param verification - whether the program vouches for what AWS does not show
 */
export function judgeOrganizationTrail(
  { arn, seen }: Sighting,
  verification: OrganizationTrailVerification,
): Judgement {
  if (!seen.known) return notKnown(arn, [`${seen.why}. To know it, ${seen.remedy}.`], verification);
  if (seen.value === undefined) return { refused: `There is no trail ${quote(arn)} that this account sees. ${remedy}` };
  const { faults, doubts } = examineTrail(seen.value.facts, requirements);
  if (faults.length > 0) return { refused: `The trail ${quote(arn)} ${enumerate(faults)}. ${remedy}` };
  const open = doubts.map(
    ({ question, reason }) => `whether it ${question}: ${reason.why}. To know it, ${reason.remedy}.`,
  );
  return open.length === 0 ? {} : notKnown(arn, open, verification);
}

function notKnown(arn: string, why: readonly string[], verification: OrganizationTrailVerification): Judgement {
  const unseen = `Whether the trail ${quote(arn)} covers this account is not known: ${why.join(" ")}`;
  if (verification === OrganizationTrailVerification.Attested) {
    return { warning: `${unseen} It counts, because organizationTrailVerification vouches for it.` };
  }
  return {
    refused:
      `${unseen} Or vouch for it with organizationTrailVerification "${OrganizationTrailVerification.Attested}"; the ` +
      'policy pack, with verification "live", asks with all settings of the provider.',
  };
}
