import { severities } from "../../../severities";
import { html, type Markup } from "../markup";
import { answers } from "../../../answers";
import type { PageRule } from "../reportData";
import { answerWords } from "../words";

/** The controls of the matrix, the place that the program of the page fills, and the dialog that shows a cell. */
export function matrix(rules: readonly PageRule[]): Markup {
  return html`<section id="matrix" aria-labelledby="matrix-title" tabindex="-1" hidden>
      <h2 id="matrix-title">Accounts and rules</h2>
      <form id="filters" role="search" aria-label="Filters of the matrix">
        <label class="search"
          ><span>Account, name or unit</span
          ><input type="search" name="q" autocomplete="off" spellcheck="false" maxlength="200"
        /></label>
        <fieldset>
          <legend>Answers</legend>
          ${answers.map(
            (answer) =>
              html`<label class="chip ${answer}"
                ><input type="checkbox" name="answer" value="${answer}" /><span
                  ><span class="sign" aria-hidden="true">${answerWords[answer].sign}</span>
                  ${answerWords[answer].word}</span
                ></label
              > `,
          )}
        </fieldset>
        <fieldset>
          <legend>Severity</legend>
          ${severities
            .toReversed()
            .map(
              (severity) =>
                html`<label class="chip"
                  ><input type="checkbox" name="severity" value="${severity}" /><span>${severity}</span></label
                > `,
            )}
        </fieldset>
        <label
          ><span>Rule</span
          ><select name="rule">
            <option value="">every rule</option>
            ${rules.map(({ name, title }) => html`<option value="${name}">${title}</option> `)}
          </select></label
        >
        <label
          ><span>Order</span
          ><select name="sort">
            <option value="worst">worst first</option>
            <option value="report">as asked</option>
            <option value="account">account</option>
            <option value="name">name</option>
            <optgroup label="answer to">
              ${rules.map(({ name, title }) => html`<option value="${name}">${title}</option> `)}
            </optgroup>
          </select></label
        >
        <button type="reset">Show everything</button>
      </form>
      <p id="shown" role="status"></p>
      <div id="grid"></div>
      <p class="keys">Arrow keys move, Enter opens, Escape closes.</p>
    </section>
    <section id="printed" aria-label="Findings"></section>
    <dialog id="details" aria-labelledby="details-title"></dialog>`;
}
