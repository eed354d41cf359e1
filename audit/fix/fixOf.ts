import type { AccountSight, KeyAnswers, LogBucketAnswers, TrailAnswers } from "../../live/accountSight";
import type { Rule, Settings } from "../../rules/rule";
import type { Fix } from "../auditReport";

/** What a rule does not let pass, and the account in which it was seen. */
export interface Subject {
  readonly sight: AccountSight;
  /** What the rule judged; all absent where it is the account as a whole. */
  readonly trail?: TrailAnswers;
  readonly logBucket?: LogBucketAnswers;
  readonly key?: KeyAnswers;
}

/** How to make something in an account comply with a rule, under the settings it was judged by. */
export function fixOf(rule: Rule<never>, _subject: Subject, _settings: Settings): Fix {
  return { commands: [], whyNoCommand: rule.remediation.account, program: rule.remediation.program };
}
