import { entriesOf } from "./listEntries";
import { accountFaults, accountIdFault, type ListedAccount } from "./listedAccount";

/** A list of accounts, and what is wrong with it. */
export interface AccountList {
  /** None where anything is wrong. */
  readonly accounts: readonly ListedAccount[];
  /** What is wrong, as sentences without their full stop: with the form, then with the values, in the order of the list. */
  readonly faults: readonly string[];
}

/** How long a list may be, in characters: thirty thousand accounts fit, each with all it can have. */
export const longestList = 5_000_000;

/** How many faults are told one by one. */
const mostFaults = 50;

/**
 * Reads a list of accounts: JSON (ids, or objects with `id`, `role`, `externalId` and `region`), CSV with these columns, or
 * an id a line with comments after `#`.
 */
export function readAccountList(text: string): AccountList {
  if (text.length > longestList) {
    return {
      accounts: [],
      faults: [`it is longer than ${longestList} characters. Audit its accounts in several runs`],
    };
  }
  const { entries, faults } = entriesOf(text);
  const places = new Map<string, string>();
  const allFaults = [...faults];
  for (const { place, values } of entries) {
    allFaults.push(...accountFaults(values).map((fault) => `${place}: ${fault}`));
    const { id } = values;
    if (id === undefined || accountIdFault(id) !== undefined) {
      continue;
    }
    const before = places.get(id);
    if (before !== undefined) {
      allFaults.push(`${place}: account ${id} stands in ${before} already. Name it once`);
    } else {
      places.set(id, place);
    }
  }
  if (entries.length === 0 && faults.length === 0) {
    allFaults.push("it names no account. Write at least one id");
  }
  return allFaults.length > 0
    ? { accounts: [], faults: shortened(allFaults) }
    : { accounts: entries.map(({ values }) => values as ListedAccount), faults: [] };
}

function shortened(faults: readonly string[]): readonly string[] {
  const left = faults.length - mostFaults;
  return left <= 0 ? faults : [...faults.slice(0, mostFaults), `and ${left} more`];
}
