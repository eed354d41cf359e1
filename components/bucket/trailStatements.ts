import { createHash } from "node:crypto";
import type { PolicyStatement } from "../policyDocument";

/**
 * A statement that is in a bucket policy. Whoever may write the policy wrote it: nothing of its shape is certain.
 */
export interface PresentStatement {
  readonly Sid?: unknown;
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** Hexadecimal digits in the mark of one trail. Among a million trails, two have the same once in 500 times. */
const markLength = 12;

/**
 * What tells the statements of one trail from those of another in a policy that several write into: the end of their
 * `Sid`, made of the trail's ARN. While a trail is renamed it is that of both names, so that it is found by either.
 *
 * A `Sid` takes letters and digits alone in some policies, and may stand only once in any.
 *
 * @param trailArns - ARNs of the trail and of the one before it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function markOf(trailArns: readonly string[]): string {
  return trailArns.map((arn) => createHash("sha256").update(arn).digest("hex").slice(0, markLength)).join("");
}

/** Statements with the mark of a trail in their `Sid`. */
export function markedStatements(
  statements: readonly PolicyStatement[],
  trailArns: readonly string[],
): PolicyStatement[] {
  return statements.map((statement) => ({ ...statement, Sid: `${statement.Sid}${markOf(trailArns)}` }));
}

/** A `Sid` of this package apart: the statement's name, and the marks of trails after it. */
export function readSid(sid: unknown): { readonly name: string; readonly marks: readonly string[] } {
  const { name = "", marks = "" } = sidParts.exec(typeof sid === "string" ? sid : "")?.groups ?? {};
  return { name, marks: marks.match(new RegExp(`.{${markLength}}`, "g")) ?? [] };
}

/** No name ends in a hexadecimal digit. */
const sidParts = new RegExp(`^(?<name>[A-Za-z]*[g-zG-Z])(?<marks>(?:[0-9a-f]{${markLength}})*)$`);

/**
 * The statements of a bucket policy, in their order.
 *
 * @param policy - the policy as JSON
 * @throws Error when it is not JSON
 */
export function statementsOf(policy: string): readonly PresentStatement[] {
  const { Statement } = asObject(JSON.parse(policy) as unknown);
  return [Statement ?? []].flat().map((statement): PresentStatement => asObject(statement));
}

/** ARNs of the trails that a statement lets in. */
export function sourcesOf({ Condition }: PresentStatement): readonly string[] {
  return texts(asObject(asObject(Condition)["StringEquals"])["aws:SourceArn"]);
}

/** The resources of a statement. */
export function resourcesOf({ Resource }: PresentStatement): readonly string[] {
  return texts(Resource);
}

/** The texts in a value of a policy that may stand alone or in a list. */
export function texts(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === "string");
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
