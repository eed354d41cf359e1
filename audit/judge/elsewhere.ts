import { fewAccounts } from "../fewAccounts";
import type { Place } from "./things";

/** What a sentence calls things of a kind that an account has: its only one, several of them. */
const words = {
  trail: ["its only trail", "its trails"],
  bucket: ["the bucket of its trails", "the buckets of its trails"],
  key: ["the KMS key of its trails", "the KMS keys of its trails"],
} as const;

/**
 * Why rules on a kind of things do not apply to an account that has none of its own to judge, a clause.
 *
 * @param hasTrail - whether any trail shows in the account
 * @param seen - the things that it sees, which are judged elsewhere
 */
export function whyNoneHere(kind: keyof typeof words, hasTrail: boolean, seen: readonly Place[]): string {
  const [first] = seen;
  if (!hasTrail) {
    return "the account has no trail, which multi-region-cloudtrail-enabled reports";
  }
  if (first === undefined) {
    return `no trail of the account has a ${kind === "key" ? "KMS key, which cloud-trail-encryption-enabled reports" : kind}`;
  }
  const [one, several] = words[kind];
  const accounts = [...new Set(seen.map(({ judgedIn }) => judgedIn))];
  if (seen.length > 1) {
    return `${several} are judged in ${fewAccounts(accounts)}`;
  }
  const { owner, judgedIn } = first;
  if (owner === judgedIn) {
    return `${one} belongs to account ${owner}, where it is judged`;
  }
  const whose = owner === undefined ? "" : `belongs to account ${owner}, which did not answer, and `;
  return `${one} ${whose}is judged in account ${judgedIn}, the first that sees it`;
}
