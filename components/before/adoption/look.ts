import type { Trail } from "@aws-sdk/client-cloudtrail";
import type { Session } from "../../../live/session";
import type { Fact, Unknown } from "../../../rules/facts/fact";
import type { Fault } from "../../arguments/schema/fault";
import type { Loss } from "./loss";

/** The account that something is taken over in. */
export interface Account {
  readonly session: Session;
  /** Every trail that shows in it. */
  readonly trails: readonly Trail[];
}

/** What a look at something has found, before it is taken over. */
export interface Look {
  readonly losses?: readonly Loss[];
  /** Why it cannot be taken over at all. */
  readonly faults?: readonly Fault[];
  /** What could not be read. */
  readonly unread?: readonly Unknown[];
}

/** Those of some answers that are not known. */
export function unreadOf(...facts: readonly Fact<unknown>[]): Unknown[] {
  return facts.filter((fact): fact is Unknown => !fact.known);
}
