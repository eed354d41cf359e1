import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { defineAudit } from "../../cli/audit/auditCommand";
import { runCommandLine } from "../../cli/runCommandLine";
import { repository } from "../../sandbox/repository";
import { keptStreams } from "../cli/streams";

describe("the commands of templates", () => {
  for (const file of ["github/audit-organization.yml", "audit.sh"]) {
    it(`have only options that the audit has: ${file}`, async () => {
      const streams = keptStreams();
      const audit = { name: "audit", summary: "", load: () => Promise.resolve(defineAudit) };
      await runCommandLine(["audit", "--help"], [audit], streams);
      const known = new Set(streams.written().out.match(/--[a-z-]+/g));
      const text = await readFile(join(repository, "templates", file), "utf8");
      // Those of other commands stand on lines of their own.
      const lines = text.split("\n").filter((line) => /options|set --|cloudtrail-baseline@|--format/.test(line));
      const used = new Set(lines.flatMap((line) => line.match(/(?<= |\()--[a-z-]+/g) ?? []));
      assert.ok(used.size > 6, [...used].join());
      assert.deepEqual(
        [...used].filter((option) => option !== "--yes" && !known.has(option)),
        [],
      );
    });
  }
});
