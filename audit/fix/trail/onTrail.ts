import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { ownerOf } from "../../../rules/cloudtrail/trailOwner";
import { quote } from "../../../rules/text";
import { awsCommand, type CommandOptions } from "../../../rules/awsCommand";
import { obstacle, type Plan, run } from "../plan";

/** An entry of the answer to DescribeTrails. */
export type Trail = TrailAnswers["trail"];

/** Whether a trail belongs to the account. Its organization's belong to the management account. */
export function isOwn({ accountId }: AccountSight, { trail }: TrailAnswers): boolean {
  return ownerOf(trail.TrailARN ?? "") === accountId;
}

/** That a trail can be changed elsewhere only. */
export function changedElsewhere({ trail }: TrailAnswers): Plan {
  const owner = quote(ownerOf(trail.TrailARN ?? ""));
  const who =
    trail.IsOrganizationTrail === true
      ? `the management account ${owner} of the organization, or its delegated administrator for CloudTrail,`
      : `account ${owner}`;
  return obstacle(
    `Trail ${quote(trail.Name ?? "")} belongs to another account: only ${who} can change it. Audit that account for the commands.`,
  );
}

/** A command of CloudTrail about a trail, in its home region, where alone it can be changed. */
export function onTrail(
  operation: string,
  { trail }: Pick<TrailAnswers, "trail">,
  options: CommandOptions = {},
  caution?: string,
): Plan {
  const option = operation.startsWith("put-") ? "trail-name" : "name";
  const named = { [option]: trail.Name ?? "", ...options };
  return run(awsCommand(`cloudtrail ${operation}`, trail.HomeRegion ?? "", named), caution);
}
