import { capitalized } from "../../rules/text";

/** Clauses and sentences alike, as a sentence. */
export function sentence(text: string): string {
  const capital = capitalized(text);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
