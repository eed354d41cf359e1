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

/** What the preview of everything costs, against the preview of a program that makes nothing. */
export async function fullPreview(sandbox: Sandbox): Promise<void> {
  const configFile = await createStack(sandbox, project, "full");
  const config = Object.fromEntries(Object.entries(full).map(([key, value]) => [`${project}:${key}`, value]));
  await writeFile(configFile, stringify({ config }));
  const emptyFile = await createStack(sandbox, "empty", "full");
  const preview = (name: string, directory: string, file: string): Contender => ({
    name,
    measure: () => timedPulumi(sandbox, directory, "preview", "--stack", "full", "--config-file", file),
  });
  const [empty, ours] = await compare("pulumi preview", "Goal: ours takes <= 2 s more than the empty program.", [
    preview("a program without resources", join(repository, "bench", "emptyProgram"), emptyFile),
    preview("ours, with everything it can make", repository, configFile),
  ]);
  console.log(`  more: ${spread(inEachRound(ours, empty, (own, other) => own - other))} s`);
}
