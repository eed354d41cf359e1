import type { AuditResult } from "../../../auditReport";
import { severities } from "../../../severities";
import type { PageRule } from "../reportData";
import type { Account } from "./accounts";
import { byId, type Child, element } from "./dom";
import { aboutRule, finding } from "./findings";

/** The dialog that shows a cell, or all findings of an account. */
export class Details {
  readonly #dialog = byId("details", HTMLDialogElement);

  /** @param closed - is called when the reader closes it */
  constructor(closed: () => void) {
    this.#dialog.addEventListener("close", closed);
    this.#dialog.addEventListener("click", (event) => {
      // What is around the dialog counts as itself; its contents are within another element.
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /**
   * Shows one rule in an account, or every finding where there is none.
   *
   * @param next - goes to the next account with a finding, where there is one
   */
  show(account: Account, rule: PageRule | undefined, rules: readonly PageRule[], next?: () => void): void {
    const content = rule === undefined ? wholeAccount(account, rules) : cell(account, rule);
    this.#fill(rule?.title ?? `Account ${account.accountId}`, placeOf(account, rule !== undefined), content, next);
  }

  /** Says that what an address names is not in the report. */
  showMissing(what: string): void {
    this.#fill(
      "Not in this report",
      [],
      [element("p", {}, `${what} is not in this report. Another report of the same organization may have it.`)],
    );
  }

  close(): void {
    this.#dialog.close();
  }

  #fill(title: string, place: readonly Child[], content: readonly Child[], next?: () => void): void {
    const buttons = [
      ...(next === undefined ? [] : [button("next", "Next account", next)]),
      button("copy-link", "Copy link"),
      button("close", "Close", () => {
        this.#dialog.close();
      }),
    ];
    this.#dialog.replaceChildren(
      element(
        "div",
        { class: "sheet" },
        element(
          "div",
          { class: "sheet-head" },
          element("h3", { id: "details-title", tabindex: "-1" }, title),
          ...buttons,
        ),
        element("p", { class: "hidden", role: "status" }),
        ...(place.length === 0 ? [] : [element("p", { class: "place" }, ...place)]),
        ...content,
      ),
    );
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
    byId("details-title").focus();
  }
}

function button(name: string, words: string, pressed?: () => void): HTMLElement {
  const made = element("button", { type: "button", class: name }, words);
  if (pressed !== undefined) made.addEventListener("click", pressed);
  return made;
}

function placeOf({ accountId, name, organizationalUnits }: Account, withId: boolean): readonly Child[] {
  return [
    ...(withId ? ["Account ", element("b", {}, accountId)] : []),
    ...(name === "" ? [] : [` ${name}`]),
    ...(organizationalUnits === "" ? [] : [element("br"), element("span", { class: "units" }, organizationalUnits)]),
  ];
}

function cell(account: Account, rule: PageRule): readonly Child[] {
  const results = account.results().filter((result) => result.rule === rule.name);
  return [
    ...(results.length === 0 ? [element("p", {}, "This account was not asked for this rule.")] : results.map(finding)),
    aboutRule(rule),
  ];
}

function wholeAccount(account: Account, rules: readonly PageRule[]): readonly Child[] {
  const found = findingsIn(account, rules);
  return found.length === 0
    ? [element("p", {}, "There is nothing to do here: every rule is met, or does not apply.")]
    : found;
}

function titleOf({ rule }: AuditResult, rules: readonly PageRule[]): string {
  return rules.find(({ name }) => name === rule)?.title ?? rule;
}

/** A finding under the rule that it is about. */
function section(title: string, result: AuditResult): HTMLElement {
  return element(
    "section",
    { class: "one" },
    element(
      "h4",
      { class: "rule-title" },
      element("span", { class: `severity ${result.severity}` }, result.severity),
      ` ${title}`,
    ),
    finding(result),
  );
}

/** Every finding of an account, each under its rule. */
export function findingsIn(account: Account, rules: readonly PageRule[]): readonly HTMLElement[] {
  return findingsOf(account).map((result) =>
    section(account.isAnswered ? titleOf(result, rules) : "Every rule", result),
  );
}

/**
 * What a person should look at, the worst first, then what is excepted. One that did not answer has the same to say about
 * every rule, which stands there once.
 */
export function findingsOf(account: Account): readonly AuditResult[] {
  const results = account.results();
  if (!account.isAnswered) {
    return results.filter(({ answer }) => answer === "unknown").slice(0, 1);
  }
  return (["violation", "unknown", "excepted"] as const).flatMap((answer) =>
    results
      .filter((result) => result.answer === answer)
      .toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity)),
  );
}
