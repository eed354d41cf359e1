import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";

const script = join(repository, "templates", "audit.sh");

interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** What was called, a line each. */
  readonly calls: readonly string[];
}

/** In the place of the AWS CLI, in whose bucket there are as many reports as it is told. */
const aws = `echo "aws $*" >> "$CALLS"
if [ "$2" = list-objects-v2 ]; then [ "$FOUND" != refused ] || exit 254; echo "$FOUND"; fi
if [ "$4" = "s3://reports/cloudtrail-audit/report.json" ]; then echo '{}' > "$5"; fi`;

/** In the place of the audit, which ends as it is told. */
const npx = `echo "npx $*" >> "$CALLS"
echo "the table" > report.txt; : > report.json; : > report.html
exit "$CODE"`;

describe("the script for schedulers", () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "script-"));
  });
  after(() => rm(directory, { recursive: true }));

  async function run(code: number, found: string, environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const place = await mkdtemp(join(directory, "run-"));
    const bin = join(place, "bin");
    await mkdir(bin);
    for (const [name, text] of Object.entries({ aws, npx })) {
      await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
      await chmod(join(bin, name), 0o755);
    }
    const calls = join(place, "calls");
    const answer = await captureCommand(script, [], {
      env: {
        PATH: `${bin}:${process.env["PATH"] ?? ""}`,
        TMPDIR: place,
        CALLS: calls,
        CODE: String(code),
        FOUND: found,
        BUCKET: "reports",
        ROLE_NAME: "audit",
        ...environment,
      },
    });
    return { ...answer, calls: (await readFile(calls, "utf8")).trimEnd().split("\n") };
  }

  const list =
    "aws s3api list-objects-v2 --bucket reports --prefix cloudtrail-audit/report.json --query KeyCount --output text";
  const formats =
    "--format table --output report.txt --format json --output report.json --format html --output report.html";
  const kept = ["report.txt", "report.html", "report.json"].map(
    (name) => `aws s3 cp --only-show-errors ${name} s3://reports/cloudtrail-audit/${name}`,
  );

  for (const code of [0, 1, 3]) {
    it(`keeps the report and ends by ${code} where the audit does`, async () => {
      assert.deepEqual(await run(code, "0"), {
        code,
        output: "the table\n",
        calls: [list, `npx --yes cloudtrail-baseline@0.1.0 audit --organization --role-name audit ${formats}`, ...kept],
      });
    });
  }

  for (const code of [2, 130]) {
    it(`keeps nothing where the audit did not run to its end, and ends by ${code}`, async () => {
      const ran = await run(code, "0");
      assert.equal(ran.code, code);
      assert.equal(ran.calls.length, 2);
    });
  }

  it("compares with the last report, and hands on what else it is given", async () => {
    const { code, calls } = await run(0, "1", { LOG_ACCOUNT: "111122223333", CONFIGURATION: "/etc/audit rules.json" });
    assert.equal(code, 0);
    assert.deepEqual(calls.slice(0, 3), [
      list,
      "aws s3 cp --only-show-errors s3://reports/cloudtrail-audit/report.json last.json",
      "npx --yes cloudtrail-baseline@0.1.0 audit --organization --role-name audit --log-account 111122223333 " +
        `--config /etc/audit rules.json --since last.json ${formats}`,
    ]);
  });

  it("asks nothing where it may not see the last report", async () => {
    const { code, calls } = await run(0, "refused");
    assert.equal(code, 254);
    assert.deepEqual(calls, [list]);
  });

  it("pins the command to the release that it comes with", async () => {
    const { version } = JSON.parse(await readFile(join(repository, "cli", "package.json"), "utf8")) as {
      readonly version: string;
    };
    assert.ok((await readFile(script, "utf8")).includes(`cloudtrail-baseline@${version} audit`));
  });
});
