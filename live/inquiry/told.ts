import type { Fact } from "../../rules/facts/fact";
import { isNotAsked } from "../notAsked";

/** What AWS answers about one thing: a fact each, and what the thing is. */
type Answers = object & { readonly isMissing?: true };

/** Whether AWS has told everything that was asked about a thing, or that there is none. */
export function isToldAll(answers: Answers): boolean {
  return answers.isMissing === true || Object.values(answers).every((answer) => !isFact(answer) || isTold(answer));
}

/** Of several answers about one thing those that tell most; the earlier ones where none tells more. */
export function toldMost<Some extends Answers>(earlier: Some, others: readonly Some[]): Some {
  return others.reduce((most, each) => (numberTold(each) > numberTold(most) ? each : most), earlier);
}

function numberTold(answers: Answers): number {
  return Object.values(answers).filter((answer) => isFact(answer) && answer.known).length;
}

/** The same answers, with another way to make known what a permission was lacking for. */
export function withRemedy<Some extends Answers>(answers: Some, remedy: string): Some {
  const entries = Object.entries(answers).map(([name, answer]: [string, unknown]) => [
    name,
    isFact(answer) && !answer.known && answer.permission !== undefined
      ? { ...answer, remedy: `${answer.remedy}, or ${remedy}` }
      : answer,
  ]);
  return Object.fromEntries(entries) as Some;
}

function isTold(fact: Fact<unknown>): boolean {
  return fact.known || isNotAsked(fact);
}

/** Whether a part of an answer is a fact, which AWS may have told. */
export function isFact(answer: unknown): answer is Fact<unknown> {
  return typeof answer === "object" && answer !== null && typeof (answer as Partial<Fact<unknown>>).known === "boolean";
}
