import type { Inspected } from "../../../../components/before/inspection";
import type { Loss } from "../../../../components/before/adoption/loss";
import { liveComponent, type LiveComponent } from "../liveComponent";

/** The component `audit` with these arguments, in a stack that was never deployed. */
export function inspectedWith(args: Inspected["args"], others: LiveComponent = {}): Inspected {
  return liveComponent({ args, ...others });
}

/** Losses as a table of tests has them: their name, the sentence, and what keeps it. */
export function shown(losses: readonly Loss[]): unknown[][] {
  return losses.map(({ name, property, what, keep }) => [name, property, what, keep]);
}
