import { build } from "esbuild";
import { join } from "node:path";
import type { Document } from "./document";

const folder = "audit/formats/html";

/** The program and the style of the page that an audit writes, each in one piece. */
export async function reportPage(repository: string): Promise<Document> {
  const [script, style] = await Promise.all(
    ["main.ts", "page.css"].map((file) => inOnePiece(join(repository, folder, "page", file))),
  );
  return { path: `${folder}/page.json`, text: JSON.stringify({ script, style }) };
}

async function inOnePiece(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text.trim() ?? "";
}
