import type { AwsError } from "./awsError";
import type { Protocol } from "./awsOperation";

/** What happens to a call instead of its usual course. */
export type Effect =
  /** AWS is not reached, and this error is the answer. */
  | { readonly kind: "error"; readonly error: (protocol: Protocol) => AwsError }
  /** AWS is reached, later than usual. */
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** The connection is reset before AWS is reached: nothing happened. */
  | { readonly kind: "dropBefore" }
  /** The connection is reset after AWS has answered: it happened, and the caller does not know. */
  | { readonly kind: "dropAfter" };

/** A fault of the network or of AWS, for some calls of an operation. */
export interface Fault {
  /** The operation as policies name it. */
  readonly operation: string;
  readonly effect: Effect;
  /** How many calls meet the fault, `Infinity` for all. Defaults to one. */
  readonly times?: number;
  /** How many calls pass before it. Defaults to none. */
  readonly after?: number;
  /** Whether the calls of each access key are counted by themselves, so that every caller meets it. Defaults to no. */
  readonly isOfEachCaller?: true;
}

/** The service asks for fewer calls. */
export const throttled: Effect = {
  kind: "error",
  error: (protocol) =>
    protocol === "s3"
      ? { status: 503, code: "SlowDown", message: "Please reduce your request rate." }
      : { status: 400, code: protocol === "query" ? "Throttling" : "ThrottlingException", message: "Rate exceeded" },
};

/** The service failed. */
export const serverError: Effect = {
  kind: "error",
  error: (protocol) => ({
    status: 500,
    code: protocol === "s3" || protocol === "query" ? "InternalError" : "InternalFailure",
    message: "We encountered an internal error. Please try again.",
  }),
};

/** The caller may not do this. */
export const accessDenied: Effect = {
  kind: "error",
  error: (protocol) => ({
    status: protocol === "json" || protocol === "cbor" ? 400 : 403,
    code: protocol === "json" || protocol === "cbor" ? "AccessDeniedException" : "AccessDenied",
    message: "User: sandbox is not authorized to perform this action",
  }),
};

export const dropBefore: Effect = { kind: "dropBefore" };
export const dropAfter: Effect = { kind: "dropAfter" };

/** AWS takes its time. */
export function delayed(milliseconds: number): Effect {
  return { kind: "delay", milliseconds };
}

/** The service refuses with an error of its own. */
export function refused(code: string, message: string, status = 400): Effect {
  return { kind: "error", error: () => ({ status, code, message }) };
}

/** The same fault for each of several operations. */
export function each(operations: readonly string[], effect: Effect, times = 1): Fault[] {
  return operations.map((operation) => ({ operation, effect, times }));
}
