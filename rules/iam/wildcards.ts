import { type RequestText, type UnknownPart } from "./requestText";
import { type Truth, undecided } from "./truth";

/** What a pattern is made of: characters, wildcards, and parts of the request that are not known. */
export type Token = string | typeof anyCharacter | typeof anyText | UnknownPart;

/** Any one character: `?`. */
const anyCharacter = Symbol("?");

/** Any text, also none: `*`. */
const anyText = Symbol("*");

/** Longer than any ARN, even with the key of an object. */
const longestText = 2_048;

/** A character or a part that is not known. */
type Symbols = readonly (string | UnknownPart)[];

const nothing: ReadonlySet<UnknownPart> = new Set();

/** Whether a symbol may be passed. */
type Extension = (symbol: string | UnknownPart) => boolean;

/** A pattern in which `*` stands for any text and `?` for any character. */
export function wildcards(pattern: string): readonly Token[] {
  return pattern
    .split("")
    .map((character) => (character === "*" ? anyText : character === "?" ? anyCharacter : character));
}

/** Whether text matches a pattern of wildcards. */
export function matches(pattern: string, text: string): boolean {
  return reachesEnd(wildcards(pattern), text.split(""), nothing);
}

/**
 * Whether a text matches a pattern: certainly, certainly not, or depending on the parts that are not known. Text longer than
 * any name in AWS matches only `*`, so that the time is linear to the pattern's length.
 */
export function fits(pattern: readonly Token[], text: RequestText): Truth {
  const symbols = symbolsOf(text);
  const parts = new Set([...pattern, ...symbols].filter((symbol) => typeof symbol === "object"));
  const named = new Set([...parts].filter(({ isAsNamed }) => isAsNamed));
  if (reachesEnd(pattern, symbols, named)) {
    return true;
  }
  if (parts.size === named.size || !reachesEnd(pattern, symbols, parts)) {
    return false;
  }
  // The answer does not depend on a part that wildcards cover, whatever it turns out to be.
  const open = new Set(parts);
  for (const part of parts) {
    open.delete(part);
    if (named.has(part) || !reachesEnd(pattern, symbols, open)) {
      open.add(part);
    }
  }
  return undecided([...open].filter(({ isAsNamed }) => !isAsNamed).map(({ reason }) => reason));
}

/** The characters of a text and its parts that are not known. */
export function symbolsOf(text: RequestText): Symbols {
  return typeof text === "string"
    ? text.split("")
    : text.parts.flatMap((part): Symbols => (typeof part === "string" ? part.split("") : [part]));
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
  const isOpen: Extension = (symbol) => typeof symbol === "object" && open.has(symbol);
  let places = extended([0], text, isOpen);
  for (const token of pattern) {
    if (places.length === 0) {
      return false;
    }
    const covers = coverageOf(token, open);
    places =
      covers === undefined
        ? extended(following(token, places, text, open), text, isOpen)
        : extended(places, text, covers);
  }
  return places.at(-1) === text.length;
}

/** What a token covers that stands for a run of any length; `undefined` for other tokens. */
function coverageOf(token: Token, open: ReadonlySet<UnknownPart>): Extension | undefined {
  if (token === anyText) {
    return () => true;
  }
  return typeof token === "object" && open.has(token)
    ? (symbol) => typeof symbol === "object" || token.characters.test(symbol)
    : undefined;
}

/** The places that one token reaches, in order. */
function following(
  token: Token,
  places: readonly number[],
  text: Symbols,
  open: ReadonlySet<UnknownPart>,
): readonly number[] {
  const reached: number[] = [];
  for (const place of places) {
    const symbol = text[place];
    if (symbol === token || (token === anyCharacter && typeof symbol === "string")) {
      reached.push(place + 1);
    } else if (typeof symbol === "object" && open.has(symbol)) {
      // One more character of the part, which may have more.
      if (typeof token !== "string" || symbol.characters.test(token)) {
        reached.push(place);
      }
    }
  }
  return reached;
}

/** Places in order, each with those after it up to the first symbol that may not be passed. */
function extended(places: readonly number[], text: Symbols, passes: Extension): readonly number[] {
  const reached: number[] = [];
  let last = -1;
  for (const place of places) {
    let next = place;
    while (next > last) {
      reached.push(next);
      last = next;
      const symbol = text[next];
      if (symbol !== undefined && passes(symbol)) {
        next++;
      }
    }
  }
  return reached;
}
