import type { Unknown } from "../facts/fact";
import type { RequestText } from "./requestText";

/**
 * A request that policies decide on.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html
 */
export interface PolicyRequest {
  /**
   * The service that makes it, for example `cloudtrail.amazonaws.com`. Absent where the policy is attached to whoever makes
   * it and so names no principal.
   */
  readonly service?: string;
  /** For example `s3:PutObject`. */
  readonly action: string;
  /** The ARN of what it is about. Absent where the policy names no resource: the trust policy of a role. */
  readonly resource?: RequestText;
  /** What the request says under a key of conditions, which is given in lower case. */
  readonly context: (key: string) => ContextValue;
}

/**
 * What a request says under a key: one text; a list under a key that may have several; `undefined` where the request does
 * not have the key; or why it is not known whether it does. A text that is not known under a key that is there is a
 * {@link RequestText}.
 */
export type ContextValue = RequestText | readonly RequestText[] | undefined | Unknown;
