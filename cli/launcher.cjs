#!/usr/bin/env node
// What npm links. The program itself is built, and stays out of version control.
"use strict";
const { existsSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");

const program = join(__dirname, "bin", "main.cjs");
if (existsSync(program)) {
  // Spares compiling at every start. Node.js 20 has none.
  enableCompileCache?.();
  require(program);
} else {
  console.error("cloudtrail-baseline is not built. Run `npm run build` in its repository.");
  process.exitCode = 2;
}
