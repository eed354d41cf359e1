import type { ChangedAnswer } from "../auditReport";

/** What comes of comparing two reports. */
export interface Comparison {
  readonly worse: ChangedAnswer[];
  readonly better: ChangedAnswer[];
  readonly new: ChangedAnswer[];
  readonly gone: ChangedAnswer[];
  /** Violations of which it is not known any more whether they are any: neither worse nor better. */
  readonly outOfSight: ChangedAnswer[];
  /** The rules and the accounts that this report asked. */
  readonly rules: Set<string>;
  readonly accounts: Set<string>;
}
