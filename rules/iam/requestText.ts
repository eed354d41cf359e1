import type { Fact, Unknown } from "../facts/fact";

/** A text of a request, such as an ARN. A preview may know some parts of it only. */
export type RequestText = string | PartlyKnown;

/** A text with parts that are not known. */
export interface PartlyKnown {
  readonly parts: readonly (string | UnknownPart)[];
}

/** A part of a text that is not known, of any length. The same part of several texts is the same object. */
export interface UnknownPart {
  /** Matches each character that may stand in it, and no other. */
  readonly characters: RegExp;
  readonly reason: Unknown;
  /** Whether it is whatever a policy says that it is, as policies with other names are refused. */
  readonly isAsNamed?: true;
}

/**
 * Which characters names of a kind are made of. What AWS does not limit is `anything`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const characters = {
  partition: /[a-z-]/,
  region: /[a-z0-9-]/,
  accountId: /[0-9]/,
  organizationId: /[a-z0-9-]/,
  trailName: /[A-Za-z0-9._-]/,
  bucketName: /[a-z0-9.-]/,
  uuid: /[a-z0-9-]/,
  anything: /[^]/,
} as const;

/** A text that is not known, or known as a whole. */
export function textOf(fact: Fact<string>, kind: keyof typeof characters): RequestText {
  return fact.known ? fact.value : { parts: [{ characters: characters[kind], reason: fact }] };
}

/** A text that is not known, and is whatever a policy says that it is. */
export function asNamed(kind: keyof typeof characters, reason: Unknown): RequestText {
  return { parts: [{ characters: characters[kind], reason, isAsNamed: true }] };
}

/** A text made of others: ``text`arn:${partition}:s3:::${bucket}` ``. */
export function text(literals: TemplateStringsArray, ...values: readonly RequestText[]): RequestText {
  const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index] ?? "")]);
  return parts.every((part) => typeof part === "string") ? parts.join("") : { parts };
}

/** The parts of a text; one where it is known as a whole. */
function partsOf(value: RequestText): readonly (string | UnknownPart)[] {
  return typeof value === "string" ? [value] : value.parts;
}

/** The parts of a text that are not known. */
export function unknownPartsOf(value: RequestText): readonly UnknownPart[] {
  return partsOf(value).filter((part) => typeof part !== "string");
}
