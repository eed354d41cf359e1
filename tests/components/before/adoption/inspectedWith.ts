import { neverDeployed } from "../../../../components/before/deployed";
import type { Inspected } from "../../../../components/before/inspection";
import type { Loss } from "../../../../components/before/adoption/loss";
import { unknown } from "../../../../rules/facts/fact";

/** The component `audit` with these arguments, in a stack that was never deployed. */
export function inspectedWith(args: Inspected["args"], others: Partial<Inspected> = {}): Inspected {
  return {
    name: "audit",
    args,
    shownArgs: args,
    place: { partition: "aws", region: "eu-central-1", accountId: "123456789012" },
    isProtected: true,
    deployed: neverDeployed,
    ask: () => Promise.resolve(unknown("nobody may ask", "let somebody ask")),
    opts: {},
    ...others,
  };
}

/** Losses as a table of tests has them: their name, the sentence, and what keeps it. */
export function shown(losses: readonly Loss[]): unknown[][] {
  return losses.map(({ name, property, what, keep }) => [name, property, what, keep]);
}
