import type { AuditReport } from "../../../auditReport";
import { html, type Markup, nothing } from "../markup";
import { counted } from "../words";

/** More are folded. */
const mostOpen = 3;

/** What users should know besides. */
export function notes({ notes: all }: AuditReport): Markup {
  return all.length === 0
    ? nothing
    : html`<section aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<details${all.length <= mostOpen ? html` open` : nothing}><summary>${counted(all.length, "note")}</summary>
<ul>
${all.map((note) => html`<li>${note}</li> `)}</ul></details>
</section>`;
}
