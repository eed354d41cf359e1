import type { Trail } from "@aws-sdk/client-cloudtrail";
import { askTrail } from "../../live/askTrails";
import { askShownTrail } from "../../live/deployment/shownTrail";
import { uncapitalized } from "../../live/facts/uncapitalized";
import type { Session } from "../../live/session";
import { type Fact, known, mapFact } from "../../rules/facts/fact";
import { isSet } from "../arguments/conflicts/conflictRules";
import { sameSelectors } from "../events/sameSelectors";
import type { AdvancedEventSelector } from "../events/selectorArgs";
import { selectorInputs } from "../events/selectorInputs";
import { selectorArguments } from "../events/selectorsAskedFor";
import type { Inspected, Inspection } from "./inspection";
import { trailType } from "./partTypes";
import { type Selected, selectorWarnings } from "./selectorWarnings";
import { type DeployedTrail, wantedInsights, wantedSelectors } from "./wantedSelectors";

/**
 * Event selectors and Insights that are no longer there. The provider reads them only where AWS says that a trail has other
 * selectors than the default, or Insights: what was put back to the default by hand, or never set because a deployment
 * failed, it takes for what it set. No update mends that, so the commands are told that do.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v6.34.0/internal/service/cloudtrail/trail.go
 */
export const selectorsByHand: Inspection = async (component) => {
  const trail = component.deployed.part(trailType, component.name) as DeployedTrail | undefined;
  if (trail === undefined) return {};
  const believed = believedOf(component, trail);
  if (!believed.selectors && !believed.insights) return {};
  const session = await component.ask();
  const lost = session.known ? await lostOf(session.value, trail, believed) : session;
  return { warnings: selectorWarnings(component, trail, lost) };
};

/** Where arguments and state differ, the update sets what the arguments say. */
function believedOf(component: Inspected, trail: DeployedTrail): Selected {
  const { args } = component;
  const selectors = wantedSelectors(args, component, trail);
  const insights = wantedInsights(args);
  const set = trail.insightSelectors?.map(({ insightType }) => insightType) ?? [];
  return {
    selectors:
      selectors !== undefined &&
      selectorArguments.some((name) => isSet(args, name)) &&
      sameSelectors(selectorInputs(selectors), trail.advancedEventSelectors ?? []),
    insights: insights.length > 0 && set.toSorted().join() === insights.toSorted().join(),
  };
}

/** Asks AWS what of it is lost. A trail that is gone is none of it: the provider sees that. */
async function lostOf(session: Session, trail: DeployedTrail, believed: Selected): Promise<Fact<Selected>> {
  const shown = await askShownTrail(session, trail.arn);
  if (!shown.known) return shown;
  const found = shown.value;
  if (found === undefined) return known({ selectors: false, insights: false });
  const insights = believed.insights && found.HasInsightSelectors !== true;
  if (!believed.selectors || found.HasCustomEventSelectors === true) return known({ selectors: false, insights });
  const believes = trail.advancedEventSelectors ?? [];
  return mapFact(await presentSelectors(session, found), (present) => ({
    selectors: !sameSelectors(present, believes),
    insights,
  }));
}

async function presentSelectors(session: Session, trail: Trail): Promise<Fact<ReturnType<typeof selectorInputs>>> {
  const { selectors } = await askTrail(session, trail, new Set(["getEventSelectors"]));
  return mapFact(selectors, ({ AdvancedEventSelectors = [] }) =>
    selectorInputs(uncapitalized(AdvancedEventSelectors) as AdvancedEventSelector[]),
  );
}
