import { gate } from "../../../rules/catalogue";
import { enumerate, few } from "../../../rules/text";
import type { AuditReport } from "../../auditReport";
import { wrap } from "../../wrap";
import { howToPermit, mostPermissions } from "../missingPermissions";
import { organizationTrailAdvice } from "../organizationTrailAdvice";
import { brokenRules, type RuleTally, type Tally } from "../tally";
import { type Layout, named } from "./layout";

/** How many rules are named; a first screen has room for no more. */
const mostRules = 10;

const heading = "What to do first (the commands for each account are below, the worst account first):";

/** How accounts stand by the gate rule, with which rules to begin, each with its accounts, and what is missing to know more. */
export function firstSteps(report: AuditReport, tally: Tally, layout: Layout): string {
  const { paint, width } = layout;
  const ofGate = tally.rules.find(({ name }) => name === gate);
  const broken = brokenRules(tally.rules);
  const left = broken.length - mostRules;
  return [
    ...(ofGate === undefined ? [] : [paint("bold", wrap(gateSentence(ofGate), width))]),
    ...(broken.length === 0 ? ["No rule is known to be broken."] : [paint("bold", wrap(heading, width))]),
    ...broken.slice(0, mostRules).map((rule) => wrap(step(rule, report, tally, layout), width, "- ", "  ")),
    ...(left > 0 ? [wrap(`and ${left} more rules`, width, "- ", "  ")] : []),
    ...(tally.permissions.length === 0 ? [] : ["", wrap(missing(tally), width)]),
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

function step(rule: RuleTally, report: AuditReport, { accountIds }: Tally, layout: Layout): string {
  const { name, severity, accounts } = rule;
  const broken = (accounts.get("violation") ?? []).map((index) => named(accountIds[index] ?? "", layout));
  const whose = broken.length === 1 ? `account ${few(broken)}` : `${broken.length} accounts, ${few(broken)}`;
  const advice = organizationTrailAdvice(rule, report);
  return `${name} (${severity}): ${whose}${advice === undefined ? "" : `. ${advice}`}`;
}

function missing({ permissions }: Tally): string {
  const named = permissions
    .slice(0, mostPermissions)
    .map(([name, accounts]) => `${name} (${accounts === 1 ? "1 account" : `${accounts} accounts`})`);
  const left = permissions.length - named.length;
  const all = enumerate(left > 0 ? [...named, `${left} more`] : named);
  return `Unknown for want of permissions: ${all}. ${howToPermit}`;
}
