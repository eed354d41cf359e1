import {
  accounts,
  type Cell,
  type ComparedAccount,
  disagreements,
  type Pair,
  type PairTitle,
  pairs,
} from "./auditComparison";
import { table } from "./table";

const titles = Object.keys(pairs) as PairTitle[];

/** The tables of docs/checkers-audit.md, by the words that stand in the comment before each. */
const tables: Readonly<Record<string, () => string>> = {
  pairs: () =>
    table(
      ["", "check of Prowler", "rule"],
      titles.map((title) => {
        const { check, rule, settings }: Pair = pairs[title];
        const set = Object.entries(settings ?? {}).map(([name, value]) => ` with \`${name}: ${value}\``);
        return [title, `\`${check}\``, `[\`${rule}\`](rules/${rule}.md)${set.join("")}`];
      }),
    ),
  accounts: () =>
    table(
      ["account", ...titles],
      (Object.keys(accounts) as ComparedAccount[]).map((account) => [
        account,
        ...accounts[account].map((cell, at) => shown(account, cell, at)),
      ]),
    ),
  disagreements: () =>
    table(
      ["", "about", "Prowler", "the rule", "what AWS documents"],
      disagreements.map(({ about, prowler, rule, decision }, at) => [
        String(at + 1),
        about.join(", "),
        prowler,
        rule,
        decision,
      ]),
    ),
};

/**
 * The page with its tables as they are: what stands between `<!-- table of pairs -->` and `<!-- end of table -->`.
 *
 * @throws Error when a table is asked for that there is none of
 */
export function withAuditTables(text: string): string {
  return text.replace(
    /(<!-- table of (.*?) -->\n)[^]*?(<!-- end of table -->)/g,
    (_, begin: string, what: string, end: string) => {
      const write = tables[what];
      if (write === undefined)
        throw new Error(`There is no table of ${what}. There are ${Object.keys(tables).join(", ")}.`);
      return `${begin}\n${write()}\n\n${end}`;
    },
  );
}

/** What both say, or where they differ what each says and the number of the row that decides it. */
function shown(account: ComparedAccount, cell: Cell, at: number): string {
  const [prowler, rule] = bothSides(cell);
  if (prowler === rule) {
    return prowler;
  }
  const title = titles[at];
  const number = disagreements.findIndex(
    ({ about, of }) => about.some((each) => each === title) && of.includes(account),
  );
  return `**${prowler}**, rule **${rule}** (${String(number + 1)})`;
}

/** What Prowler and the rule say, from a cell. */
export function bothSides(cell: Cell): readonly [prowler: string, rule: string] {
  const [prowler = "", rule = prowler] = cell.split(" / ");
  return [prowler, rule];
}
