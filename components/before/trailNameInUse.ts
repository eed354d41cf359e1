import { isSet } from "../arguments/conflicts/conflictRules";
import { askTrails } from "../../live/askTrails";
import { askTrailTags, type Tags } from "../../live/deployment/tags";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, known } from "../../rules/facts/fact";
import { few, printable, quote } from "../../rules/text";
import { plannedTrailArn } from "./adoption/plannedScope";
import { importCommand } from "./importCommand";
import type { Findings, Inspection } from "./inspection";
import { trailType } from "./partTypes";
import { trailQuotaFaults } from "./trailQuota";

/** A trail that has a name already. */
export interface NamedTrail {
  readonly bucketName: string;
  readonly tags: Fact<Tags>;
}

/**
 * Refuses the name of a trail that AWS has and this stack has not, and a trail more than AWS takes. Creating it would fail once
 * everything else is made, and two stacks with one trail would take it from each other.
 */
export const trailNameInUse: Inspection = async (component) => {
  const { args, deployed, isStateRead, name } = component;
  if (isSet(args, "organizationTrailArn") || isSet(args, "adoptTrailArn")) return {};
  // The trail may be this stack's own.
  if (!isStateRead) return {};
  const arn = plannedTrailArn(component);
  if (arn === undefined || deployed.part(trailType, name)?.["arn"] === arn) return {};
  const importTrail = await importCommand(component, trailType, arn);
  const session = await component.ask();
  if (!session.known) return nameFindings(arn, session, importTrail);
  const shown = await askTrails(session.value);
  if (!shown.known) return nameFindings(arn, shown, importTrail);
  const { region, trails } = shown.value;
  const trail = trails.find(({ TrailARN }) => TrailARN === arn);
  if (trail === undefined) return { faults: trailQuotaFaults(ownerOf(arn), region, trails) };
  const tags = await askTrailTags(session.value, arn);
  return nameFindings(arn, known({ bucketName: trail.S3BucketName ?? "", tags }), importTrail);
};

/**
 * What is said of the name of a trail.
 *
 * @param arn - the ARN that the trail would have
 * @param found - the trail of that ARN, which the stack does not have
 * @param importTrail - the command that takes it into the state
 */
export function nameFindings(arn: string, found: Fact<NamedTrail | undefined>, importTrail: string): Findings {
  if (!found.known) {
    return {
      warnings: [
        `Whether there is a trail ${quote(arn)} already could not be asked: ${found.why}. If there is one, this stack fails ` +
          `after it has made the bucket. To have it asked, ${found.remedy}.`,
      ],
    };
  }
  if (found.value === undefined) return {};
  const { bucketName, tags } = found.value;
  const reason =
    `is taken: there is a trail ${quote(arn)}, which this stack does not have. It delivers to the bucket ` +
    `${quote(bucketName)} and ${tagWords(tags)}. If another stack or somebody else manages it, choose another trailName: ` +
    "two stacks with one trail take it from each other. If a deployment of this stack that failed or was killed made it, " +
    `take it in with \`${importTrail}\`, as docs/recovery.md says. If nobody manages it, adoptTrailArn takes it over.`;
  return { faults: [{ property: "trailName", reason }] };
}

function tagWords(tags: Fact<Tags>): string {
  if (!tags.known) return `its tags are not known (${tags.why})`;
  const words = Object.entries(tags.value).map(([key, value]) => `${printable(key, 60)}=${printable(value, 60)}`);
  return words.length === 0 ? "has no tags that tell whose it is" : `has the tags ${few(words)}`;
}
