import { unknown } from "../facts/fact";
import { quote } from "../text";
import { conditionOperators } from "./conditionOperators";
import type { ContextValue, PolicyRequest } from "./policyRequest";
import type { PolicyCondition, PolicyStatement } from "./policyStatement";
import type { RequestText } from "./requestText";
import { all, any, not, type Truth, undecided } from "./truth";

/**
 * Whether a condition of a statement holds for a request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionHolds(
  condition: PolicyCondition,
  { number, hasVariables }: PolicyStatement,
  context: PolicyRequest["context"],
): Truth {
  const { key, values } = condition;
  const { quantifier, name, isIfExists } = partsOf(condition.operator);
  const isNull = name === "null" && quantifier === undefined && !isIfExists;
  const operator = conditionOperators.get(name);
  if (!isNull && operator === undefined) {
    return undecided([
      unknown(
        // Not named: what a policy says may be a secret.
        `statement ${number} has a condition with an operator that IAM does not document`,
        "use an operator that IAM documents",
      ),
    ]);
  }
  const said = context(key);
  if (isReason(said)) {
    return undecided([said]);
  }
  const texts = textsOf(said);
  if (operator === undefined) {
    return values.some((value) => value.toLowerCase() === (texts.length === 0 ? "true" : "false"));
  }
  if (texts.length === 0) {
    return isIfExists || quantifier === "forallvalues" || (operator.isNegated && quantifier !== "foranyvalue");
  }
  const unresolved = () =>
    unknown(
      `statement ${number} has a variable under ${quote(key)} for which the request has no value`,
      "give the variable a default value",
    );
  const each = texts.map((text) => {
    const has = values.map(
      (value) =>
        operator.compare(text, value, hasVariables ? context : undefined) ??
        // AWS may take the whole statement for invalid: either way it does not have this value.
        (operator.isNegated ? undecided([unresolved()]) : false),
    );
    return operator.isNegated ? not(any(has)) : any(has);
  });
  const [every, some] = [all(each), any(each)];
  if (quantifier !== undefined || texts.length === 1) {
    return quantifier === "foranyvalue" ? some : every;
  }
  return every === some
    ? every
    : undecided([
        unknown(
          `statement ${number} has a condition on ${quote(key)}, which has several values, without ForAllValues and ForAnyValue`,
          "say ForAllValues or ForAnyValue",
        ),
      ]);
}

function partsOf(operator: string) {
  const [, quantifier, name = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?([a-z]*?)(ifexists)?$/.exec(operator) ?? [];
  return { quantifier, name, isIfExists: ifExists !== undefined };
}

function isReason(said: ContextValue): said is Extract<ContextValue, { known: false }> {
  return typeof said === "object" && "known" in said;
}

/** What the request has under the key; nothing where it does not have the key. */
function textsOf(said: Exclude<ContextValue, { known: false }>): readonly RequestText[] {
  return said === undefined ? [] : typeof said === "object" && "length" in said ? said : [said];
}
