import { remedies } from "../../policypack/policies/remedies";
import { rules } from "../../rules/catalogue";

/** What pages count, by the words that stand in the comment before the number. */
const counts: Readonly<Record<string, number>> = {
  rules: rules.length,
  "rules with a remedy": Object.keys(remedies).length,
};

/**
 * A page with its counts as they are: what stands between `<!-- count of rules -->` and `<!-- end of count -->`.
 *
 * @throws Error when something is counted that has no count
 */
export function withCounts(text: string): string {
  return text.replace(
    /(<!-- count of (.*?) -->)(.*?)(<!-- end of count -->)/g,
    (_, begin: string, what: string, _old, end: string) => {
      const count = counts[what];
      if (count === undefined)
        throw new Error(`No page can count "${what}". Known are: ${Object.keys(counts).join(", ")}.`);
      return `${begin}${count}${end}`;
    },
  );
}
