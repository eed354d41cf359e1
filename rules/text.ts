/** Longer than most names at AWS, and short enough for a line. */
const longestQuoted = 120;

/** Text from outside in quotation marks, safe to print, and cut with its length where it is long. */
export function quote(text: string): string {
  const { visible, isCut } = escaped(text, longestQuoted, (character) =>
    character === "'" ? character : `\\${character}`,
  );
  return isCut ? `"${visible}… (${text.length} characters)"` : `"${visible}"`;
}

/**
 * Text from outside, safe to print between marks of any kind: control, invisible and direction-changing characters,
 * quotation marks and backslashes appear as `\u{code}`.
 *
 * @param longest how many characters are kept before an ellipsis
 */
export function printable(text: string, longest: number): string {
  const { visible, isCut } = escaped(text, longest, codeOf);
  return isCut ? `${visible}…` : visible;
}

/** @param mark what stands for a quotation mark or a backslash */
function escaped(text: string, longest: number, mark: (character: string) => string) {
  // A character takes two units at most.
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  const visible = characters
    .slice(0, longest)
    .map((character) => {
      if (/["'\\]/.test(character)) return mark(character);
      return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? codeOf(character) : character;
    })
    .join("");
  return { visible, isCut: characters.length > longest };
}

function codeOf(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}

/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** How many words {@link few} lists. */
const mostWords = 3;

/** Words as a sentence lists them, and how many more there are where they are many: `a, b, c and 7 more`. */
export function few(words: readonly string[]): string {
  const left = words.length - mostWords;
  return enumerate(left > 0 ? [...words.slice(0, mostWords), `${left} more`] : words);
}

/** Which of two texts comes first, by code units, so that the order does not depend on a locale. For `sort`. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A text with a capital letter at its beginning. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
