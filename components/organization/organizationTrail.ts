import * as pulumi from "@pulumi/pulumi";
import { applyEvenIfUnknown } from "../applyEvenIfUnknown";
import { trailNameOf } from "../arguments/aws/trailArnCheck";
import { parseArn } from "../arguments/aws/arn";
import { defaults } from "../arguments/defaults";
import { askerOf, type Asker } from "../before/asker";
import { providerSettings, type ProviderSettings } from "../before/providerSettings";
import { bucketArnOf } from "../bucket/bucketArn";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import type { Place } from "../place";
import { refusal } from "../refusal";
import type { TrailOutputs } from "../trailOutputs";
import type { CallName } from "../../live/calls";
import { askTrail } from "../../live/askTrails";
import { askShownTrail } from "../../live/deployment/shownTrail";
import { trailFromAws } from "../../live/trail";
import { type Fact, known } from "../../rules/facts/fact";
import { judgeOrganizationTrail, type SeenTrail } from "./judgeOrganizationTrail";

/** All that a member account can ask about the organization's trail, besides the list of trails. */
const calls: ReadonlySet<CallName> = new Set(["getTrailStatus"]);

/**
 * Looks up the trail of the organization from a member account and fails the deployment, even a preview, unless it
 * covers the account.
 *
 * It asks CloudTrail by itself, because the AWS provider also reads event selectors and tags of a trail, which AWS refuses
 * to member accounts. For the same reason the selectors are not checked: only the management account and delegated
 * administrators see them.
 *
 * @param trailArn - ARN of the organization's trail
 * @param args - checked arguments
 * @param place - where the component is, once its arguments are checked
 * @param component - the component, whose provider is in that place
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export function checkOrganizationTrail(
  trailArn: pulumi.Input<string>,
  { organizationTrailVerification: verification = defaults.organizationTrailVerification }: MultiRegionTrailArgs,
  { partition, region, accountId }: Place,
  component: pulumi.Resource,
): TrailOutputs {
  const settings = applyEvenIfUnknown(providerSettings(component), (shown) => shown as ProviderSettings);
  const trail = pulumi
    .all([trailArn, { partition, region, accountId }, pulumi.unsecret(settings)])
    .apply(async ([arn, where, shown]) => {
      const seen = await lookUpTrail(arn, askerOf(shown, where));
      const hidden = await pulumi.isSecret(pulumi.output(trailArn));
      const { refused, warning } = judgeOrganizationTrail(
        { arn: hidden ? "with a secret ARN" : arn, seen },
        verification,
      );
      if (refused !== undefined) throw refusal("organizationTrailArn", refused);
      if (warning !== undefined) await pulumi.log.warn(warning, component);
      return { arn, bucketName: seen.known ? (seen.value?.bucketName ?? "") : "" };
    });
  const bucketName = trail.apply((found) => found.bucketName);
  const bucketArn = bucketArnOf({ partition }, bucketName);
  return {
    trailArn: trail.apply(({ arn }) => arn),
    trailName: trail.apply(({ arn }) => trailNameOf(arn) ?? ""),
    homeRegion: trail.apply(({ arn }) => parseArn(arn)?.region ?? ""),
    bucketName,
    bucketArn: pulumi.all([bucketName, bucketArn]).apply(([name, arn]) => (name === "" ? "" : arn)),
  };
}

async function lookUpTrail(arn: string, ask: Asker): Promise<Fact<SeenTrail | undefined>> {
  const session = await ask();
  if (!session.known) return session;
  const shown = await askShownTrail(session.value, arn);
  if (!shown.known) return shown;
  const trail = shown.value;
  if (trail === undefined) return known(undefined);
  const facts = trailFromAws(await askTrail(session.value, trail, calls));
  return known({ facts, bucketName: trail.S3BucketName ?? "" });
}
