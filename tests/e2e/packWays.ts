import assert from "node:assert/strict";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { DeleteTrailCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { rules } from "../../rules/catalogue";
import { type Level, type Preset, presetNames } from "../../rules/configuration/presets";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { custom, stateOf } from "../policypack/state";
import { Account } from "../sandbox/localAws/account";
import { copyOfPack, filesToPack } from "./packCheckout";
import { organization, PackCloud } from "./packCloud";
import { ownAccount, trailProgram } from "./packPrograms";
import { definitionsOf, type Rows } from "./rows";
import { executablePack, policyPack, stackOf, useSandbox, type Stack } from "./support";

const gate = "multi-region-cloudtrail-enabled";
const encryption = "cloud-trail-encryption-enabled";
const packageName = "pulumi-cloudtrail-baseline-policypack";

/** A state of a bucket and nothing else. */
const withoutTrail = stateOf(custom("aws:s3/bucket:Bucket", "data"));
const goodTrail = "isMultiRegionTrail: true, enableLogFileValidation: true";

/** What a pack is run on and with. */
interface Analysis {
  /** Arguments that name a state or a stack. Defaults to the state without a trail. */
  readonly of?: readonly string[];
  /** A configuration, or the path of one. */
  readonly config?: object | string;
  /** The folder it runs in. Defaults to the sandbox's, which is nobody's project. */
  readonly cwd?: string;
  readonly args?: readonly string[];
}

/** The rules that the pack asks of stacks. */
const inPrograms = rules.filter(({ onlyIn }) => onlyIn !== "account");

/** The tests of the ways in which the policy pack is run. */
export function judgesInEveryWay(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let stateFile: string;

  before(async () => {
    stateFile = join(sandbox().directory, "without-trail.json");
    await writeFile(stateFile, JSON.stringify(withoutTrail));
  });

  async function run(cwd: string, command: string, ...args: readonly string[]): Promise<Answer> {
    return captureCommand(command, args, { env: sandbox().environment, cwd });
  }

  async function succeeds(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await run(cwd, command, ...args);
    assert.equal(code, 0, output);
    return output;
  }

  async function pathOf(config: object | string): Promise<string> {
    if (typeof config === "string") return config;
    const path = join(sandbox().directory, "policy-config.json");
    await writeFile(path, JSON.stringify(config));
    return path;
  }

  async function analyze(pack: string, { of = ["--file", stateFile], config, cwd, args = [] }: Analysis = {}) {
    const more = config === undefined ? [] : ["--policy-pack-config", await pathOf(config)];
    const folder = cwd ?? sandbox().directory;
    return run(folder, "pulumi", "policy", "analyze", ...of, "--policy-pack", pack, ...more, ...args);
  }

  /** That a pack said something, and the gate nothing. */
  function assertPassed({ code, output }: Answer): void {
    assert.equal(code, 0, output);
    assert.match(output, /cloudtrail-baseline@v[\d.]+/, "the pack ran");
    assert.ok(!output.includes(gate), output);
  }

  function assertBlocked({ code, output }: Answer, ...words: readonly RegExp[]): void {
    assert.notEqual(code, 0, output);
    assert.match(output, /\[mandatory\].*multi-region-cloudtrail-enabled/);
    for (const word of words) assert.match(output, word);
  }

  const account = () => Account.enter(sandbox().environment["AWS_ENDPOINT_URL"] ?? "", ownAccount);

  /** Runs this while the account has a good trail that no stack keeps. */
  async function whileAccountHasTrail(body: () => Promise<void>): Promise<void> {
    const client = await account();
    const arn = await client.createTrail("elsewhere", { IsMultiRegionTrail: true, EnableLogFileValidation: true });
    try {
      await client.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
      await body();
    } finally {
      await client.cloudTrail().send(new DeleteTrailCommand({ Name: arn }));
    }
  }

  describe("as an executable", () => {
    let copy: string;

    before(async () => {
      copy = join(sandbox().directory, "nothing-but-the-executable");
      await cp(join(policyPack, "bin", "executable"), copy, { recursive: true });
    });

    const here = (config?: object): Promise<Answer> =>
      analyze("./cloudtrail-baseline.cjs", { cwd: copy, ...(config !== undefined && { config }) });

    daily("blocks the preview of a stack without a trail, and lets a good one pass", async () => {
      const bad = await stackOf(sandbox(), "executable-bad", 'new (require("@pulumi/aws/s3").Bucket)("data");');
      assertBlocked(await bad.pulumi("preview", "--policy-pack", executablePack), /no trail\./, /AU-12/);
      const good = await stackOf(sandbox(), "executable-good", trailProgram("executable-good", goodTrail));
      assertPassed(await good.pulumi("preview", "--policy-pack", executablePack));
    });

    daily("needs no packages, and says its version", async () => {
      const { version } = JSON.parse(await readFile(join(policyPack, "package.json"), "utf8")) as { version: string };
      assertBlocked(await here(), new RegExp(`cloudtrail-baseline@v${version}\\b`), /no trail\./);
    });

    daily("takes a configuration", async () => {
      const { code, output } = await here({ [gate]: "advisory" });
      assert.equal(code, 0, output);
      assert.match(output, /\[advisory\].*multi-region-cloudtrail-enabled/);
    });

    daily("refuses a wrong configuration, all of it and before it judges", async () => {
      const { code, output } = await here({
        "multi-region-cloudtrail-enable": "advisory",
        [encryption]: { enforcementLevel: "mandatory", unknwon: "warn" },
      });
      assert.notEqual(code, 0);
      assert.match(output, /its configuration is faulty\./);
      assert.match(output, /"multi-region-cloudtrail-enable" is not a rule\. Did you mean "multi-region-/);
      assert.match(output, /"unknwon" is not a setting of this rule\. Did you mean "unknown"\?/);
      assert.doesNotMatch(output, /\[mandatory\]/);
    });

    daily("asks AWS for the trail when it is told to", async () => {
      const live = { [gate]: { verification: "live" } };
      assertBlocked(await here(live), /no trail\./);
      await whileAccountHasTrail(async () => {
        assertPassed(await here(live));
      });
    });

    daily("lets nothing pass that it cannot ask AWS for without its second file", async () => {
      const alone = join(sandbox().directory, "one-file-alone");
      await cp(copy, alone, { recursive: true });
      await rm(join(alone, "aws.cjs"));
      assertBlocked(await analyze("./cloudtrail-baseline.cjs", { cwd: alone }), /no trail\./);
      const config = { [gate]: { verification: "live" } };
      await whileAccountHasTrail(async () => {
        assertBlocked(await analyze("./cloudtrail-baseline.cjs", { cwd: alone, config }), /AWS SDK is not installed/);
      });
    });
  });

  describe("on what is deployed", () => {
    let stack: Stack;
    let exported: string;

    before(async () => {
      const flag = 'isMultiRegionTrail: process.env["REGIONS"] === "all", enableLogFileValidation: true';
      stack = await stackOf(sandbox(), "deployed", trailProgram("deployed", flag));
      exported = join(sandbox().directory, "deployed.json");
    });

    async function deploy(regions: string): Promise<void> {
      const { code, output } = await stack
        .withEnvironment({ REGIONS: regions })
        .pulumi("up", "--yes", "--skip-preview");
      assert.equal(code, 0, output);
      assert.equal((await stack.pulumi("stack", "export", "--file", exported)).code, 0);
    }

    /** The answers about the stack in its backend and about the exported state, as a directory and as an executable. */
    async function answers(): Promise<readonly Answer[]> {
      const { cwd } = stack.invocation("stack").options;
      const asked: Answer[] = [];
      for (const pack of [policyPack, executablePack]) {
        asked.push(await analyze(pack, { of: ["--stack", "test"], cwd }));
        asked.push(await analyze(pack, { of: ["--file", exported] }));
      }
      return asked;
    }

    further("blocks a trail of a single region, in the stack and in its exported state", async () => {
      await deploy("one");
      for (const answer of await answers()) assertBlocked(answer, /"trail" is not multi-region\./);
    });

    daily("passes a good trail, in the stack and in its exported state", async () => {
      await deploy("all");
      for (const answer of await answers()) assertPassed(answer);
    });

    /** The level at which a trail without a KMS key is reported under each preset. */
    const levelOfEncryption: Readonly<Record<Preset, Level>> = {
      baseline: "disabled",
      rule: "disabled",
      "nist-800-53-r4": "mandatory",
      cis: "mandatory",
      strict: "mandatory",
    };

    for (const preset of presetNames) {
      daily(`reports at the levels of the preset ${preset}`, async () => {
        const config = join(policyPack, "presets", `${preset}.json`);
        const settings = JSON.parse(await readFile(config, "utf8")) as Record<string, { enforcementLevel: Level }>;
        const { code, output } = await analyze(executablePack, { of: ["--file", exported], config, args: ["--json"] });
        const reported = reports(output).map(({ policyName, enforcementLevel }) => {
          assert.equal(enforcementLevel, settings[policyName]?.enforcementLevel, policyName);
          return { policyName, enforcementLevel };
        });
        const level = reported.find(({ policyName }) => policyName === encryption)?.enforcementLevel ?? "disabled";
        assert.equal(level, levelOfEncryption[preset], output);
        assert.equal(
          code === 0,
          reported.every(({ enforcementLevel }) => enforcementLevel !== "mandatory"),
          output,
        );
        assert.ok(!reported.some(({ policyName }) => policyName === gate), output);
      });
    }
  });

  // The CLI and its packing are the real ones. What Pulumi Cloud itself does with a pack, and how it hands it to the
  // stacks of an organization, is not to be had here: a stand-in takes the archive, and npm installs it.
  describe("published", () => {
    let copy: string;
    let project: string;
    const cloud = useCloud();

    before(async () => {
      copy = await copyOfPack(join(sandbox().directory, "checkout"));
      project = join(sandbox().directory, "empty-folder");
      await mkdir(project);
    });

    const installed = () => join(project, "node_modules", packageName);

    daily("is packed and uploaded by pulumi policy publish", async () => {
      const env = { ...sandbox().environment, ...cloud().environment };
      const publish = ["policy", "publish", organization];
      const { code, output } = await captureCommand("pulumi", publish, { env, cwd: copy });
      assert.equal(code, 0, output);
      const { announced, archive, isComplete } = cloud();
      assert.ok(isComplete && archive !== undefined);
      assert.equal(announced?.name, "cloudtrail-baseline");
      const { version } = JSON.parse(await readFile(join(policyPack, "package.json"), "utf8")) as { version: string };
      assert.equal(announced.versionTag, version);
      assert.deepEqual(announced.policies.map(({ name }) => name).sort(), inPrograms.map(({ name }) => name).sort());
      await writeFile(join(project, "pack.tgz"), archive);
    });

    daily("holds what it runs on, its types, presets and licenses, and nothing else", async () => {
      const listed = await succeeds(project, "tar", "--list", "--gzip", "--file", "pack.tgz");
      const files = listed.trim().split("\n");
      assert.deepEqual(files.map((file) => file.replace(/^package\//, "")).sort(), await filesToPack());
      const license = await succeeds(project, "tar", "-xOzf", "pack.tgz", "package/LICENSE");
      assert.equal(license, await readFile(join(repository, "LICENSE"), "utf8"));
    });

    further("installs into an empty folder", async () => {
      const dependencies = { [packageName]: "file:pack.tgz", "@pulumi/policy": await versionOf("@pulumi/policy") };
      await writeFile(
        join(project, "package.json"),
        JSON.stringify({ name: "own-pack", version: "0.0.1", private: true, main: "index.js", dependencies }),
      );
      await succeeds(project, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
    });

    further("names every package that it loads", async () => {
      const { dependencies } = JSON.parse(await readFile(join(installed(), "package.json"), "utf8")) as {
        dependencies: Record<string, string>;
      };
      const bin = join(installed(), "bin");
      const files = (await readdir(bin, { recursive: true })).filter((file) => /(?<!\.d)\.(js|ts)$/.test(file));
      const texts = await Promise.all(files.map((file) => readFile(join(bin, file), "utf8")));
      const loaded = texts.flatMap((text) =>
        [...text.matchAll(/(?:require|import)\("([^".][^"]*)"\)/g)].map(([, name = ""]) => name),
      );
      const packages = loaded.filter((name) => !isBuiltin(name)).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
      assert.deepEqual(
        [...new Set(packages)].filter((name) => name === undefined || !Object.hasOwn(dependencies, name)),
        [],
      );
      assert.ok(packages.includes("@pulumi/policy"), "the text of the files was understood");
    });

    further("judges, as a directory and as the command that npm installs", async () => {
      assertBlocked(await analyze(installed()), /no trail\./);
      assertBlocked(
        await analyze(join(project, "node_modules", ".bin", "cloudtrail-baseline-policypack")),
        /no trail\./,
      );
    });

    further("asks AWS with the packages that npm installed for it", async () => {
      await whileAccountHasTrail(async () => {
        assertPassed(await analyze(installed(), { config: { [gate]: { verification: "live" } } }));
      });
    });

    further("takes a preset by the path that its package exports", async () => {
      const script = `console.log(require.resolve("${packageName}/presets/rule.json"))`;
      const config = (await succeeds(project, "node", "-e", script)).trim();
      assertBlocked(
        await analyze(installed(), { config }),
        /Required: one trail that is multi-region and is logging\./,
      );
    });

    further("is imported by other code without starting a pack", async () => {
      for (const [type, load] of [
        ["commonjs", `const { policies, rules } = require("${packageName}");`],
        ["module", `import { policies, rules } from "${packageName}";`],
      ] as const) {
        const script = `${load} console.log(policies().length, rules.length);`;
        // A pack would print a port and serve until it is ended.
        const output = await succeeds(project, "node", `--input-type=${type}`, "-e", script);
        assert.equal(output.trim(), `${inPrograms.length} ${rules.length}`);
      }
    });

    describe("in a pack of one's own", () => {
      before(async () => {
        await writeFile(join(project, "PulumiPolicy.yaml"), "runtime: nodejs\ndescription: A pack of one's own.\n");
        await writeFile(join(project, "index.ts"), ownPack);
        const options = ["--module", "nodenext", "--target", "es2022", "--strict", "--skipLibCheck"];
        await succeeds(project, "tsc", ...options, "index.ts");
      });

      further("reports beside the other policies of that pack", async () => {
        const state = join(project, "state.json");
        const trail = custom("aws:cloudtrail/trail:Trail", "trail", { s3BucketName: "logs", isMultiRegionTrail: true });
        await writeFile(state, JSON.stringify(stateOf(trail)));
        const { code, output } = await analyze(project, { of: ["--file", state], args: ["--json"] });
        assert.notEqual(code, 0, output);
        const levels = new Map(
          reports(output).map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]),
        );
        assert.equal(levels.get("own-naming"), "advisory");
        assert.equal(levels.get(gate), "mandatory");
        assert.equal(levels.get(encryption), "mandatory", "the preset is strict");
      });

      further("is configured by the names of its policies", async () => {
        const config = { [gate]: "advisory", "own-naming": "disabled" };
        const { code, output } = await analyze(project, { config });
        assert.equal(code, 0, output);
        assert.match(output, /own-pack@v0\.0\.1/);
        assert.match(output, /\[advisory\].*multi-region-cloudtrail-enabled/);
        assert.doesNotMatch(output, /own-naming/);
      });
    });
  });
}

const ownPack = `
import { PolicyPack, type ResourceValidationPolicy } from "@pulumi/policy";
import { policies, rules, type Rule } from "${packageName}";

const known: readonly Pick<Rule<never>, "name">[] = rules;

const naming: ResourceValidationPolicy = {
  name: "own-naming",
  description: \`A policy beside \${known.length} others.\`,
  enforcementLevel: "advisory",
  validateResource({ name }, reportViolation) {
    if (!name.startsWith("own-")) reportViolation(\`\${name} does not begin with own-.\`);
  },
};

new PolicyPack("own-pack", { policies: [...policies({ preset: "strict" }), naming] });
`;

/** A stand-in for Pulumi Cloud, for the tests of a `describe` block. */
function useCloud(): () => PackCloud {
  let cloud: PackCloud | undefined;
  before(async () => {
    cloud = await PackCloud.start();
  });
  after(async () => {
    await cloud?.close();
  });
  return () => {
    if (cloud === undefined) throw new Error("the cloud is started before the first test, not before");
    return cloud;
  };
}

interface Report {
  readonly policyName: string;
  readonly enforcementLevel: string;
}

/** What policies reported, from what `pulumi policy analyze --json` printed. */
function reports(output: string): readonly Report[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => (JSON.parse(line) as { readonly policyEvent?: Report }).policyEvent ?? []);
}

/** The version of a package that this repository is tested with. */
async function versionOf(name: string): Promise<string> {
  const manifest = await readFile(join(repository, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
