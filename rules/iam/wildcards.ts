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

/** A text by its characters and its parts that are not known. */
export type Symbols = readonly (string | UnknownPart)[];

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
  return /[*?]/.test(pattern) ? reachesEnd(wildcards(pattern), text.split(""), nothing) : pattern === text;
}

/**
 * Whether a text matches a pattern: certainly, certainly not, or depending on the parts that are not known. Text longer than
 * any name in AWS matches only `*`, so that the time is linear to the pattern's length.
 */
export function fits(pattern: readonly Token[], text: Symbols): Truth {
  const parts = new Set([...partsOf(pattern), ...partsOf(text)]);
  const named = new Set([...parts].filter(({ isAsNamed }) => isAsNamed));
  if (reachesEnd(pattern, text, named)) {
    return true;
  }
  if (parts.size === named.size || !reachesEnd(pattern, text, parts)) {
    return false;
  }
  // The answer does not depend on a part that wildcards cover, whatever it turns out to be.
  const open = new Set(parts);
  for (const part of parts) {
    open.delete(part);
    if (named.has(part) || !reachesEnd(pattern, text, open)) {
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

function partsOf(tokens: readonly Token[]): readonly UnknownPart[] {
  return tokens.filter((token) => typeof token === "object");
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
  if (open.size === 0) {
    return covers(pattern, text);
  }
  const isOpen: Extension = (symbol) => typeof symbol === "object" && open.has(symbol);
  let places = extended([0], text, isOpen);
  for (const token of pattern) {
    if (places.length === 0) {
      return false;
    }
    const coverage = coverageOf(token, open);
    places =
      coverage === undefined
        ? extended(following(token, places, text, open), text, isOpen)
        : extended(places, text, coverage);
  }
  return places.at(-1) === text.length;
}

/** Whether a pattern matches a text of which no part is open: what the last `*` covers is all that is ever tried again. */
function covers(pattern: readonly Token[], text: Symbols): boolean {
  let [at, place] = [0, 0];
  let [afterStar, covered] = [-1, 0];
  while (place < text.length) {
    const token = pattern[at];
    if (token === anyText) {
      at += 1;
      [afterStar, covered] = [at, place];
    } else if (token !== undefined && isMetBy(token, text[place])) {
      at += 1;
      place += 1;
    } else if (afterStar >= 0) {
      covered += 1;
      [at, place] = [afterStar, covered];
    } else {
      return false;
    }
  }
  while (pattern[at] === anyText) {
    at += 1;
  }
  return at === pattern.length;
}

/** Whether a token other than `*` stands for a symbol that is not open. */
function isMetBy(token: Token, symbol: Symbols[number] | undefined): boolean {
  return symbol === token || (token === anyCharacter && typeof symbol === "string");
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
    if (isMetBy(token, symbol)) {
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
