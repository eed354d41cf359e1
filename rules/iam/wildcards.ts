import { partsOf, type RequestText, type UnknownPart } from "./requestText";
import { type Truth, undecided } from "./truth";

/** What a pattern is made of: characters, wildcards, and parts of the request that are not known. */
export type Token = string | typeof anyCharacter | typeof anyText | UnknownPart;

/** Any one character: `?`. */
export const anyCharacter = Symbol("?");

/** Any text, also none: `*`. */
export const anyText = Symbol("*");

/** Longer than any ARN, even with the key of an object. */
const longestText = 2_048;

/** A character or a part that is not known. */
type Symbols = readonly (string | UnknownPart)[];

/** A pattern in which `*` stands for any text and `?` for any character. */
export function wildcards(pattern: string): readonly Token[] {
  return Array.from(pattern, (character) =>
    character === "*" ? anyText : character === "?" ? anyCharacter : character,
  );
}

/** Whether text matches a pattern of wildcards. */
export function matches(pattern: string, text: string): boolean {
  return reachesEnd(wildcards(pattern), Array.from(text), new Set());
}

/**
 * Whether a text matches a pattern: certainly, certainly not, or depending on the parts that are not known. Text longer than
 * any name in AWS matches only `*`, so that the time is linear to the pattern's length.
 */
export function fits(pattern: readonly Token[], text: RequestText): Truth {
  const symbols = symbolsOf(text);
  const parts = new Set([...pattern, ...symbols].filter((symbol) => typeof symbol === "object"));
  if (reachesEnd(pattern, symbols, new Set())) {
    return true;
  }
  if (parts.size === 0 || !reachesEnd(pattern, symbols, parts)) {
    return false;
  }
  // Whatever a part turns out to be, the answer does not depend on it where wildcards cover it.
  const deciding = new Set(parts);
  for (const part of parts) {
    deciding.delete(part);
    if (!reachesEnd(pattern, symbols, deciding)) {
      deciding.add(part);
    }
  }
  return undecided(...[...deciding].map(({ reason }) => reason));
}

/** The characters of a text and its parts that are not known. */
export function symbolsOf(text: RequestText): Symbols {
  return partsOf(text).flatMap((part): Symbols => (typeof part === "string" ? Array.from(part) : [part]));
}

/**
 * Whether a pattern matches a text, by following all places of the text that the pattern reaches, token by token.
 *
 * @param open - parts that may be any text of their characters. Of others only a wildcard, or themselves, is certain to match.
 */
function reachesEnd(pattern: readonly Token[], text: Symbols, open: ReadonlySet<UnknownPart>): boolean {
  if (text.length > longestText) {
    return pattern.length > 0 && pattern.every((token) => token === anyText);
  }
  let places = withSkipped([0], text, open);
  for (const token of pattern) {
    const [first] = places;
    if (first === undefined) {
      return false;
    }
    const isRun = token === anyText || (typeof token === "object" && open.has(token));
    places = isRun
      ? range(first, text.length, places)
      : withSkipped(
          places.flatMap((place) => following(token, place, text, open)),
          text,
          open,
        );
  }
  return places.at(-1) === text.length;
}

/** The places that one token reaches from a place. */
function following(token: Token, place: number, text: Symbols, open: ReadonlySet<UnknownPart>): readonly number[] {
  const symbol = text[place];
  if (symbol === undefined) {
    return [];
  }
  if (typeof symbol === "string") {
    return token === anyCharacter || token === symbol ? [place + 1] : [];
  }
  if (token === symbol) {
    return [place + 1];
  }
  const isPossible = open.has(symbol) && (typeof token !== "string" || symbol.characters.test(token));
  return isPossible ? [place] : [];
}

/** Places in order, and those that they reach where parts that are not known turn out to be empty or to end. */
function withSkipped(places: readonly number[], text: Symbols, open: ReadonlySet<UnknownPart>): readonly number[] {
  const reached: number[] = [];
  for (let place of places) {
    while (place > (reached.at(-1) ?? -1)) {
      reached.push(place);
      const symbol = text[place];
      if (typeof symbol !== "object" || !open.has(symbol)) {
        break;
      }
      place++;
    }
  }
  return reached;
}

/** All places from the first to the last; those given where they are that already. */
function range(first: number, last: number, places: readonly number[]): readonly number[] {
  return places.length === last - first + 1 ? places : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
