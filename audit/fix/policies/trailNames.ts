import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { quote } from "../../../rules/text";
import { nothing, obstacle, type Plan } from "../plan";

/** What the words in capitals stand for in the statements of requests. */
export type Names = Readonly<Record<string, string>>;

/** What stands for the words in capitals, for a trail. */
export function namesOf(trail: DeliveringTrail): Names {
  const { organizationId } = trail;
  const [partition, region, accountId, trailName, keyPrefix] = [
    trail.partition,
    trail.region,
    trail.accountId,
    trail.trailName,
    trail.keyPrefix,
  ].map((fact) => (fact.known ? fact.value : ""));
  return {
    "TRAIL-ARN": `arn:${partition ?? ""}:cloudtrail:${region ?? ""}:${accountId ?? ""}:trail/${trailName ?? ""}`,
    "ACCOUNT-ID": accountId ?? "",
    REGION: region ?? "",
    PREFIX: keyPrefix ?? "",
    ...(organizationId.known && organizationId.value !== undefined && { "ORGANIZATION-ID": organizationId.value }),
  };
}

/** A trail without the folder of its organization, where that cannot be named. */
export function asFarAsKnown(trail: DeliveringTrail): DeliveringTrail {
  return trail.organizationId.known ? trail : { ...trail, isOrganizationTrail: known(false) };
}

/** That the folder of an organization trail cannot be named. */
export function organizationUnknown({ name, isOrganizationTrail, organizationId }: DeliveringTrail): Plan {
  const isOrganizations = isOrganizationTrail.known && isOrganizationTrail.value;
  return organizationId.known || !isOrganizations
    ? nothing
    : obstacle(
        `The organization of trail ${quote(name)}, which its folder is named after, is not known (${organizationId.why}): ` +
          `${organizationId.remedy}, and audit again.`,
      );
}
