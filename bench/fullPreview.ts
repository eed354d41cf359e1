import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { project } from "../config";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { compare, inEachRound, type Contender } from "./compare";
import { spread } from "./statistics";
import { timedPulumi } from "./timedPulumi";

/** Every part that the component can make, with all alerts. */
const full = {
  createKmsKey: true,
  createLogGroup: true,
  createSnsTopic: true,
  createAccessLogBucket: true,
  createCisAlarms: true,
  createTamperAlerts: true,
  createQueries: true,
  dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
  insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"],
  objectLockMode: "GOVERNANCE",
  objectLockRetentionDays: 365,
};

/**
 * What the preview of everything costs, against the previews of programs that make nothing. The one in TypeScript is what
 * a project in our language begins with; the one in JavaScript shows what the language is of that.
 */
export async function fullPreview(sandbox: Sandbox): Promise<void> {
  const configFile = await createStack(sandbox, project, "full");
  const config = Object.fromEntries(Object.entries(full).map(([key, value]) => [`${project}:${key}`, value]));
  await writeFile(configFile, stringify({ config }));
  const preview = (name: string, directory: string, file: string): Contender => ({
    name,
    measure: () => timedPulumi(sandbox, directory, "preview", "--stack", "full", "--config-file", file),
  });
  const empty = async (language: "TypeScript" | "JavaScript"): Promise<Contender> => {
    const stackFile = await createStack(sandbox, `empty-${language.toLowerCase()}`, "full");
    return preview(`an empty ${language} program`, join(repository, "bench", `empty${language}`), stackFile);
  };
  const [typescript, javascript, ours] = await compare(
    "pulumi preview",
    "Goal: ours takes <= 2 s more than the empty program in its language.",
    [
      await empty("TypeScript"),
      await empty("JavaScript"),
      preview("ours, with everything it can make", repository, configFile),
    ],
  );
  const more = (than: readonly number[] | undefined): string =>
    `${spread(inEachRound(ours, than, (own, other) => own - other))} s`;
  console.log(`  more than the empty program in TypeScript: ${more(typescript)}`);
  console.log(`  more than the empty program in JavaScript: ${more(javascript)}`);
}
