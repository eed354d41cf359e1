import type { AskedRule } from "../judge/askedRules";
import type { Target, Unreachable } from "../targets";

/** What to audit, and with what. */
export interface AuditRun {
  /** Those that are found first are asked while others are looked for. */
  readonly targets: Iterable<Target> | AsyncIterable<Target | Unreachable>;
  readonly rules: readonly AskedRule[];
  /** What users should know before anything is asked, sentences. */
  readonly notes: readonly string[];
  /** The version of the package. */
  readonly version: string;
  readonly startedAt: Date;
  readonly limits: AuditLimits;
  /** Stops the audit. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far the audit is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How much at a time, and for how long. */
export interface AuditLimits {
  /** How many accounts are asked at the same time. */
  readonly concurrency: number;
  /** How long an account may take, in milliseconds. */
  readonly accountTimeout: number;
  /** How long the audit may take, in milliseconds. */
  readonly runTimeout: number;
}

/** How far an audit is. */
export interface Progress {
  /** How many accounts have answered or will not. */
  readonly done: number;
  /** How many there are, as far as they were found by now. */
  readonly total: number;
  /** The account that was begun last; absent when all were asked. */
  readonly current?: string;
}
