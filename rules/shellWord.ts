/** What a POSIX shell reads as it stands. */
const plain = /^[\w.,:/@%+=-]+$/;

/**
 * A text as one word of a POSIX shell, which reads exactly this text, whatever is in it. It may not hold a NUL character,
 * which no word can.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function shellWord(text: string): string {
  return plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
