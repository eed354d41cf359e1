// Bundles the program and the style of the page, each in one piece, into bin/page.json. Does nothing where it is up to date.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const folder = import.meta.dirname;
const output = join(folder, "bin", "page.json");

async function inOnePiece(file) {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "page", file)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text.trim();
}

const [script, style] = await Promise.all(["main.ts", "page.css"].map(inOnePiece));
const text = JSON.stringify({ script, style });
if (!existsSync(output) || readFileSync(output, "utf8") !== text) {
  mkdirSync(join(folder, "bin"), { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, output);
}
