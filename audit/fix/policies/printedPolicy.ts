import type { Fact } from "../../../rules/facts/fact";
import { asciiJson } from "../awsCommand";
import { nothing, obstacle, type Plan, run } from "../plan";
import { type Document, editedPolicy, type PolicyEdit } from "./editedPolicy";

/** A policy that AWS has, and how it takes another in its place. */
export interface PresentPolicy {
  /** Whose it is, as sentences name it: `bucket "logs"`. Safe to print. */
  readonly owner: string;
  /** As AWS answers it; `undefined` where there is none. */
  readonly text: Fact<string | undefined>;
  /** The element that policies of its kind do not have. */
  readonly missing?: "Principal" | "Resource";
  /** How many bytes AWS takes. */
  readonly mostBytes: number;
  /** The command that puts a policy, given as JSON text, in its place. */
  put(policy: string): string;
  /** The command that removes it; absent where AWS wants one. */
  remove?(): string;
}

/**
 * The command that edits a policy; nothing where the edits change nothing. It holds the whole policy, as AWS knows no other
 * way, with all statements that the edits keep.
 *
 * @param caution - what the edits take away from others, a sentence; absent where they take nothing
 */
export function printedPolicy(present: PresentPolicy, edits: readonly PolicyEdit[], caution?: string): Plan {
  const { owner, text, missing, mostBytes } = present;
  if (!text.known) {
    return obstacle(`The policy of ${owner} is not known (${text.why}): ${text.remedy}, and audit again.`);
  }
  const policy = editedPolicy(text.value, edits, missing);
  if ("malformed" in policy) {
    return obstacle(`The present policy of ${owner} cannot be read, so nothing can be added to it: write it anew.`);
  }
  if (isUnchanged(text.value, policy)) {
    return nothing;
  }
  if (policy.Statement.length === 0) {
    return present.remove === undefined
      ? obstacle(`No statement of the present policy of ${owner} can stay, and AWS wants one: write it anew.`)
      : run(present.remove(), caution);
  }
  const json = asciiJson(policy);
  if (json.length > mostBytes) {
    return obstacle(
      `The policy of ${owner} would have ${json.length} bytes, and AWS takes ${mostBytes}: shorten it, then audit again.`,
    );
  }
  const replaces =
    text.value === undefined ? undefined : "It puts back the policy as the audit saw it, with this change.";
  const cautions = [caution, replaces].filter((one) => one !== undefined);
  return run(present.put(json), cautions.length === 0 ? undefined : cautions.join(" "));
}

function isUnchanged(text: string | undefined, policy: Document): boolean {
  const present = text === undefined ? { Statement: [] } : (JSON.parse(text) as Partial<Document>);
  return JSON.stringify([present.Statement].flat()) === JSON.stringify(policy.Statement);
}
