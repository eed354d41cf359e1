/** A name from outside in quotation marks, safe to print and not too long. */
export function quote(name: string): string {
  return `"${printable(name, 100)}"`;
}

/**
 * Text from outside, safe to print: control, invisible and direction-changing characters, quotation marks and backslashes
 * appear as `\u{code}`.
 *
 * @param longest how many characters are kept before an ellipsis.
 */
export function printable(name: string, longest: number): string {
  const characters = Array.from(name.slice(0, 2 * longest + 2));
  const cut = characters.length > longest ? "…" : "";
  const visible = characters
    .slice(0, longest)
    .map((character) =>
      /[\p{C}\p{Zl}\p{Zp}"'\\]/u.test(character) ? `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}` : character,
    )
    .join("");
  return `${visible}${cut}`;
}

/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
