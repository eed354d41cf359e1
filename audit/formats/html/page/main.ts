/** The program of the page: reads the report out of the page, and shows the matrix as the address says. */
import { answers } from "../../../answers";
import type { PageRule, ReportData } from "../reportData";
import { counted, grouped } from "../words";
import { type Account, accountsOf, noAnswer } from "./accounts";
import { type Address, readAddress, writeAddress } from "./address";
import { enableCopying } from "./copying";
import { Details } from "./details";
import { byId } from "./dom";
import { Filters } from "./filters";
import { Grid } from "./grid";
import { enablePrinting } from "./printing";
import { enableTheme } from "./theme";
import { type Shown, shownIn, type View } from "./view";

const data = JSON.parse(byId("report").textContent) as ReportData;
const { rules } = data;
const accounts = accountsOf(data);
const byAccountId = new Map(accounts.map((account) => [account.accountId, account]));

let address: Address = readAddress(location.hash);
let shown: Shown = { rows: [], columns: [] };

const filters = new Filters((view) => {
  go({ view }, "replace");
});
const grid = new Grid(byId("grid"), accounts, rules, {
  open: (accountId, rule) => {
    go({ view: address.view, open: { accountId, ...(rule !== undefined && { rule }) } }, "push");
  },
  sort: (by) => {
    go({ view: { ...address.view, sort: address.view.sort === by ? "worst" : by } }, "replace");
  },
});
const details = new Details(() => {
  const { open } = address;
  // Browsers tell it late: something else may be open by then.
  if (open === undefined || details.isOpen) return;
  go({ view: address.view }, "replace");
  grid.focusOn(open.accountId, open.rule);
});

/** Goes to an address: links can be passed on, and the browser's way back closes a cell. */
function go(to: Address, how: "push" | "replace"): void {
  const url = writeAddress(to);
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  arrive(to);
}

function arrive(to: Address): void {
  const isOtherView = !isSame(to.view, address.view);
  address = to;
  if (isOtherView) showView(to.view);
  showOpen(to);
}

function showView(view: View): void {
  shown = shownIn(view, accounts, rules);
  filters.set(view);
  grid.show(shown, view);
  byId("shown").textContent =
    `${grouped(shown.rows.length)} of ${counted(accounts.length, "account")}, ` +
    `${grouped(shown.columns.length)} of ${counted(rules.length, "rule")}.`;
}

function showOpen({ open }: Address): void {
  if (open === undefined) {
    if (details.isOpen) details.close();
    return;
  }
  const account = byAccountId.get(open.accountId);
  const rule = rules.find(({ name }) => name === open.rule);
  if (account === undefined) details.showMissing(`Account ${open.accountId}`);
  else if (open.rule !== undefined && rule === undefined) details.showMissing(`Rule ${open.rule}`);
  else details.show(account, rule, rules, nextOf(account, rule));
}

/** Goes to the next account shown with a finding, of this rule where there is one; `undefined` where no other follows. */
function nextOf(account: Account, rule: PageRule | undefined): (() => void) | undefined {
  const columns = rule === undefined ? shown.columns : [rules.indexOf(rule)];
  const shownAccounts = shown.rows.map((row) => accounts[row]).filter((each) => each !== undefined);
  const next = shownAccounts
    .slice(shownAccounts.indexOf(account) + 1)
    .find(({ cells }) => columns.some((column) => isFinding(cells[column])));
  if (next === undefined) return undefined;
  const open = { accountId: next.accountId, ...(rule !== undefined && { rule: rule.name }) };
  return () => {
    go({ view: address.view, open }, "replace");
  };
}

function isFinding(cell = noAnswer): boolean {
  const answer = answers[cell];
  return answer === "violation" || answer === "unknown";
}

function isSame(one: View, other: View): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

for (const hidden of document.querySelectorAll<HTMLElement>(".tools, #matrix")) hidden.hidden = false;
enableTheme();
enableCopying();
enablePrinting(
  () => shown.rows.map((row) => accounts[row]).filter((account): account is Account => account !== undefined),
  rules,
);
showView(address.view);
showOpen(address);

document.querySelector(".skip")?.addEventListener("click", (event) => {
  // The address has another meaning here.
  event.preventDefault();
  byId("matrix").focus();
});
addEventListener("hashchange", () => {
  const to = readAddress(location.hash);
  const wasFilter = !isSame(to.view, address.view) && to.open === undefined;
  arrive(to);
  // A link of the summary leads to the matrix below it.
  if (wasFilter) byId("matrix").scrollIntoView();
});
