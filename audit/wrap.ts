/**
 * Text broken into lines between words; a word longer than a line stays whole, so that names and addresses can be copied.
 *
 * @param width how many columns a line has
 * @param indent what every line begins with
 * @param hanging what every line but the first begins with; defaults to `indent`
 */
export function wrap(text: string, width: number, indent = "", hanging = indent): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/ +/).filter((each) => each !== "")) {
      const start = lines.length === 0 ? indent : hanging;
      if (line !== "" && start.length + line.length + 1 + word.length > width) {
        lines.push(start + line);
        line = word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    lines.push(line === "" ? "" : (lines.length === 0 ? indent : hanging) + line);
  }
  return lines.join("\n");
}
