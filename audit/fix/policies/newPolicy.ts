import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { asciiJson } from "../../../rules/awsCommand";
import { editedPolicy, type PolicyEdit, readingStatements, type Source } from "./editedPolicy";
import { lettingThrough, type RequestsOf } from "./lettingThrough";
import { asFarAsKnown, type Names, namesOf } from "./trailNames";

/** What else a new policy is made of. */
export interface NewPolicy {
  /** What stands for the words in capitals in the statements of the requests, beside those of the trail. */
  readonly names?: Names;
  /** Statements that come first. */
  readonly first?: readonly Source[];
  /** Statements that come last. */
  readonly last?: readonly Source[];
  /** The element that policies of its kind do not have. */
  readonly missing?: "Principal" | "Resource";
}

/** The policy, as JSON in ASCII, of something that is made for a trail. */
export function newPolicy(trail: DeliveringTrail, requestsOf: RequestsOf, more: NewPolicy = {}): string {
  const { names = {}, first = [], last = [], missing } = more;
  const letting = lettingThrough([asFarAsKnown(trail)], requestsOf, () => ({ ...namesOf(trail), ...names }));
  const ending: PolicyEdit = (statements) => [...statements.map(({ source }) => source), ...last];
  const edits = [() => first, ...letting, ending].map((edit) => readingStatements(undefined, edit, missing));
  return asciiJson(editedPolicy(undefined, edits, missing));
}
