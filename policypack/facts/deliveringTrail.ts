import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import { partitionOf } from "../../rules/partitions";
import { quote } from "../../rules/text";
import { accountKeys } from "./accountKeys";
import { propertiesOf } from "./explain";
import { providerInputs } from "../../live/providerInputs";
import { trailTypes } from "./resourceTypes";
import type { StackResource } from "./stackResource";

/** The parts of a trail's ARN that its name does not tell. */
type Place = Pick<DeliveringTrail, "partition" | "region" | "accountId">;

/** No resource says it: programs ask AWS for it, and the answer stands in policies only. */
const organizationId = unknown(
  "a program does not show which organization its account is in",
  "let the policy name the organization by aws:SourceOrgID, or its folder by a wildcard",
);

/**
 * Tells what buckets and keys of a stack are asked about a trail. Where it is follows from its ARN, which a preview knows
 * once the trail is deployed, or else from its provider.
 */
export function deliveringTrails(resources: readonly StackResource[]): (trail: StackResource) => DeliveringTrail {
  const accountOf = accountKeys(resources);
  return (trail) => {
    const properties = propertiesOf(trail);
    const nameProperty = trail.type === trailTypes.native ? "trailName" : "name";
    const isOrganizationTrail = properties.get("isOrganizationTrail").asBoolean(known(false));
    return {
      name: trail.name,
      trailName: properties
        .get(nameProperty)
        .asString(unknown(`${nameProperty} is absent, so the provider makes up a name`, `set ${nameProperty}`)),
      ...(placeByArn(trail) ?? placeByProvider(trail, accountOf(trail).target.accountId, isOrganizationTrail)),
      organizationId,
      isOrganizationTrail,
      keyPrefix: properties.get("s3KeyPrefix").asString(known("")),
    };
  };
}

function placeByArn(trail: StackResource): Place | undefined {
  const arn = propertiesOf(trail).get("arn").asString(known(""));
  const [, partition, region, accountId] = arn.known
    ? (/^arn:([a-z-]+):cloudtrail:([a-z0-9-]+):(\d{12}):trail\/./.exec(arn.value) ?? [])
    : [];
  return partition === undefined || region === undefined || accountId === undefined
    ? undefined
    : { partition: known(partition), region: known(region), accountId: known(accountId) };
}

function placeByProvider(
  trail: StackResource,
  accountId: string | undefined,
  isOrganizationTrail: Fact<boolean>,
): Place {
  const region = regionOf(trail);
  const provider = quote(trail.provider?.name ?? "default");
  return {
    partition: region.known ? partitionByRegion(region.value) : region,
    region,
    accountId: accountByProvider(provider, accountId, isOrganizationTrail),
  };
}

/** The account of an organization trail need not be that of its provider, which may be of a delegated administrator. */
function accountByProvider(
  provider: string,
  accountId: string | undefined,
  isOrganizationTrail: Fact<boolean>,
): Fact<string> {
  if (!isOrganizationTrail.known) {
    return isOrganizationTrail;
  }
  if (isOrganizationTrail.value) {
    return unknown(
      "the management account, which an organization trail belongs to, is not known before deployment",
      "deploy the trail first",
    );
  }
  return accountId === undefined
    ? unknown(
        `the account of provider ${provider} is not known before deployment`,
        `set allowedAccountIds of provider ${provider} to the id of its account`,
      )
    : known(accountId);
}

/** The region that a trail sets, else that of its provider. */
function regionOf(trail: StackResource): Fact<string> {
  const own = propertiesOf(trail).getInput("region").asString(known(""));
  if (!own.known || own.value !== "") {
    return own;
  }
  const ofProvider = providerInputs(trail.provider?.props ?? {}).values["region"];
  const provider = quote(trail.provider?.name ?? "default");
  return typeof ofProvider === "string"
    ? known(ofProvider)
    : unknown(
        `the region of provider ${provider} is not known before deployment`,
        `set region of provider ${provider}`,
      );
}

function partitionByRegion(region: string): Fact<string> {
  const partition = partitionOf(region);
  return partition === undefined
    ? unknown(`the partition of region ${quote(region)} is not known`, "use a region of AWS")
    : known(partition);
}
