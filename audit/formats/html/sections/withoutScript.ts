import { html } from "../markup";
import { answers } from "../../../answers";
import type { PageRule } from "../reportData";
import type { Tally } from "../../tally";
import { answerWords, counted } from "../words";

/** Where scripts do not run: which accounts have which findings, rule by rule. What was found is in the data of the page. */
export function* withoutScript(tally: Tally, rules: readonly PageRule[]): Iterable<string> {
  const byName = new Map(tally.rules.map((rule) => [rule.name, rule]));
  yield html`<section aria-labelledby="all">
    <h2 id="all">All findings</h2>
    <p>
      The matrix, what was found in each account and how to fix it need the script of this page, which your browser does
      not run. The formats table, json and csv say the same without one.
    </p>
  </section> `.markup;
  for (const { name, title, severity, description } of rules) {
    const accounts = byName.get(name)?.accounts;
    yield html`<h3>${title} (${severity})</h3>
      <p>${description} <code>${name}</code></p>
      <dl>
        ${answers.map((answer) => {
          const found = accounts?.get(answer) ?? [];
          const isFinding = answer !== "compliant" && answer !== "notApplicable";
          return found.length === 0
            ? html``
            : html`<dt>${answerWords[answer].sign} ${answerWords[answer].word}: ${counted(found.length, "account")}</dt>
                ${isFinding ? html`<dd>${found.map((at) => tally.accountIds[at] ?? "").join(", ")}</dd> ` : html``}`;
        })}
      </dl> `.markup;
  }
  yield "</section>\n";
}
