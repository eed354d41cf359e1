import { constants } from "node:fs";
import { access, chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quote } from "../../audit/text";
import { fileProblem } from "../../audit/fileProblem";

/** Why nothing can be written to a path that an option names, a sentence without its full stop; `undefined` where one can. */
export async function unwritable(option: string, path: string): Promise<string | undefined> {
  try {
    const place = await placeOf(path);
    if (place.kind === "folder") {
      return `${option} ${quote(path)} is a folder. Name a file`;
    }
    await access(place.kind === "file" ? dirname(place.path) : place.path, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${option} ${quote(path)} cannot be written: ${fileProblem(error)}`;
  }
}

/** Writes a file whole or not at all, and replaces one that is there. What is no file, such as a pipe, is written to. */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  const place = await placeOf(path);
  if (place.kind !== "file") {
    await writeFile(place.path, pieces);
    return;
  }
  const unfinished = `${place.path}.${process.pid}`;
  try {
    await writeFile(unfinished, pieces);
    if (place.mode !== undefined) await chmod(unfinished, place.mode);
    await rename(unfinished, place.path);
  } catch (error) {
    // That it was not there matters less than why.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What a path leads to, behind links. */
interface Place {
  readonly kind: "file" | "folder" | "other";
  readonly path: string;
  /** The permissions of a file that is there. */
  readonly mode?: number;
}

async function placeOf(path: string): Promise<Place> {
  try {
    const real = await realpath(path);
    const found = await stat(real);
    if (found.isFile()) {
      return { kind: "file", path: real, mode: found.mode };
    }
    return { kind: found.isDirectory() ? "folder" : "other", path: real };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ENOENT") {
      return { kind: "file", path: resolve(path) };
    }
    throw error;
  }
}
