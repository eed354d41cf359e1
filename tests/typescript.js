const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");
const { addHook } = require("pirates");
const { version } = require("sucrase/package.json");

const caches = join(__dirname, "../node_modules/.cache");
const scripts = join(caches, "sucrase");

// What processes load, such as the packages of Pulumi, is compiled once for all, also for those that tests start.
process.env.NODE_COMPILE_CACHE ??= join(caches, "compile");
// Node.js 20 has none.
enableCompileCache?.();
mkdirSync(scripts, { recursive: true });

// Takes types out of TypeScript and leaves the rest as it is: the fastest way to run it, and its lines stay the same.
addHook(scriptOf, { exts: [".ts"] });

/** The script that a text in TypeScript makes, which is kept for all processes to come. */
function scriptOf(text) {
  const kept = join(scripts, createHash("sha1").update(version).update(text).digest("hex"));
  try {
    return readFileSync(kept, "utf8");
  } catch {
    const script = withoutTypes(text);
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, script);
    renameSync(unfinished, kept);
    return script;
  }
}

function withoutTypes(text) {
  const { transform } = require("sucrase");
  return transform(text, {
    transforms: ["typescript", "imports"],
    disableESTransforms: true,
    preserveDynamicImport: true,
  }).code;
}
