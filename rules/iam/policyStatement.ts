import type { Fact } from "../facts/fact";

/**
 * One statement of a policy document. What AWS accepts as one text or as a list is a list here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyStatement {
  /** Its place in the document, from 1. Messages name it by this number: a Sid may hold a secret. */
  readonly number: number;
  readonly allows: boolean;
  /** By kind: `AWS`, `Service`, `Federated`, `CanonicalUser`. `Principal: "*"` stands as AWS principal `*`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** Whether `principals` are those that it does not apply to (`NotPrincipal`). */
  readonly exceptPrincipals: boolean;
  readonly actions: readonly string[];
  /** Whether `actions` are those that it does not apply to (`NotAction`). */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  /** Whether `resources` are those that it does not apply to (`NotResource`). */
  readonly exceptResources: boolean;
  readonly conditions: readonly PolicyCondition[];
  /** Whether `${...}` in it stands for a value of the request. Before version 2012-10-17 it is plain text. */
  readonly hasVariables: boolean;
}

/** One condition of a statement. A statement applies when all its conditions hold. */
export interface PolicyCondition {
  /** The operator, lower case: `stringequals`, `foranyvalue:stringlike`, `boolifexists`. */
  readonly operator: string;
  /** The context key, lower case: `aws:sourcearn`. */
  readonly key: string;
  /** The values, of which one has to match. */
  readonly values: readonly string[];
}

/** What a policy document says, or what is wrong with it: `has a policy that is not JSON`. */
export type PolicyDocument = { readonly statements: readonly PolicyStatement[] } | { readonly malformed: string };

/** The policy of a resource. */
export type ResourcePolicy = Fact<PolicyDocument | "absent">;
