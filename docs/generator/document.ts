import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, type FormatConfig } from "oxfmt";

/** A file of the repository as the sources want it. */
export interface Document {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/**
 * A document laid out as `npm run check` asks.
 *
 * @param wrap - whether paragraphs are broken into lines; a document that is partly written by hand keeps its own
 */
export async function laidOut(repository: string, { path, text }: Document, wrap: boolean): Promise<Document> {
  const settings = JSON.parse(readFileSync(join(repository, ".oxfmtrc.json"), "utf8")) as FormatConfig;
  const { code, errors } = await format(path, text, { ...settings, proseWrap: wrap ? "always" : "preserve" });
  if (errors.length > 0)
    throw new Error(`${path} cannot be laid out: ${errors.map(({ message }) => message).join("; ")}`);
  return { path, text: code };
}

/** What to tell whoever commits: one message for each document that the repository lacks or has with another text. */
export function driftMessages(repository: string, documents: readonly Document[]): string[] {
  return outOfDate(repository, documents).map(
    ({ path }) => `${path} is out of date with the sources it is written from: run \`npm run docs\` and commit it.`,
  );
}

/** Writes those documents that are out of date, and leaves the others untouched. */
export function writeOutOfDate(repository: string, documents: readonly Document[]): void {
  for (const { path, text } of outOfDate(repository, documents)) writeFileSync(join(repository, path), text);
}

function outOfDate(repository: string, documents: readonly Document[]): Document[] {
  return documents.filter(({ path, text }) => {
    const file = join(repository, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  });
}
