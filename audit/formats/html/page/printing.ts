import { counted } from "../words";
import type { PageRule } from "../reportData";
import type { Account } from "./accounts";
import { findingsOf } from "./details";
import { byId, element } from "./dom";
import { finding } from "./findings";

/** Puts the findings of the accounts that are shown on paper, in full: paper opens no cells. */
export function enablePrinting(shown: () => readonly Account[], rules: readonly PageRule[]): void {
  const place = byId("printed");
  const titles = new Map(rules.map(({ name, title }) => [name, title]));
  const fill = (): void => {
    const accounts = shown();
    const withFindings = accounts.filter((account) => findingsOf(account).length > 0);
    place.replaceChildren(
      element("h2", {}, "Findings"),
      element(
        "p",
        {},
        `${counted(accounts.length, "account")} of the matrix, ${counted(withFindings.length, "account")} with findings.`,
      ),
      ...withFindings.map((account) => printed(account, titles)),
    );
  };
  addEventListener("beforeprint", fill);
  addEventListener("afterprint", () => {
    place.replaceChildren();
  });
  byId("print").addEventListener("click", () => {
    print();
  });
}

function printed(account: Account, titles: ReadonlyMap<string, string>): HTMLElement {
  const { accountId, name, organizationalUnits } = account;
  return element(
    "section",
    { class: "printed-account" },
    element("h3", {}, [accountId, name, organizationalUnits].filter((text) => text !== "").join(" · ")),
    ...findingsOf(account).map((result) =>
      element(
        "div",
        { class: "one" },
        element("h4", { class: "rule-title" }, `${titles.get(result.rule) ?? result.rule} (${result.severity})`),
        finding(result),
      ),
    ),
  );
}
