/**
 * Sets up a tiny part in a process of its own, through the functions that set up the real ones.
 *
 * Usage: makePart.ts CACHE RECORD SECONDS; appends "begin" and "end" to RECORD around making it.
 */
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Progress } from "../../../sandbox/progress";
import { runCommand } from "../../../sandbox/toolchain/command";
import { ensurePart, type Part } from "../../../sandbox/toolchain/part";

const [cache = "", record = "", seconds = "0"] = process.argv.slice(2);

const part: Part = {
  name: "tiny",
  title: "A tiny part",
  movable: true,
  origins: [
    {
      name: "test",
      source: "a test",
      space: 0,
      inputs: () => Promise.resolve({ paths: [], values: ["1"] }),
      obtain: async (directory) => {
        await appendFile(record, "begin\n");
        await writeFile(join(directory, "first"), "first half");
        await runCommand("sh", ["-c", `echo $$ >> "$1"; sleep ${seconds}`, "sh", `${record}.pids`]);
        await writeFile(join(directory, "second"), "second half");
        await appendFile(record, "end\n");
      },
    },
  ],
  prove: async (directory) => {
    await readFile(join(directory, "second"));
  },
};

void ensurePart(cache, part, new Progress(process.stderr, 100)).then((entry) => {
  console.log(entry);
});
