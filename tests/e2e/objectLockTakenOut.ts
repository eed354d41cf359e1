import assert from "node:assert/strict";
import { GetObjectLockConfigurationCommand, S3Client, type DefaultRetention } from "@aws-sdk/client-s3";
import { captureCommand } from "../../sandbox/captureCommand";
import { connectionTo } from "./connection";
import { configured } from "./faults/configuration";
import { newTrial, stateOf, succeed, up, type Trial } from "./faults/trial";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox } from "./support";

const lock = { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 30 };
const keyElsewhere = "arn:aws:kms:eu-west-1:200000000001:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The tests of a stack whose Object Lock is taken out of its configuration. */
export function takesObjectLockOut(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let trial: Trial;
  let unprotect: string;

  before(async () => {
    trial = await newTrial(sandbox(), "object-lock", { configuration: lock });
    await succeed(up(trial.stack));
  });

  async function retention(): Promise<DefaultRetention | undefined> {
    const s3 = new S3Client({ ...connectionTo(trial.environment), forcePathStyle: true });
    const [trail] = await readTrails(trial.environment);
    const answer = await s3.send(new GetObjectLockConfigurationCommand({ Bucket: trail?.bucket.name }));
    return answer.ObjectLockConfiguration?.Rule?.DefaultRetention;
  }

  daily("is refused together with all other faults, before anything is done", async () => {
    await trial.stack.configure(configured({ kmsKeyArn: keyElsewhere }));
    const { code, output } = await up(trial.stack);
    assert.notEqual(code, 0, output);
    assert.match(output, /objectLockMode: is left out, but AWS cannot turn Object Lock off/);
    assert.match(output, /kmsKeyArn: .* is in the region "eu-west-1"/);
    assert.doesNotMatch(output, / aws:\S+ \S+ +(creat|updat|delet)/);
    unprotect = /`(pulumi state unprotect .*)`, then/.exec(output)?.[1] ?? "";
  });

  further("is forgotten by the stack with the commands that are told, while S3 keeps it", async () => {
    const { options } = trial.stack.invocation("state");
    await succeed(captureCommand("sh", ["-c", `${unprotect} --yes --stack ${trial.name}`], options));
    await trial.stack.configure(configured({ protect: false }));
    const told = await succeed(up(trial.stack));
    assert.match(told, /warning: objectLockMode is left out\. AWS cannot turn Object Lock off/);
    assert.match(told, /- 1 deleted/);
    await trial.stack.configure({});
    assert.doesNotMatch(await succeed(up(trial.stack)), /objectLockMode/);
    assert.deepEqual(await retention(), { Mode: "GOVERNANCE", Days: 30 });
    const { resources = [] } = await stateOf(trial.stack);
    assert.equal(
      resources.some(({ type }) => type.includes("ObjectLock")),
      false,
    );
    assert.equal(resources.find(({ type }) => type === "aws:cloudtrail/trail:Trail")?.protect, true);
  });

  further("is taken up again when it is configured again", async () => {
    await trial.stack.configure(configured({ ...lock, objectLockRetentionDays: 60 }));
    await succeed(up(trial.stack));
    assert.deepEqual(await retention(), { Mode: "GOVERNANCE", Days: 60 });
    await succeed(up(trial.stack, "--expect-no-changes"));
  });
}
