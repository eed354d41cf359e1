import type { AuditAnswer, ChangedAnswer, Changes } from "../../auditReport";
import { severities } from "../../severities";
import { wrap } from "../../wrap";
import type { Layout } from "./layout";

/** How many changes are told one by one; json and csv have all. */
const mostLines = 20;

/** How the earlier report is named, how much has changed since, and what is wrong that was not, the worst first. */
export function changesSection(changes: Changes, { width, paint }: Layout): string {
  const wrong = [...worstFirst(changes.worse), ...worstFirst(changes.new)];
  const left = wrong.length - mostLines;
  return [
    paint("bold", wrap(headline(changes), width)),
    ...wrong.slice(0, mostLines).map((each) => wrap(lineOf(each), width, "- ", "  ")),
    ...(left <= 0 ? [] : [wrap(`and ${left} more: the formats json and csv have all.`, width, "- ", "  ")]),
  ].join("\n");
}

function headline({ since, worse, better, new: added, gone }: Changes): string {
  const excepted = better.filter(({ now }) => now === "excepted").length;
  const counts = [
    `${worse.length} worse`,
    `${better.length} better${excepted === 0 ? "" : ` (${excepted} by exception)`}`,
    `${added.length} new`,
    `${gone.length} gone`,
  ];
  const isSame = worse.length + better.length + added.length + gone.length === 0;
  return `Since ${since.slice(0, 10)} ${since.slice(11, 16)} (UTC): ${isSame ? "nothing has changed" : counts.join(", ")}.`;
}

/** Violations before what is unknown; equally bad ones stay in their order. */
function worstFirst(answers: readonly ChangedAnswer[]): readonly ChangedAnswer[] {
  const rank = ({ now, severity }: ChangedAnswer): number =>
    severities.indexOf(severity) + (now === "violation" ? severities.length : 0);
  return answers.toSorted((one, other) => rank(other) - rank(one));
}

function lineOf({ accountId, rule, severity, resource, before, now }: ChangedAnswer): string {
  const place = resource === undefined ? "" : `, ${resource.kind} ${resource.name}`;
  const earlier = before === undefined ? "new" : `${words[before]} before`;
  return `${accountId}: ${rule} (${severity})${place}: ${earlier}, ${now === undefined ? "gone" : words[now]} now`;
}

const words: Readonly<Record<AuditAnswer, string>> = {
  compliant: "compliant",
  violation: "violated",
  unknown: "unknown",
  notApplicable: "not applicable",
  excepted: "excepted",
};
