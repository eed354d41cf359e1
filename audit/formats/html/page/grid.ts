import { answers } from "../../../answers";
import type { PageRule } from "../reportData";
import { answerWords, counted } from "../words";
import type { Account } from "./accounts";
import { element } from "./dom";
import type { Shown, View } from "./view";

/** What happens to the matrix. */
export interface GridEvents {
  /** A cell is to be opened, or an account where there is no rule. */
  open(accountId: string, rule?: string): void;
  /** The order is to be that of `account`, or of the answers to a rule. */
  sort(by: string): void;
}

/** Rows that are made above and below those in sight, so that scrolling finds them there. */
const spareRows = 8;
/** The row of the heads, before the first account. */
const headRow = -1;

/** Short enough for the head of a column. */
const severityMarks = { critical: "crit", high: "high", medium: "med", low: "low" } as const;

/**
 * The matrix, by the grid pattern of WAI-ARIA. Only the rows in sight are in the document, and the one that has the focus: there
 * may be thousands.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export class Grid {
  readonly #rules: readonly PageRule[];
  readonly #accounts: readonly Account[];
  readonly #events: GridEvents;
  readonly #grid: HTMLElement;
  readonly #head = element("div", { role: "row", class: "row head", "aria-rowindex": "1" });
  readonly #body = element("div", { role: "rowgroup", class: "rows" });
  readonly #empty = element("p", { class: "empty" }, "No account is like that.");
  readonly #made = new Map<number, HTMLElement>();
  #shown: Shown = { rows: [], columns: [] };
  #view: View | undefined;
  /** The cell that the Tab key comes to: a place in what is shown. Column 0 has the accounts. */
  #focus = { row: 0, column: 1 };

  constructor(place: HTMLElement, accounts: readonly Account[], rules: readonly PageRule[], events: GridEvents) {
    this.#accounts = accounts;
    this.#rules = rules;
    this.#events = events;
    this.#grid = place;
    const headGroup = element("div", { role: "rowgroup", class: "heads" }, this.#head);
    place.setAttribute("role", "grid");
    place.setAttribute("aria-labelledby", "matrix-title");
    place.setAttribute("aria-readonly", "true");
    place.append(headGroup, this.#body, this.#empty);
    place.addEventListener(
      "scroll",
      () => {
        this.#draw();
      },
      { passive: true },
    );
    new ResizeObserver(() => {
      this.#draw();
    }).observe(place);
    place.addEventListener("click", (event) => {
      this.#clicked(event);
    });
    place.addEventListener("keydown", (event) => {
      this.#pressed(event);
    });
    place.addEventListener("focusin", (event) => {
      const at = placeOf(event.target);
      if (at !== undefined) this.#moveTabStop(at);
    });
  }

  /** Shows other accounts and rules, or the same in another order. */
  show(shown: Shown, view: View): void {
    const hadFocus = this.#grid.contains(document.activeElement);
    this.#shown = shown;
    this.#view = view;
    this.#grid.setAttribute("aria-rowcount", String(shown.rows.length + 1));
    this.#grid.setAttribute("aria-colcount", String(shown.columns.length + 1));
    this.#grid.style.setProperty("--columns", String(shown.columns.length));
    this.#body.style.setProperty("--rows", String(shown.rows.length));
    this.#empty.hidden = shown.rows.length > 0;
    this.#body.replaceChildren();
    this.#made.clear();
    this.#focus = {
      row: Math.min(Math.max(this.#focus.row, headRow), shown.rows.length - 1),
      column: Math.min(this.#focus.column, shown.columns.length),
    };
    this.#drawHead();
    this.#draw();
    if (hadFocus) this.#focusOn(this.#focus);
  }

  /** Puts the focus on a cell, if it is shown. */
  focusOn(accountId: string, rule?: string): void {
    const row = this.#shown.rows.findIndex((each) => this.#accounts[each]?.accountId === accountId);
    const column = this.#shown.columns.findIndex((each) => this.#rules[each]?.name === rule) + 1;
    if (row >= 0) this.#focusOn({ row, column });
  }

  #drawHead(): void {
    const sort = this.#view?.sort;
    const account = element(
      "div",
      {
        role: "columnheader",
        "aria-colindex": "1",
        "aria-sort": sort === "account" ? "ascending" : "none",
        class: "cell account",
      },
      "Account",
    );
    const heads = this.#shown.columns.map((column, index) => {
      const rule = this.#rules[column];
      if (rule === undefined) return "";
      const broken = this.#shown.rows.filter(
        (row) => answers[this.#accounts[row]?.cells[column] ?? -1] === "violation",
      ).length;
      return element(
        "div",
        {
          role: "columnheader",
          "aria-colindex": String(index + 2),
          "aria-sort": sort === rule.name ? "descending" : "none",
          class: "cell",
          title: `${rule.title} (${rule.name}), ${rule.severity}: ${counted(broken, "account")} with a violation. Click to order by it.`,
        },
        element("span", { class: "title" }, rule.title),
        element("span", { class: `mark ${rule.severity}`, "aria-hidden": "true" }, severityMarks[rule.severity]),
        element("span", { class: "hidden" }, `, ${rule.severity}, ${counted(broken, "violation")}`),
        element("span", { class: "broken", "aria-hidden": "true" }, broken === 0 ? "" : String(broken)),
      );
    });
    this.#head.replaceChildren(account, ...heads);
    this.#mark(this.#head, headRow);
  }

  /** Makes the rows in sight and takes out the others. */
  #draw(): void {
    const height = this.#rowHeight();
    const first = Math.max(0, Math.floor(this.#grid.scrollTop / height) - spareRows);
    const last = Math.min(
      this.#shown.rows.length - 1,
      Math.ceil((this.#grid.scrollTop + this.#grid.clientHeight) / height) + spareRows,
    );
    for (const [at, row] of this.#made) {
      if ((at < first || at > last) && at !== this.#focus.row) {
        row.remove();
        this.#made.delete(at);
      }
    }
    for (let at = first; at <= last; at++) this.#rowAt(at);
    if (this.#focus.row >= 0) this.#rowAt(this.#focus.row);
  }

  #rowHeight(): number {
    return parseFloat(getComputedStyle(this.#grid).getPropertyValue("--row")) || 40;
  }

  /** The row at a place, which is made where it is not there. */
  #rowAt(at: number): HTMLElement | undefined {
    const known = this.#made.get(at);
    const account = this.#accounts[this.#shown.rows[at] ?? -1];
    if (known !== undefined || account === undefined) return known;
    const row = element(
      "div",
      { role: "row", class: "row", "aria-rowindex": String(at + 2), "data-row": String(at) },
      accountCell(account),
      ...this.#shown.columns.map((column, index) => this.#cell(account, column, index)),
    );
    row.style.setProperty("--at", String(at));
    this.#mark(row, at);
    // Readers of the screen go by the order in the document.
    const next = [...this.#made.keys()].filter((each) => each > at).sort((one, other) => one - other)[0];
    this.#body.insertBefore(row, next === undefined ? null : (this.#made.get(next) ?? null));
    this.#made.set(at, row);
    return row;
  }

  #cell(account: Account, column: number, index: number): HTMLElement {
    const answer = answers[account.cells[column] ?? answers.length];
    const rule = this.#rules[column];
    const isFaint =
      answer !== undefined && (this.#view?.answers.length ?? 0) > 0 && this.#view?.answers.includes(answer) === false;
    const attributes = {
      role: "gridcell",
      "aria-colindex": String(index + 2),
      class: `cell ${answer ?? "none"}${isFaint ? " faint" : ""}`,
    };
    return answer === undefined
      ? element("div", attributes, element("span", { class: "hidden" }, "not asked"))
      : element(
          "div",
          { ...attributes, title: `${account.accountId}, ${rule?.title ?? ""}: ${answerWords[answer].word}` },
          element("span", { class: "sign", "aria-hidden": "true" }, answerWords[answer].sign),
          element("span", { class: "hidden" }, answerWords[answer].word),
        );
  }

  /** The tab stop, for the cells of a row that was made. */
  #mark(row: HTMLElement, at: number): void {
    [...row.children].forEach((cell, column) => {
      cell.setAttribute("tabindex", at === this.#focus.row && column === this.#focus.column ? "0" : "-1");
    });
  }

  #moveTabStop(to: { readonly row: number; readonly column: number }): void {
    const from = this.#focus.row;
    this.#focus = to;
    for (const at of new Set([from, to.row])) {
      const row = at === headRow ? this.#head : this.#made.get(at);
      if (row !== undefined) this.#mark(row, at);
    }
  }

  #focusOn(to: { readonly row: number; readonly column: number }): void {
    this.#moveTabStop(to);
    const cell = (to.row === headRow ? this.#head : this.#rowAt(to.row))?.children[to.column];
    if (cell instanceof HTMLElement) {
      // A row that was just made may not have been marked.
      this.#moveTabStop(to);
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    }
  }

  #clicked(event: MouseEvent): void {
    const at = placeOf(event.target);
    if (at !== undefined) {
      this.#focusOn(at);
      this.#enter(at);
    }
  }

  #enter({ row, column }: { readonly row: number; readonly column: number }): void {
    const rule = this.#rules[this.#shown.columns[column - 1] ?? -1]?.name;
    if (row === headRow) {
      this.#events.sort(rule ?? "account");
      return;
    }
    const account = this.#accounts[this.#shown.rows[row] ?? -1];
    if (account !== undefined) this.#events.open(account.accountId, rule);
  }

  #pressed(event: KeyboardEvent): void {
    const { row, column } = this.#focus;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#enter(this.#focus);
      return;
    }
    const lastRow = this.#shown.rows.length - 1;
    const lastColumn = this.#shown.columns.length;
    const page = Math.max(1, Math.floor((this.#grid.clientHeight - this.#head.offsetHeight) / this.#rowHeight()) - 1);
    const moves: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: Math.max(0, row - page), column },
      PageDown: { row: row + page, column },
      Home: { row: event.ctrlKey ? headRow : row, column: 0 },
      End: { row: event.ctrlKey ? lastRow : row, column: lastColumn },
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#focusOn({
        row: Math.min(Math.max(to.row, headRow), lastRow),
        column: Math.min(Math.max(to.column, 0), lastColumn),
      });
    }
  }
}

function accountCell({ accountId, name, organizationalUnits, isAnswered }: Account): HTMLElement {
  return element(
    "div",
    {
      role: "rowheader",
      "aria-colindex": "1",
      class: "cell account",
      title: [accountId, name, organizationalUnits].filter((text) => text !== "").join("\n"),
    },
    element("span", { class: "id" }, accountId),
    element(
      "span",
      { class: "name" },
      isAnswered ? name : [name, "did not answer"].filter((text) => text !== "").join(" · "),
    ),
  );
}

/** Where a cell is: what was clicked may stand in it. */
function placeOf(target: EventTarget | null): { readonly row: number; readonly column: number } | undefined {
  const cell = target instanceof Element ? target.closest(".cell") : null;
  const row = cell?.closest<HTMLElement>(".row");
  if (cell === null || row === null || row === undefined) return undefined;
  return { row: Number(row.dataset["row"] ?? headRow), column: [...row.children].indexOf(cell) };
}
