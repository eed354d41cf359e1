import { awsCommand } from "../../rules/awsCommand";
import type { Fact } from "../../rules/facts/fact";
import { capitalized, quote } from "../../rules/text";
import type { Inspected } from "./inspection";
import { type DeployedTrail, wantedInsights, wantedSelectors } from "./wantedSelectors";

/** Which of the settings that say what a trail records. */
export interface Selected {
  /** Event selectors other than the default. */
  readonly selectors: boolean;
  readonly insights: boolean;
}

/**
 * Says what a trail no longer records, and the commands that put it back.
 *
 * @param lost - what AWS no longer has
 */
export function selectorWarnings(component: Inspected, trail: DeployedTrail, lost: Fact<Selected>): string[] {
  const subject = `trail ${quote(trail.name)}`;
  if (!lost.known) {
    return [
      `It is not known whether ${subject} still records the data events, Insights and all else that its arguments ask ` +
        `for besides management events: ${lost.why}. Without a word from AWS, Pulumi takes it for granted. ` +
        `${capitalized(lost.remedy)}.`,
    ];
  }
  const unseen = "Pulumi's provider does not see this, and no `pulumi up` mends it.";
  return [
    ...(lost.value.selectors
      ? [
          `AWS no longer has the event selectors that the arguments ask for: ${subject} records management events alone. ` +
            `${unseen} ${selectorCommand(component, trail)}`,
        ]
      : []),
    ...(lost.value.insights
      ? [
          `AWS no longer has the Insights selectors that the arguments ask for: ${subject} records no Insights events. ` +
            `${unseen} Put them back: ${insightCommand(component, trail)}`,
        ]
      : []),
  ];
}

function selectorCommand(component: Inspected, trail: DeployedTrail): string {
  const selectors = wantedSelectors(component.shownArgs, component, trail);
  return selectors === undefined
    ? "Put them back with `aws cloudtrail put-event-selectors`: the command is not shown here, because values in it are secret."
    : `Put them back: ${awsCommand("cloudtrail put-event-selectors", trail.homeRegion, {
        "trail-name": trail.arn,
        "advanced-event-selectors": capitalizedNames(selectors),
      })}`;
}

function insightCommand({ args }: Inspected, trail: DeployedTrail): string {
  return awsCommand("cloudtrail put-insight-selectors", trail.homeRegion, {
    "trail-name": trail.arn,
    "insight-selectors": wantedInsights(args).map((InsightType) => ({ InsightType })),
  });
}

/** Selectors with property names as the API has them. */
function capitalizedNames(value: readonly unknown[]): readonly unknown[] {
  return value.map((element) =>
    typeof element !== "object" || element === null
      ? element
      : Object.fromEntries(
          Object.entries(element as Record<string, unknown>).map(([name, each]) => [
            capitalized(name),
            Array.isArray(each) ? capitalizedNames(each) : each,
          ]),
        ),
  );
}
