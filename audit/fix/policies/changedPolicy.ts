import type { Fact } from "../../../rules/facts/fact";
import { asciiJson } from "../../../rules/awsCommand";
import {
  cautions,
  type Change,
  type Edit,
  nothing,
  obstacle,
  type Plan,
  run,
  type SharedDocument,
  take,
} from "../plan";
import { type Document, editedPolicy, type PolicyEdit, readingStatements } from "./editedPolicy";

/** A policy that AWS has, and how it takes another in its place. */
export interface PresentPolicy {
  /** The ARN of what it belongs to. */
  readonly ownerArn: string;
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

/** What is to be done to a policy. */
export interface PolicyEdits {
  /** What takes away, or adds what takes nothing away. */
  readonly edits: readonly PolicyEdit[];
  /** What lets CloudTrail in, whatever all others take away. */
  readonly lettingIn?: readonly PolicyEdit[];
  /** What the edits take away from others, a sentence; absent where they take nothing. */
  readonly caution?: string;
}

/** The step that edits a policy; nothing where the edits change nothing. */
export function changedPolicy(present: PresentPolicy, { edits, lettingIn = [], caution }: PolicyEdits): Plan {
  const { text, missing } = present;
  const reading = (edit: PolicyEdit): Edit => readingStatements(text.known ? text.value : undefined, edit, missing);
  const change: Change = {
    document: policyDocument(present),
    edits: edits.map(reading),
    lastEdits: lettingIn.map(reading),
    ...(caution !== undefined && { caution }),
  };
  const policy = text.known ? editedPolicy(text.value, [...change.edits, ...change.lastEdits], missing) : undefined;
  if (text.known && policy !== undefined && !("malformed" in policy)) {
    return isUnchanged(text.value, policy) ? nothing : take(change);
  }
  return change.document.edited([]);
}

/** It is put as a whole, as AWS knows no other way, with all statements that edits keep. */
function policyDocument(present: PresentPolicy): SharedDocument {
  const { ownerArn, owner, text, missing, mostBytes } = present;
  return {
    id: `policy of ${ownerArn}`,
    edited: (edits: readonly Edit[], caution) => {
      if (!text.known) {
        return obstacle(`The policy of ${owner} is not known (${text.why}): ${text.remedy}, and audit again.`);
      }
      const policy = editedPolicy(text.value, edits, missing);
      if ("malformed" in policy) {
        return obstacle(`The present policy of ${owner} cannot be read, so nothing can be added to it: write it anew.`);
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
      return run(present.put(json), cautions(caution, replaces));
    },
  };
}

function isUnchanged(text: string | undefined, policy: Document): boolean {
  const present = text === undefined ? { Statement: [] } : (JSON.parse(text) as Partial<Document>);
  return JSON.stringify([present.Statement].flat()) === JSON.stringify(policy.Statement);
}
