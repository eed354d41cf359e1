import { severities } from "../../../severities";
import { cellLink } from "../links";
import { answers } from "../../../answers";
import { type View, wholeView } from "./view";

/** What the address after `#` says: the view, and what of it is open. */
export interface Address {
  readonly view: View;
  /** A cell, or an account as a whole. */
  readonly open?: { readonly accountId: string; readonly rule?: string };
}

/** Reads an address. What it says that means nothing is left out. */
export function readAddress(hash: string): Address {
  const [, place = "", filters = ""] = /^#?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const given = new URLSearchParams(filters);
  const chosen = <T extends string>(name: string, allowed: readonly T[]): readonly T[] => {
    const values = (given.get(name) ?? "").split(",");
    return allowed.filter((each) => values.includes(each));
  };
  const view: View = {
    search: given.get("q") ?? "",
    answers: chosen("answer", answers),
    severities: chosen("severity", severities),
    rule: given.get("rule") ?? "",
    sort: given.get("sort") ?? wholeView.sort,
  };
  const [accountId = "", rule = ""] = place.split("/").map(decoded);
  return accountId === "" ? { view } : { view, open: { accountId, ...(rule !== "" && { rule }) } };
}

/** Writes an address, as short as can be. */
export function writeAddress({ view, open }: Address): string {
  const filters = new URLSearchParams({
    ...(view.search !== "" && { q: view.search }),
    ...(view.answers.length > 0 && { answer: view.answers.join(",") }),
    ...(view.severities.length > 0 && { severity: view.severities.join(",") }),
    ...(view.rule !== "" && { rule: view.rule }),
    ...(view.sort !== wholeView.sort && { sort: view.sort }),
  })
    .toString()
    .replaceAll("%2C", ",");
  const place = open === undefined ? "#" : cellLink(open.accountId, open.rule);
  return filters === "" ? place : `${place}?${filters}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
