import { coverageOf } from "../../rules/configuration/coverage";
import type { Settings } from "../../rules/rule";

/** How to make a trail outside the stack count for a rule that has not found it, sentences. */
export function wayElsewhere(ruleName: string, settings: Settings, accountId: string | undefined): string {
  const { verification } = coverageOf(settings);
  const configured = (entry: object): string => JSON.stringify({ [ruleName]: entry });
  const named = accountId === undefined ? { coveringTrails: ["TRAIL-ARN"] } : { accounts: [accountId] };
  const attested = configured({ verification: "attested", ...named });
  switch (verification) {
    case "none":
      return (
        "If another stack or the organization has the trail of the account, pass --policy-pack-config FILE. To ask AWS for " +
        `the trail, FILE holds ${configured({ verification: "live" })}; to vouch for it without credentials, ${attested}.`
      );
    case "live":
      return `Where AWS does not show enough, vouch for the trail in the configuration of the policy pack: ${attested}.`;
    case "attested":
      return `If the trail of the account is elsewhere too, name it in the configuration: ${attested}.`;
  }
}
