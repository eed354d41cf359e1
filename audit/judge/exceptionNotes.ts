import { type Exception, holds } from "../../rules/configuration/exceptions";
import { quote } from "../../rules/text";
import type { AskedRule } from "./askedRules";

/**
 * What users should know of the exceptions to a rule, sentences: which ended, and which are about nothing here.
 *
 * @param isUsed - whether an exception is about anything that the rule was asked about
 * @param today - the day, in UTC: `2027-03-31`
 */
export function exceptionNotes(
  { rule, exceptions }: Pick<AskedRule, "rule" | "exceptions">,
  isUsed: (exception: Exception) => boolean,
  today: string,
): readonly string[] {
  return exceptions.flatMap((exception) => {
    const name = `${rule.name}: the exception ${describe(exception)}`;
    if (!isUsed(exception)) {
      return [`${name} is about nothing that was seen. Correct it or take it out.`];
    }
    return holds(exception, today) ? [] : [`${name} ended on ${exception.until}. Renew it or take it out.`];
  });
}

function describe({ account, resource, approvedBy }: Exception): string {
  const places = [
    ...(account === undefined ? [] : [`account ${quote(account)}`]),
    ...(resource === undefined ? [] : [`resource ${quote(resource)}`]),
  ];
  return `for ${places.join(" and ")}, approved by ${quote(approvedBy)},`;
}
