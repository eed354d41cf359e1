import type { Trail } from "@aws-sdk/client-cloudtrail";
import { type Fact, known, unknown } from "../rules/facts/fact";
import type { TrailFacts } from "../rules/facts/trailFacts";
import type { Access } from "./access";
import { type Clients, clientsOf } from "./clients";
import { refusalOf } from "./refusal";
import { trailFromAws } from "./trail";
import { ownerOf } from "../rules/cloudtrail/trailOwner";

/** What AWS shows about an account. */
export interface Sight {
  readonly accountId: string;
  /** The trails that show in the region asked: the account's and its organization's. The `id` of each is its ARN. */
  readonly trails: readonly TrailFacts[];
}

/** Which trails to look at. Defaults to all. */
export type Wanted = (trailArn: string) => boolean;

/**
 * Asks AWS for the trails of an account. A multi-region trail shows in every region, so one region is enough; only its
 * home region knows its state.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export async function lookUp(access: Access, wanted: Wanted = () => true): Promise<Fact<Sight>> {
  const opened = await answerTo(neededToEnter(access), () => clientsOf(access));
  if (!opened.known) {
    return opened;
  }
  const clients = opened.value;
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  const { DescribeTrailsCommand } = await import("@aws-sdk/client-cloudtrail");
  const identity = await answerTo(neededToEnter(access), () => clients.sts.send(new GetCallerIdentityCommand({})));
  if (!identity.known) {
    return identity;
  }
  const accountId = identity.value.Account ?? "";
  const described = await answerTo("cloudtrail:DescribeTrails", () =>
    clients.cloudTrail().send(new DescribeTrailsCommand({ includeShadowTrails: true })),
  );
  if (!described.known) {
    return described;
  }
  const trails = (described.value.trailList ?? []).filter(({ TrailARN = "" }) => wanted(TrailARN));
  return known({ accountId, trails: await Promise.all(trails.map((trail) => examine(clients, accountId, trail))) });
}

/** The first call assumes the roles. GetCallerIdentity itself needs no permission. */
function neededToEnter({ roles, webIdentity }: Access): string {
  if (roles.length > 0) {
    return "sts:AssumeRole";
  }
  return webIdentity === undefined ? "sts:GetCallerIdentity" : "sts:AssumeRoleWithWebIdentity";
}

async function examine(clients: Clients, accountId: string, trail: Trail): Promise<TrailFacts> {
  const { GetEventSelectorsCommand, GetTrailStatusCommand } = await import("@aws-sdk/client-cloudtrail");
  const arn = trail.TrailARN ?? "";
  const client = clients.cloudTrail(trail.HomeRegion);
  const [status, selectors] = await Promise.all([
    answerTo("cloudtrail:GetTrailStatus", () => client.send(new GetTrailStatusCommand({ Name: arn }))),
    answerTo("cloudtrail:GetEventSelectors", () => client.send(new GetEventSelectorsCommand({ TrailName: arn }))),
  ]);
  const isForeign = ownerOf(arn) !== accountId;
  return trailFromAws({ trail, status, selectors: !selectors.known && isForeign ? hidden : selectors });
}

/**
 * A member account sees that its organization has a trail and whether it is logging, but not what it records.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
const hidden = unknown(
  "AWS shows the event selectors of an organization trail only to the accounts that manage it",
  'ask one of those accounts, or set interpretation to "literal", which does not need them',
);

async function answerTo<T>(permission: string, ask: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await ask());
  } catch (error) {
    return refusalOf(error, permission);
  }
}
