import { type Unknown, unknown } from "../facts/fact";
import { conditionHolds } from "./conditionHolds";
import type { PolicyRequest } from "./policyRequest";
import type { PolicyCondition, PolicyStatement } from "./policyStatement";
import { patternOf } from "./policyVariables";
import { all, any, not, type Truth, undecided } from "./truth";
import { fits, matches, symbolsOf } from "./wildcards";

/** What a policy says about a request. */
export type PolicyAnswer =
  | { readonly answer: "allowed"; readonly by: PolicyStatement }
  /** A Deny applies, whatever else allows it. */
  | { readonly answer: "denied"; readonly by: PolicyStatement }
  /** No Allow applies. */
  | { readonly answer: "notAllowed"; readonly nearest?: NearMiss }
  /** It depends on what is not known or not understood. */
  | { readonly answer: "unknown"; readonly reasons: readonly Unknown[] };

/** The statement that comes nearest to allowing a request, and what keeps it from that. */
export interface NearMiss {
  readonly statement: PolicyStatement;
  /** At least one. */
  readonly mismatches: readonly Mismatch[];
}

/** A part of a statement that does not match a request. */
export type Mismatch = "principal" | "action" | "resource" | PolicyCondition;

/** A part of a statement, and whether it matches a request. */
interface Part {
  readonly of: Mismatch;
  readonly matches: () => Truth;
}

/**
 * What statements say about a request: those of one policy, or of all policies of a role. A Deny outranks every Allow, and
 * what nothing allows is not allowed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicy(statements: readonly PolicyStatement[], request: PolicyRequest): PolicyAnswer {
  const examined = statements.map((statement) => ({ statement, applies: appliesTo(statement, request) }));
  const denying = examined.filter(({ statement }) => !statement.allows);
  const allowing = examined.filter(({ statement }) => statement.allows);
  const denied = denying.find(({ applies }) => applies === true);
  if (denied !== undefined) {
    return { answer: "denied", by: denied.statement };
  }
  const allowed = allowing.find(({ applies }) => applies === true);
  const mayAllow = any(allowing.map(({ applies }) => applies));
  if (mayAllow === false) {
    const [nearest] = allowing
      .map(({ statement }) => ({ statement, mismatches: mismatchesOf(statement, request) }))
      .sort((one, other) => distanceOf(one) - distanceOf(other));
    return { answer: "notAllowed", ...(nearest !== undefined && { nearest }) };
  }
  const isFree = all([mayAllow, not(any(denying.map(({ applies }) => applies)))]);
  return allowed === undefined || isFree !== true
    ? { answer: "unknown", reasons: typeof isFree === "boolean" ? [] : isFree.reasons }
    : { answer: "allowed", by: allowed.statement };
}

/** A statement about something else is further off than one with a condition that fails. */
function distanceOf({ mismatches }: NearMiss): number {
  return mismatches.reduce((sum, mismatch) => sum + (typeof mismatch === "string" ? 1_000 : 1), 0);
}

/** Goes on only as far as the first part that does not match: most statements are about something else. */
function appliesTo(statement: PolicyStatement, request: PolicyRequest): Truth {
  const truths: Truth[] = [];
  for (const part of partsOf(statement, request)) {
    const truth = part.matches();
    if (truth === false) {
      return false;
    }
    truths.push(truth);
  }
  return all(truths);
}

function mismatchesOf(statement: PolicyStatement, request: PolicyRequest): readonly Mismatch[] {
  return partsOf(statement, request)
    .filter((part) => part.matches() === false)
    .map((part) => part.of);
}

function partsOf(statement: PolicyStatement, request: PolicyRequest): readonly Part[] {
  return [
    { of: "principal", matches: () => isForPrincipal(statement, request.service) },
    { of: "action", matches: () => isAbout(statement, request.action) },
    { of: "resource", matches: () => isAboutResource(statement, request) },
    ...statement.conditions.map((condition) => ({
      of: condition,
      matches: () => conditionHolds(condition, statement, request.context),
    })),
  ];
}

/** Whether a statement is about an action, for example `s3:PutObject`. */
export function isAbout(statement: PolicyStatement, action: string): boolean {
  const wanted = action.toLowerCase();
  return statement.actions.some((pattern) => matches(pattern.toLowerCase(), wanted)) !== statement.exceptActions;
}

/**
 * Whether a statement applies to a service. Everybody, as `*` or as AWS principal `*`, includes the services.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function isForPrincipal(statement: PolicyStatement, service: string | undefined): Truth {
  const { AWS = [], Service = [] } = statement.principals;
  const isNamed = AWS.includes("*") || (service !== undefined && Service.includes(service));
  const named =
    !isNamed && Service.includes("*")
      ? undecided([
          unknown(
            `statement ${statement.number} names the service *, which IAM does not document`,
            "name the service, for example cloudtrail.amazonaws.com",
          ),
        ])
      : isNamed;
  return statement.exceptPrincipals ? not(named) : named;
}

function isAboutResource(statement: PolicyStatement, { resource, context }: PolicyRequest): Truth {
  if (resource === undefined) {
    return true;
  }
  const symbols = symbolsOf(resource);
  const about = any(
    statement.resources.map((value) => {
      const pattern = patternOf(value, true, statement.hasVariables ? context : undefined);
      return pattern === undefined ? false : "reasons" in pattern ? pattern : fits(pattern, symbols);
    }),
  );
  return statement.exceptResources ? not(about) : about;
}
