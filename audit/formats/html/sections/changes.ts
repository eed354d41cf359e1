import type { AuditReport, ChangedAnswer } from "../../../auditReport";
import { cellLink } from "../links";
import { html, type Markup, nothing } from "../markup";
import type { PageRule } from "../reportData";
import { answerWords, counted, grouped } from "../words";

/** More would make the page long; the others are counted. */
const mostShown = 200;

const kinds = [
  { key: "worse", title: "worse" },
  { key: "new", title: "new" },
  { key: "better", title: "better" },
  { key: "gone", title: "gone" },
] as const;

/** What has changed since an earlier report; nothing where none was compared. */
export function changes({ changes: found }: AuditReport, rules: readonly PageRule[]): Markup {
  if (found === undefined) {
    return nothing;
  }
  const titles = new Map(rules.map(({ name, title }) => [name, title]));
  return html`<section aria-labelledby="changes">
    <h2 id="changes">Since ${found.since.slice(0, 10)}</h2>
    ${kinds.map(({ key, title }) =>
      found[key].length === 0
        ? html`<p class="none">Nothing ${title}.</p>`
        : html`<details>
            <summary><b>${grouped(found[key].length)}</b> ${title}</summary>
            <ul class="ids">
              ${found[key].slice(0, mostShown).map((each) => change(each, titles.get(each.rule) ?? each.rule))}
            </ul>
            ${found[key].length > mostShown ? html`<p>And ${counted(found[key].length - mostShown, "more answer")}: the format json has them all.</p>` : nothing}
          </details>`,
    )}
  </section>`;
}

function change({ accountId, rule, resource, before, now }: ChangedAnswer, title: string): Markup {
  const words = [before, now].flatMap((answer) => (answer === undefined ? [] : [answerWords[answer].word]));
  return html`<li>
    <a href="${cellLink(accountId, rule)}">${accountId}: ${title}</a
    >${resource === undefined ? "" : ` (${resource.kind} ${resource.name})`}: ${words.join(" → ")}
  </li> `;
}
