const { enableCompileCache } = require("node:module");
const { join } = require("node:path");
const { addHook } = require("sucrase/dist/register");

// What processes load, such as the packages of Pulumi, is compiled once for all, also for those that tests start.
process.env.NODE_COMPILE_CACHE ??= join(__dirname, "../node_modules/.cache/compile");
// Node.js 20 has none.
enableCompileCache?.();

// Takes types out of TypeScript and leaves the rest as it is: the fastest way to run it, and its lines stay the same.
addHook(".ts", { transforms: ["typescript", "imports"], disableESTransforms: true, preserveDynamicImport: true });
