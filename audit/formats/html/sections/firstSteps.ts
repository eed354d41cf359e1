import type { AuditReport } from "../../../auditReport";
import { filterLink } from "../links";
import { html, type Markup, nothing } from "../markup";
import type { PageRule } from "../reportData";
import { organizationTrailAdvice } from "../../organizationTrailAdvice";
import { brokenRules, type RuleTally, type Tally } from "../../tally";
import { counted } from "../words";

/** What fits on a first screen. */
const mostSteps = 6;

/** The rules that are broken, the first to mend first, each a link into the matrix. */
export function firstSteps(report: AuditReport, { rules: tallies }: Tally, rules: readonly PageRule[]): Markup {
  const broken = brokenRules(tallies);
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  return html`<section aria-labelledby="first">
    <h2 id="first">What to do first</h2>
    ${broken.length === 0 ? html`<p>No rule is known to be broken.</p>` : html`<p class="how">A rule leads to its accounts below. A cell there has what was found, and the commands that mend it.</p>`}
    <ol class="steps">
      ${broken.slice(0, mostSteps).map((tally) => step(tally, byName.get(tally.name), organizationTrailAdvice(tally, report)))}
    </ol>
    ${broken.length > mostSteps ? html`<p><a href="${filterLink({ answer: "violation" })}">${counted(broken.length - mostSteps, "more rule")} with violations</a></p>` : nothing}
  </section>`;
}

function step({ name, severity, accounts }: RuleTally, rule: PageRule | undefined, advice?: string): Markup {
  const broken = accounts.get("violation")?.length ?? 0;
  return html`<li>
    <span class="severity ${severity}">${severity}</span>
    <a href="${filterLink({ rule: name, answer: "violation" })}">${rule?.title ?? name}</a>
    <span class="count">${counted(broken, "account")}</span>
    <p>${advice ?? rule?.description ?? ""}</p>
  </li> `;
}
