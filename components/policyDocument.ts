/** Whom a statement applies to: everybody, services, or principals by ARN. */
export type PolicyPrincipal =
  | "*"
  | { readonly Service: string | readonly string[] }
  | { readonly AWS: string | readonly string[] };

/** One statement of an IAM policy document, with the elements that this package writes. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Absent in the policy of a role, which applies to the role itself. */
  readonly Principal?: PolicyPrincipal;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** The service principal of CloudTrail, the same in every partition. */
export const cloudTrailPrincipal = { Service: "cloudtrail.amazonaws.com" } as const;

/** A policy document of these statements. */
export function policyDocument(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Size of a policy as AWS counts it. */
export function policyBytes(policy: PolicyDocument): number {
  return Buffer.byteLength(JSON.stringify(policy));
}

/** A list as policies usually have it: a single value without brackets. */
export function oneOrMore<T>(values: readonly T[]): T | readonly T[] {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}
