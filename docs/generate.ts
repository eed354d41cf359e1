// Writes what README.md, Pulumi.yaml, components/schema.json and docs/ say from the sources; with --check, fails when they are out of date.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argumentChecks } from "../components/arguments/argumentChecks";
import { defaults } from "../components/arguments/defaults";
import { withAlarmTable } from "./generator/alarmTable";
import { withAuditTables } from "./generator/auditPage";
import { withCounts } from "./generator/counts";
import { driftMessages, laidOut, writeOutOfDate } from "./generator/document";
import { exampleArguments } from "./generator/exampleArguments";
import { optionGroups } from "./generator/optionGroups";
import { optionsPage } from "./generator/optionsPage";
import { pluginSchema } from "./generator/pluginSchema";
import { presetFiles } from "./generator/presetFiles";
import { projectFile } from "./generator/projectFile";
import { readInterface } from "./generator/readInterface";
import { readme } from "./generator/readme";
import { ruleDocuments, ruleFolder } from "./generator/ruleDocuments";
import { removeSurplus, surplusMessages } from "./generator/surplus";

const repository = dirname(__dirname);

function read(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

/** Pages that are written by hand, but for what they count. */
function pagesWithCounts(): string[] {
  const inDocs = readdirSync(join(repository, "docs")).filter((file) => file.endsWith(".md") && file !== "options.md");
  const pages = ["policypack/README.md", "rules/README.md", ...inDocs.map((file) => `docs/${file}`)];
  return pages.filter((path) => read(path).includes("<!-- count of "));
}

const args = readInterface(read, "components/multiRegionTrailArgs.ts", "MultiRegionTrailArgs");

function options(): string {
  return optionsPage({
    args,
    checks: argumentChecks,
    defaults,
    titles: optionGroups,
    examples: exampleArguments,
    namespace: "cloudtrail-baseline",
  });
}

async function main(): Promise<void> {
  const project = projectFile(repository, args.sections.flat());
  const documents = await Promise.all([
    laidOut(repository, { path: "Pulumi.yaml", text: project }, false),
    laidOut(repository, { path: "README.md", text: withCounts(readme(repository, project)) }, false),
    laidOut(repository, { path: "docs/options.md", text: options() }, true),
    laidOut(
      repository,
      { path: "docs/checkers-audit.md", text: withAuditTables(read("docs/checkers-audit.md")) },
      false,
    ),
    laidOut(repository, { path: "docs/alerts.md", text: withAlarmTable(read("docs/alerts.md")) }, false),
    ...pagesWithCounts().map((path) => laidOut(repository, { path, text: withCounts(read(path)) }, false)),
    ...ruleDocuments().map((document) => laidOut(repository, document, true)),
    ...presetFiles().map((document) => laidOut(repository, document, false)),
    laidOut(repository, await pluginSchema(repository), false),
  ]);
  if (!process.argv.includes("--check")) {
    writeOutOfDate(repository, documents);
    removeSurplus(repository, ruleFolder, documents);
    return;
  }
  const messages = [...driftMessages(repository, documents), ...surplusMessages(repository, ruleFolder, documents)];
  for (const message of messages) {
    console.error(message);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
