import type { AuditReport, NotAnswered, OrganizationAccount } from "../../../auditReport";
import { accountsById } from "../../accountsById";
import { byReason, type SameReason } from "../../byReason";
import { howToPermit, mostPermissions } from "../../missingPermissions";
import { sentence } from "../../sentence";
import { cellLink } from "../links";
import { html, type Markup, nothing } from "../markup";
import type { Tally } from "../../tally";
import { counted, grouped } from "../words";

/** Who answered, who did not and what to do, what may not be read, and who was not asked. */
export function coverage(report: AuditReport, tally: Tally): Markup {
  const { asked, answered, notAnswered } = report.coverage;
  const accounts = accountsById(report);
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    <p class="lead">${grouped(answered)} of ${counted(asked, "account")} answered.</p>
    ${byReason(notAnswered).map((group) => silent(group, accounts))} ${permissions(tally)}
    ${leftOut(report.organization?.leftOut ?? [])}
  </section>`;
}

function silent(group: SameReason<NotAnswered>, accounts: ReadonlyMap<string, OrganizationAccount>): Markup {
  const [first] = group;
  return html`<details${group.length <= 3 ? html` open` : nothing}><summary><span class="sign unknown" aria-hidden="true">?</span> ${counted(group.length, "account")} did not answer: ${sentence(first.why)}</summary>
<p class="todo"><b>To do:</b> ${sentence(first.remedy)}</p>
<ul class="ids">
${group.map(
  ({ accountId }) =>
    html`<li><a href="${cellLink(accountId)}">${accountId}</a> ${accounts.get(accountId)?.name ?? ""}</li> `,
)}</ul></details>`;
}

function permissions({ permissions: missing }: Tally): Markup {
  if (missing.length === 0) {
    return nothing;
  }
  const more = missing.length - mostPermissions;
  return html`<p class="todo">
    <b>Missing permissions:</b>
    ${missing.slice(0, mostPermissions).map(([name, accounts]) => html`<span class="permission"><code>${name}</code> (${counted(accounts, "account")})</span> `)}${more > 0 ? `and ${more} more. ` : ""}${howToPermit}
  </p>`;
}

function leftOut(accounts: readonly (OrganizationAccount & { readonly why: string })[]): Markup {
  return accounts.length === 0
    ? nothing
    : html`<details>
        <summary>
          ${counted(accounts.length, "account")} of the organization ${accounts.length === 1 ? "was" : "were"} not asked
        </summary>
        <ul class="ids">
          ${accounts.map(({ accountId, name, why }) => html`<li>${accountId} ${name}: ${sentence(why)}</li> `)}
        </ul>
      </details>`;
}
