import { counted } from "../words";
import type { PageRule } from "../reportData";
import type { Account } from "./accounts";
import { findingsIn, findingsOf } from "./details";
import { byId, element } from "./dom";
import { aboutRule } from "./findings";

/** Puts the findings of the accounts that are shown on paper, in full: paper opens no cells. */
export function enablePrinting(shown: () => readonly Account[], rules: readonly PageRule[]): void {
  const place = byId("printed");
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
      ...withFindings.map((account) => printed(account, rules)),
      element("h2", {}, "Rules"),
      ...rulesOf(withFindings, rules),
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

function printed(account: Account, rules: readonly PageRule[]): HTMLElement {
  const { accountId, name, organizationalUnits } = account;
  return element(
    "section",
    { class: "printed-account" },
    element("h3", {}, [accountId, name, organizationalUnits].filter((text) => text !== "").join(" · ")),
    ...findingsIn(account, rules),
  );
}

/** What is behind the findings: the rules that some of these accounts do not meet, with their controls. */
function rulesOf(accounts: readonly Account[], rules: readonly PageRule[]): readonly HTMLElement[] {
  const names = new Set(accounts.flatMap((account) => findingsOf(account).map(({ rule }) => rule)));
  return rules
    .filter(({ name }) => names.has(name))
    .flatMap((rule) => [element("h3", {}, rule.title), aboutRule(rule)]);
}
