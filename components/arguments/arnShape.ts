import type { ArgumentName } from "./argumentName";
import type { LocatedCheck } from "./aws/locatedCheck";
import { plainText, text, type TextShape } from "./schema/shape";

/** Where a resource must be, besides the partition of the provider; each with the reason, as a clause. */
export interface Placement {
  /** Why it must be in the region of the provider; absent if any region will do. */
  readonly inRegion?: string;
  /** Why it must be in the account of the provider; absent if any account will do. */
  readonly inAccount?: string;
  /** An argument that names another account which it may be in. */
  readonly orInAccountOf?: ArgumentName;
  /** An argument with which it may be anywhere. */
  readonly unless?: ArgumentName;
}

/** An ARN, with where the resource that it names must be: one cannot be declared without the other. */
export interface ArnShape extends TextShape {
  readonly check: LocatedCheck;
  readonly placement: Placement;
}

/** The placement of a resource that may be in any region and account. */
export const anywhere: Placement = {};

/** An ARN that may be an output. */
export function arn(check: LocatedCheck, placement: Placement): ArnShape {
  return { ...text(check), check, placement };
}

/** An ARN that is known from the start, because it decides what is created. */
export function plainArn(check: LocatedCheck, placement: Placement): ArnShape {
  return { ...plainText(check), check, placement };
}

/** Whether a text is an ARN with a placement. */
export function isArnShape(shape: TextShape): shape is ArnShape {
  return "placement" in shape;
}
