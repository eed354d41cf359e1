import type { Target, Unreachable } from "../targets";

/** Which accounts to ask, and with what. */
export interface SurveyRun {
  /** Those that are found first are asked while others are looked for. */
  readonly targets: Iterable<Target> | AsyncIterable<Target | Unreachable>;
  readonly limits: AuditLimits;
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far it is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How much at a time, and for how long. */
export interface AuditLimits {
  /** How many accounts are asked at the same time. */
  readonly concurrency: number;
  /** How long an account may take, in milliseconds. */
  readonly accountTimeout: number;
  /** How long all of them may take, in milliseconds. */
  readonly runTimeout: number;
}

/** How far a survey is. */
export interface Progress {
  /** How many accounts have answered or will not. */
  readonly done: number;
  /** How many there are, as far as they were found by now. */
  readonly total: number;
  /** The account that was begun last; absent when all were asked. */
  readonly current?: string;
}
