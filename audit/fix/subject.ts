import type { AccountSight, KeyAnswers, LogBucketAnswers, TrailAnswers } from "../../live/accountSight";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";

/** What a rule does not let pass, and the account in which it was seen. */
export interface Subject {
  readonly sight: AccountSight;
  /** What the rule judged; all absent where it is the account as a whole. */
  readonly trail?: TrailAnswers;
  readonly logBucket?: LogBucketAnswers;
  readonly key?: KeyAnswers;
  /** All trails that use the bucket or the key, those of other accounts too. Defaults to those that show in the account. */
  readonly users?: readonly DeliveringTrail[];
}
