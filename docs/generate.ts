// Writes what README.md, Pulumi.yaml and docs/ say from the sources; with --check, fails when they are out of date.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argumentChecks } from "../components/arguments/argumentChecks";
import { defaults } from "../components/arguments/defaults";
import { driftMessages, laidOut, writeOutOfDate } from "./generator/document";
import { exampleArguments } from "./generator/exampleArguments";
import { optionGroups } from "./generator/optionGroups";
import { optionsPage } from "./generator/optionsPage";
import { presetFiles } from "./generator/presetFiles";
import { projectFile } from "./generator/projectFile";
import { readInterface } from "./generator/readInterface";
import { readme } from "./generator/readme";
import { ruleDocuments, ruleFolder } from "./generator/ruleDocuments";
import { removeSurplus, surplusMessages } from "./generator/surplus";

const repository = dirname(__dirname);

const args = readInterface(
  (path) => readFileSync(join(repository, path), "utf8"),
  "components/multiRegionTrailArgs.ts",
  "MultiRegionTrailArgs",
);

function options(): string {
  return optionsPage({
    args,
    shapes: argumentChecks,
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
    laidOut(repository, { path: "README.md", text: readme(repository, project) }, false),
    laidOut(repository, { path: "docs/options.md", text: options() }, true),
    ...ruleDocuments().map((document) => laidOut(repository, document, true)),
    ...presetFiles().map((document) => laidOut(repository, document, false)),
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
