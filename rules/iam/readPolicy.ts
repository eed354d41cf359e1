import type { PolicyCondition, PolicyDocument, PolicyStatement } from "./policyStatement";

/** The elements that IAM knows. AWS refuses documents with other elements. */
const documentElements = ["Version", "Id", "Statement"];
const statementElements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/** The versions of the language. Without one it is the first, in which `${...}` is plain text. */
const versions = ["2008-10-17", "2012-10-17"];

const principalKinds = ["AWS", "Service", "Federated", "CanonicalUser"];

type JsonObject = Readonly<Record<string, unknown>>;

/** What is wrong with a part of a document, a predicate of the part. */
class Malformed {
  constructor(readonly fault: string) {}
}

/**
 * Reads a policy, in time linear to its size. A policy that AWS would refuse is malformed: what it allows cannot be told.
 *
 * @param document - JSON text, or the object that it describes
 * @param missing - the element that policies of its kind do not have: `Principal` for the permissions of a role, which
 *   apply to whoever has it; `Resource` for its trust policy, which is about the role. Absent for the policy of a resource.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(document: unknown, missing?: "Principal" | "Resource"): PolicyDocument {
  const value = typeof document === "string" ? parse(document) : document;
  if (value instanceof Malformed) {
    return { malformed: `has a policy that ${value.fault}` };
  }
  if (!isObject(value)) {
    return { malformed: "has a policy that is not a JSON object" };
  }
  if (hasOthersThan(documentElements, value)) {
    return { malformed: "has a policy with an element that IAM does not know" };
  }
  const version = own(value, "Version") ?? "2008-10-17";
  if (typeof version !== "string" || !versions.includes(version)) {
    return { malformed: "has a policy with a Version that IAM does not know" };
  }
  const parts = own(value, "Statement");
  if (parts === undefined) {
    return { malformed: "has a policy without Statement" };
  }
  const statements: PolicyStatement[] = [];
  for (const part of Array.isArray(parts) ? (parts as readonly unknown[]) : [parts]) {
    const number = statements.length + 1;
    const statement = readStatement(part, number, version, missing);
    if (statement instanceof Malformed) {
      return { malformed: `has a policy whose statement ${number} ${statement.fault}` };
    }
    statements.push(statement);
  }
  return { statements };
}

function readStatement(
  part: unknown,
  number: number,
  version: string,
  missing: string | undefined,
): PolicyStatement | Malformed {
  if (!isObject(part)) {
    return new Malformed("is not an object");
  }
  if (hasOthersThan(statementElements, part)) {
    return new Malformed("has an element that IAM does not know");
  }
  const effect = own(part, "Effect");
  if (effect !== "Allow" && effect !== "Deny") {
    return new Malformed("has an Effect other than Allow and Deny");
  }
  const principals = readEither(part, "Principal", readPrincipals, missing === "Principal" ? {} : undefined);
  const actions = readEither(part, "Action", readTexts);
  const resources = readEither(part, "Resource", readTexts, missing === "Resource" ? [] : undefined);
  const conditions = readConditions(own(part, "Condition") ?? {});
  if (principals instanceof Malformed) {
    return principals;
  }
  if (actions instanceof Malformed) {
    return actions;
  }
  if (resources instanceof Malformed) {
    return resources;
  }
  if (conditions instanceof Malformed) {
    return conditions;
  }
  return {
    number,
    allows: effect === "Allow",
    principals: principals.value,
    exceptPrincipals: principals.isException,
    actions: actions.value,
    exceptActions: actions.isException,
    resources: resources.value,
    exceptResources: resources.isException,
    conditions,
    hasVariables: version !== "2008-10-17",
  };
}

/** An element that lists either what a statement applies to (`Action`) or what it does not (`NotAction`). */
interface Either<T> {
  readonly value: T;
  readonly isException: boolean;
}

/** @param nothing - what stands for nothing, where the element must be missing: then nothing is excepted */
function readEither<T>(
  statement: JsonObject,
  element: string,
  read: (value: unknown) => T | undefined,
  nothing?: T,
): Either<T> | Malformed {
  const [meant, excepted] = [own(statement, element), own(statement, `Not${element}`)];
  if (nothing !== undefined) {
    return meant === undefined && excepted === undefined
      ? { value: nothing, isException: true }
      : new Malformed(`has an element that policies of its kind do not have: ${element}`);
  }
  if ((meant === undefined) === (excepted === undefined)) {
    return new Malformed(`does not have one of ${element} and Not${element}`);
  }
  const value = read(meant ?? excepted);
  return value === undefined
    ? new Malformed(`has a malformed ${meant === undefined ? "Not" : ""}${element}`)
    : { value, isException: meant === undefined };
}

function readPrincipals(value: unknown): PolicyStatement["principals"] | undefined {
  if (value === "*") {
    return { AWS: ["*"] };
  }
  if (!isObject(value) || hasOthersThan(principalKinds, value)) {
    return undefined;
  }
  const principals: Record<string, readonly string[]> = {};
  for (const kind of principalKinds) {
    const names = own(value, kind);
    const texts = names === undefined ? [] : readTexts(names);
    if (texts === undefined) {
      return undefined;
    }
    if (texts.length > 0) {
      principals[kind] = texts;
    }
  }
  return Object.keys(principals).length === 0 ? undefined : principals;
}

function readConditions(value: unknown): readonly PolicyCondition[] | Malformed {
  const malformed = new Malformed("has a malformed Condition");
  if (!isObject(value)) {
    return malformed;
  }
  const conditions: PolicyCondition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys)) {
      return malformed;
    }
    for (const [key, expected] of Object.entries(keys)) {
      const values = Array.isArray(expected) ? (expected as readonly unknown[]) : [expected];
      if (!values.every((item) => ["string", "number", "boolean"].includes(typeof item))) {
        return malformed;
      }
      conditions.push({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: values.map(String) });
    }
  }
  return conditions;
}

/** One text or a list of texts. */
function readTexts(value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return texts.length > 0 && texts.every((text) => typeof text === "string") ? texts : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return new Malformed("is not JSON");
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What an object itself holds. An element that a program sets to null is absent. */
function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

function hasOthersThan(elements: readonly string[], object: JsonObject): boolean {
  return Object.keys(object).some((key) => !elements.includes(key));
}
