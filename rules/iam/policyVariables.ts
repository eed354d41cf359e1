import type { PolicyRequest } from "./policyRequest";
import { symbolsOf, type Token, wildcards } from "./wildcards";
import { type Undecided, undecided } from "./truth";

/** Variables that stand for characters that mean something else in patterns. */
const fixedVariables = ["*", "?", "$"];

/** Longer than any name in AWS. */
const longestReplacement = 4_096;

/**
 * A value of a policy as a pattern, its variables replaced by what the request says; `undefined` where the request says
 * nothing for one of them and it has no default, or where it says more than any name holds.
 *
 * @param hasWildcards - whether `*` and `?` are wildcards in it
 * @param context - what the request says; absent where the policy's version has no variables
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function patternOf(
  value: string,
  hasWildcards: boolean,
  context: PolicyRequest["context"] | undefined,
): readonly Token[] | Undecided | undefined {
  const read = hasWildcards ? wildcards : (literal: string) => literal.split("");
  if (context === undefined || !value.includes("${")) {
    return read(value);
  }
  const pattern: (readonly Token[])[] = [];
  let open: Undecided | undefined;
  let position = 0;
  let replacement = 0;
  for (;;) {
    const start = value.indexOf("${", position);
    const end = start < 0 ? -1 : value.indexOf("}", start);
    if (end < 0) {
      pattern.push(read(value.slice(position)));
      return open ?? pattern.flat();
    }
    const replaced = variable(value.slice(start + 2, end), context);
    if (replaced === undefined) {
      return undefined;
    }
    if ("reasons" in replaced) {
      open ??= replaced;
    } else {
      replacement += replaced.length;
      pattern.push(read(value.slice(position, start)), replaced);
    }
    if (replacement > longestReplacement) {
      return undefined;
    }
    position = end + 1;
  }
}

/** What a variable stands for. A key that may have several values cannot be one. */
function variable(name: string, context: PolicyRequest["context"]): readonly Token[] | Undecided | undefined {
  if (fixedVariables.includes(name)) {
    return [name];
  }
  const comma = name.indexOf(",");
  const value = context((comma < 0 ? name : name.slice(0, comma)).trim().toLowerCase());
  if (typeof value === "string" || (typeof value === "object" && "parts" in value)) {
    return symbolsOf(value);
  }
  if (typeof value === "object" && "known" in value) {
    return undecided([value]);
  }
  const quoted = comma < 0 ? undefined : /^\s*'([^']*)'\s*$/.exec(name.slice(comma + 1))?.[1];
  return quoted === undefined ? undefined : quoted.split("");
}
