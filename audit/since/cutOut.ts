/** What is left of a JSON text when the elements of one list were cut out of it. */
export interface Remainder {
  /** The text, with `null` for each element that was cut out and for each value that nobody wants. */
  readonly text: string;
  /** How many elements were cut out. */
  readonly elements: number;
  /** Whether every bracket was closed: false where the text ends too early. */
  readonly isClosed: boolean;
}

/** What to look for in an object. */
export interface Wanted {
  /** The property whose objects are cut out of its list. */
  readonly list: string;
  /** The other properties whose value matters, where it is an object or a list. */
  readonly others: ReadonlySet<string>;
}

/** That a text cannot be what is read, as a clause. */
export class Unreadable extends Error {}

/** Longer than any element that we write: a fix may put several policies of 20 KB back. */
const longestElement = 1_000_000;
/** Longer than all else that we write about tens of thousands of accounts. */
const longestRemainder = 50_000_000;
/** How far back a property's name is looked for: further than any indentation puts it. */
const longestName = 200;

const [quotationMark, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125];

/**
 * Cuts the objects of one list out of a JSON object that comes in pieces, so that a report larger than the memory can be
 * read. It finds where each begins and ends, and whoever takes them parses them; that the text between them is JSON shows
 * when the remainder is parsed.
 *
 * @param take - is given each object's text, in their order
 * @throws {Unreadable} where an element or the remainder is longer than any that we write
 */
export async function cutOut(
  pieces: AsyncIterable<string>,
  wanted: Wanted,
  take: (element: string) => void,
): Promise<Remainder> {
  const left: string[] = [];
  let leftLength = 0;
  let tail = "";
  let held = "";
  let elements = 0;
  let depth = 0;
  let isInText = false;
  let part: "kept" | "list" | "element" | "unwanted" = "kept";
  const keep = (text: string): void => {
    left.push(text);
    leftLength += text.length;
    if (leftLength > longestRemainder) throw new Unreadable("it is larger than any report");
    tail = (tail + text.slice(-longestName)).slice(-longestName);
  };
  for await (const piece of pieces) {
    const text = held + piece;
    let start = 0;
    for (let at = held.length; at < text.length; at++) {
      if (isInText) {
        at = endOfText(text, at);
        isInText = at === text.length;
        continue;
      }
      const character = text.charCodeAt(at);
      if (character === quotationMark) {
        isInText = true;
      } else if (character === openList || character === openObject) {
        if (depth === 1) {
          keep(text.slice(start, at));
          start = at;
          const name = /[{,]\s*"(\w+)"\s*:\s*$/.exec(tail)?.[1] ?? "";
          const isWanted = wanted.others.has(name) || name === wanted.list;
          part = name === wanted.list && character === openList ? "list" : isWanted ? "kept" : "unwanted";
        } else if (depth === 2 && part === "list" && character === openObject) {
          keep(text.slice(start, at));
          start = at;
          part = "element";
        }
        depth++;
      } else if (character === closeList || character === closeObject) {
        depth--;
        if (depth === 2 && part === "element") {
          take(text.slice(start, at + 1));
          elements++;
          start = at + 1;
          keep("null");
          part = "list";
        } else if (depth === 1) {
          keep(part === "unwanted" ? "null" : text.slice(start, at + 1));
          start = at + 1;
          part = "kept";
        }
      }
    }
    // A quotation mark at the beginning of the next piece may be a part of the text.
    const end = isInText && backslashesBefore(text, text.length) % 2 === 1 ? text.length - 1 : text.length;
    held = text.slice(end);
    if (part === "element") {
      held = text.slice(start);
      if (held.length > longestElement) throw new Unreadable(`result ${elements + 1} is larger than any result`);
    } else if (part !== "unwanted") {
      keep(text.slice(start, end));
    }
  }
  return { text: left.join(""), elements, isClosed: depth === 0 && !isInText };
}

/** Where the quotation mark is that ends a text; behind the piece where it goes on there. */
function endOfText(piece: string, from: number): number {
  let mark = piece.indexOf('"', from);
  while (mark >= 0 && backslashesBefore(piece, mark) % 2 === 1) mark = piece.indexOf('"', mark + 1);
  return mark < 0 ? piece.length : mark;
}

function backslashesBefore(text: string, index: number): number {
  let first = index;
  while (text.charCodeAt(first - 1) === backslash) first--;
  return index - first;
}
