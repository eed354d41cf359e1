#!/usr/bin/env node
// The same pack as an executable, which Pulumi starts in a folder of its own choice.
process.chdir(__dirname);
require("./index.js");
