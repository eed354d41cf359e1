import { gate } from "../../../rules/catalogue";
import { fewAccounts } from "../../fewAccounts";
import { wrap } from "../../wrap";
import { brokenRules, type RuleTally, type Tally } from "../tally";
import { type Layout, named } from "./layout";

/** How many rules are named; a first screen has room for no more. */
const mostRules = 10;

/** How accounts stand by the gate rule, and which rules to begin with, the worst first, each with its accounts. */
export function firstSteps(tally: Tally, layout: Layout): string {
  const { paint, width } = layout;
  const ofGate = tally.rules.find(({ name }) => name === gate);
  const broken = brokenRules(tally.rules);
  const left = broken.length - mostRules;
  return [
    ...(ofGate === undefined ? [] : [paint("bold", wrap(gateSentence(ofGate), width))]),
    ...(broken.length === 0 ? ["No rule is known to be broken."] : [paint("bold", "What to do first:")]),
    ...broken.slice(0, mostRules).map((rule) => wrap(step(rule, tally, layout), width, "- ", "  ")),
    ...(left > 0 ? [wrap(`and ${left} more rules`, width, "- ", "  ")] : []),
  ].join("\n");
}

function gateSentence({ accounts }: RuleTally): string {
  const count = (answer: Parameters<typeof accounts.get>[0]): number => accounts.get(answer)?.length ?? 0;
  const [broken, unknown, excepted] = [count("violation"), count("unknown"), count("excepted")];
  const others = [
    ...(broken > 0 ? [`${broken} ${broken === 1 ? "does" : "do"} not`] : []),
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? "is" : "are"} not known`] : []),
    ...(excepted > 0 ? [`${excepted} ${excepted === 1 ? "is" : "are"} excepted`] : []),
  ];
  const complying = count("compliant");
  const comply = `${complying} ${complying === 1 ? "account complies" : "accounts comply"} with ${gate}`;
  return `${[comply, ...others].join(", ")}.`;
}

function step({ name, severity, accounts }: RuleTally, { accountIds }: Tally, layout: Layout): string {
  const broken = (accounts.get("violation") ?? []).map((index) => named(accountIds[index] ?? "", layout));
  return `${name} (${severity}): ${fewAccounts(broken)}`;
}
