import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { captureCommand } from "../../sandbox/captureCommand";
import { Progress } from "../../sandbox/progress";
import { repository } from "../../sandbox/repository";
import { ensureActionlint } from "../../sandbox/toolchain";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: { readonly audit: Job };
}

const folder = join(repository, "templates", "github");
const path = join(folder, "audit-organization.yml");

describe("the workflow for GitHub", () => {
  let text: string;
  let workflow: Workflow;
  let directory: string;

  before(async () => {
    text = await readFile(path, "utf8");
    workflow = parse(text) as Workflow;
    directory = await mkdtemp(join(tmpdir(), "workflow-"));
  });
  after(() => rm(directory, { recursive: true }));

  describe("by actionlint", () => {
    let lint: (file: string) => ReturnType<typeof captureCommand>;

    before(async function () {
      this.timeout("15m");
      const actionlint = await ensureActionlint(new Progress());
      // What else it would call is not everywhere.
      lint = (file) => captureCommand(actionlint, ["-no-color", "-shellcheck=", "-pyflakes=", file]);
    });

    it("has no fault, as all beside it", async () => {
      for (const name of await readdir(folder)) {
        assert.deepEqual(await lint(join(folder, name)), { code: 0, output: "" }, name);
      }
    });

    for (const [title, right, wrong] of [
      ["a permission that does not exist", "id-token: write", "id-tokens: write"],
      ["a time that is none", '"17 5 * * *"', '"17 25 * * *"'],
      ["an input that does not exist", "inputs.compare", "inputs.compares"],
      ["a place that does not exist", "runner.temp }}", "runner.tmp }}"],
    ] as const) {
      it(`would be told ${title}`, async () => {
        const broken = join(directory, "broken.yml");
        assert.ok(text.includes(right));
        await writeFile(broken, text.replace(right, wrong));
        assert.equal((await lint(broken)).code, 1);
      });
    }
  });

  it("pins every action to a commit, and says which release that is", () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action = ""]) => action);
    assert.equal(used.length, workflow.jobs.audit.steps.filter(({ uses }) => uses !== undefined).length);
    for (const action of used) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may do no more than assume a role, and read", () => {
    assert.deepEqual(workflow.permissions, {});
    assert.deepEqual(workflow.jobs.audit.permissions, { "id-token": "write", contents: "read", actions: "read" });
  });

  it("pins the command to the release that it comes with", async () => {
    const { version } = JSON.parse(await readFile(join(repository, "cli", "package.json"), "utf8")) as {
      readonly version: string;
    };
    assert.ok(text.includes(`VERSION: ${version}\n`));
  });

  describe("in a shell", () => {
    interface Ran {
      readonly code: number;
      readonly output: string;
      readonly summary: string;
      readonly words: readonly string[];
    }

    /** Runs a step as GitHub does, with a command in the place of another that says and does what it is told. */
    async function run(
      name: string,
      command: string,
      script: string,
      { environment = {}, last }: { readonly environment?: NodeJS.ProcessEnv; readonly last?: string } = {},
    ): Promise<Ran> {
      const place = await mkdtemp(join(directory, "run-"));
      const bin = join(place, "bin");
      const work = join(place, "work");
      const temporary = join(place, "temporary");
      for (const each of [bin, work, temporary]) await mkdir(each);
      if (last !== undefined) {
        await mkdir(join(temporary, "last"));
        await writeFile(join(temporary, "last", "report.json"), last);
      }
      await writeFile(join(bin, command), `#!/bin/bash\nprintf '%s\\n' "$@" > ${join(place, "words")}\n${script}`);
      await chmod(join(bin, command), 0o755);
      const step = workflow.jobs.audit.steps.find((each) => each.name === name);
      await writeFile(join(place, "step.sh"), step?.run ?? "exit 99");
      const summary = join(place, "summary");
      await writeFile(summary, "");
      const { code, output } = await captureCommand(
        "bash",
        ["--noprofile", "--norc", "-eo", "pipefail", join(place, "step.sh")],
        {
          cwd: work,
          env: {
            PATH: `${bin}:${process.env["PATH"] ?? ""}`,
            RUNNER_TEMP: temporary,
            GITHUB_STEP_SUMMARY: summary,
            GITHUB_REPOSITORY: "example/audits",
            GITHUB_REF_NAME: "main",
            VERSION: "0.1.0",
            ROLE_NAME: "audit",
            LOG_ACCOUNT: "",
            ...environment,
          },
        },
      );
      const words = await readFile(join(place, "words"), "utf8").catch(() => "");
      return {
        code: code ?? -1,
        output,
        summary: await readFile(summary, "utf8"),
        words: words.trimEnd().split("\n"),
      };
    }

    const reportEndingBy = (code: number): string =>
      `echo '1 < 2 & done' > "$RUNNER_TEMP/report/report.txt"\nexit ${code}`;

    for (const [code, ending, said] of [
      [0, 0, /^$/],
      [1, 1, /^::error title=CloudTrail::A rule is violated\./],
      [2, 2, /^::error title=CloudTrail::The audit did not run/],
      [3, 0, /^::warning title=CloudTrail::Something could not be found out\./],
      [130, 130, /^::error title=CloudTrail::The audit did not run/],
    ] as const) {
      it(`ends by ${ending} where the audit does by ${code}, with the table in the summary`, async () => {
        const ran = await run("Audit", "npx", reportEndingBy(code));
        assert.equal(ran.code, ending);
        assert.match(ran.output, said);
        assert.equal(ran.summary, "<pre>\n1 &lt; 2 &amp; done\n</pre>\n");
      });
    }

    it("asks for the organization, and compares with the last report where there is one", async () => {
      const first = await run("Audit", "npx", reportEndingBy(0));
      assert.deepEqual(first.words.slice(0, 6), [
        "--yes",
        "cloudtrail-baseline@0.1.0",
        "audit",
        "--organization",
        "--role-name",
        "audit",
      ]);
      assert.ok(!first.words.includes("--since") && !first.words.includes("--log-account"));
      const environment = { LOG_ACCOUNT: "111122223333" };
      const second = await run("Audit", "npx", reportEndingBy(0), { environment, last: "{}" });
      assert.match(second.words.join(" "), / --log-account 111122223333 --since \S+\/last\/report\.json --format /);
    });

    it("cuts a summary that GitHub would refuse", async () => {
      const long = `yes '<' | head -c 2000000 > "$RUNNER_TEMP/report/report.txt"`;
      const { code, summary } = await run("Audit", "npx", long);
      assert.equal(code, 0);
      assert.ok(summary.length > 500_000 && summary.length < 1024 ** 2 + 1, String(summary.length));
    });

    it("fetches the newest report of its branch, and goes on where there is none", async () => {
      const answers = `if [[ $2 == *zip ]]; then cat "$ZIP"; else echo "$ID"; fi`;
      const archive = join(directory, "report.zip");
      const zip = `import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w").writestr("report.json", "{}")`;
      await promisify(execFile)("python3", ["-c", zip, archive]);
      const some = await run("Fetch the last report", "gh", answers, { environment: { ID: "7", ZIP: archive } });
      assert.deepEqual([some.code, some.output], [0, ""]);
      assert.deepEqual(some.words, ["api", "repos/example/audits/actions/artifacts/7/zip"]);
      const none = await run("Fetch the last report", "gh", answers, { environment: { ID: "" } });
      assert.equal(none.code, 0);
      assert.equal(none.words[1], "repos/example/audits/actions/artifacts?name=cloudtrail-audit&per_page=100");
    });
  });
});
