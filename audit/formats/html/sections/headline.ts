import { gate } from "../../../../rules/catalogue";
import { rules } from "../../../../rules/catalogue";
import type { AuditAnswer, AuditReport } from "../../../auditReport";
import { filterLink } from "../links";
import { html, type Markup, nothing } from "../markup";
import { answers } from "../../../answers";
import type { RuleTally, Tally } from "../../tally";
import { answerWords, counted, grouped } from "../words";

/** The title of the page, which tells it from others of the same organization. */
export function titleOf({ organization, startedAt }: AuditReport): string {
  const where = organization === undefined ? "" : ` of ${organization.id}`;
  return `CloudTrail audit${where}, ${startedAt.slice(0, 10)}`;
}

/** How many accounts comply with the gate, or have no violation where it was not asked for. */
export function headline(report: AuditReport, tally: Tally): Markup {
  const asked = tally.rules.find(({ name }) => name === gate);
  return html`<header class="top">
    <p class="what">
      CloudTrail audit${organizationOf(report)} ·
      <time datetime="${report.startedAt}">${report.startedAt.slice(0, 16).replace("T", " ")} UTC</time>
    </p>
    <div class="tools" hidden>
      <button type="button" id="theme" aria-live="off">Dark</button><button type="button" id="print">Print</button>
    </div>
    ${report.isComplete ? nothing : html`<p class="alert"><strong>This report is incomplete:</strong> the audit was stopped.</p>`}
    ${asked === undefined ? ofAllRules(tally) : ofGate(asked, tally)}
  </header>`;
}

function organizationOf({ organization }: AuditReport): Markup {
  return organization === undefined ? nothing : html` of organization ${organization.id}`;
}

function ofGate(rule: RuleTally, { accountIds }: Tally): Markup {
  const title = rules.find(({ name }) => name === gate)?.displayName ?? gate;
  const count = (answer: AuditAnswer): number => rule.accounts.get(answer)?.length ?? 0;
  return html`<h1>
      ${grouped(count("compliant"))} of ${counted(accountIds.length, "account")}
      ${count("compliant") === 1 ? "complies" : "comply"}
    </h1>
    <p class="gate">with <strong>${title}</strong> <code>${gate}</code></p>
    ${tiles(count, accountIds.length, { rule: gate })}`;
}

function ofAllRules(tally: Tally): Markup {
  const count = (answer: AuditAnswer): number => tally.accountsWith(answer);
  const wrong = count("violation");
  const total = tally.accountIds.length;
  return html`<h1>${grouped(total - wrong - count("unknown"))} of ${counted(total, "account")} without a finding</h1>
    <p class="gate">with the rules that were asked for; <code>${gate}</code> was not</p>
    ${tiles(count, total, {})}`;
}

/** The answers with their counts, each a link into the matrix, over a bar that shows their shares. */
function tiles(
  count: (answer: AuditAnswer) => number,
  total: number,
  filters: Readonly<Record<string, string>>,
): Markup {
  const shown = answers.filter((answer) => count(answer) > 0 || answer === "violation" || answer === "unknown");
  return html`<ul class="tiles">
      ${shown.map(
        (answer) =>
          html`<li>
            <a class="tile ${answer}" href="${filterLink({ ...filters, answer })}"
              ><span class="sign" aria-hidden="true">${answerWords[answer].sign}</span>
              <b>${grouped(count(answer))}</b> ${tileWords[answer]}</a
            >
          </li> `,
      )}
    </ul>
    <svg class="bar" viewBox="0 0 ${Math.max(total, 1)} 1" preserveAspectRatio="none" aria-hidden="true">
      ${bars(shown, count)}
    </svg>`;
}

const tileWords: Readonly<Record<AuditAnswer, string>> = {
  violation: "do not comply",
  unknown: "not known",
  excepted: "excepted",
  notApplicable: "not applicable",
  compliant: "comply",
};

function bars(shown: readonly AuditAnswer[], count: (answer: AuditAnswer) => number): readonly Markup[] {
  let from = 0;
  return shown.map((answer) => {
    const width = count(answer);
    from += width;
    return html`<rect class="${answer}" x="${from - width}" width="${width}" height="1" />`;
  });
}
