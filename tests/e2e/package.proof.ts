import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { captureCommand } from "../../sandbox/captureCommand";
import { pulumiHomeOf } from "../../sandbox/environment";
import { awsProviderVersion } from "../../sandbox/toolchain/versions";
import { manifest, packPackage } from "./packedPackage";
import { useSandbox } from "./support";

/** The newest versions of the peers that the package was tried with. */
const newest = { "@pulumi/aws": "7.48.0", "@pulumi/pulumi": "3.270.0" };

/** A program with the package: all defaults, then arguments and a provider of its own, and outputs of both kinds. */
const programOf = (name: string): string => `
import { Provider } from "@pulumi/aws/provider.js";
import { MultiRegionTrail, type MultiRegionTrailArgs } from "pulumi-cloudtrail-baseline";

const args: MultiRegionTrailArgs = { s3KeyPrefix: "audit", insightTypes: ["ApiCallRateInsight"] };
const ireland = new Provider("ireland", { region: "eu-west-1" });
const trail = new MultiRegionTrail("${name}");
const other = new MultiRegionTrail("${name}-other", args, { providers: [ireland] });

export const trailArn = trail.trailArn;
export const policyLength = other.bucketPolicy?.apply((policy) => policy.length);
`;

/** What `pulumi new` writes, without what only makes it laxer or prettier. */
const strict = { strict: true, target: "es2020", outDir: "bin", skipLibCheck: false };

/** The two module systems of Node.js. */
const modules = {
  CommonJS: { type: "commonjs", compilerOptions: { ...strict, module: "commonjs", moduleResolution: "node" } },
  ESM: { type: "module", compilerOptions: { ...strict, module: "nodenext", exactOptionalPropertyTypes: true } },
};

// With the versions of its peers at both ends of their ranges. Each runs as one module system, since an account takes five
// trails. With the pinned versions, examples.spec.ts compiles and runs the package every day.
describe("the npm package, in a TypeScript project of somebody else", () => {
  const sandbox = useSandbox();
  let archive: string;

  before(async () => {
    archive = await packPackage(await realpath(sandbox().directory));
    // The provider of the newest SDK is not to be had from source: the sandbox's own takes its place.
    const plugins = join(pulumiHomeOf(sandbox().directory), "plugins");
    const directoryOf = (version: string): string => join(plugins, `resource-aws-v${version}`);
    await cp(directoryOf(awsProviderVersion), directoryOf(newest["@pulumi/aws"]), { recursive: true });
  });

  async function succeeds(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await captureCommand(command, args, { env: sandbox().environment, cwd });
    assert.equal(code, 0, output);
    return output;
  }

  /** Writes the project and installs its packages, with these versions of the peers. */
  async function project(name: string, peers: Readonly<Record<string, string>>): Promise<string> {
    const directory = join(await realpath(sandbox().directory), name);
    await mkdir(directory);
    const dependencies = { ...peers, "pulumi-cloudtrail-baseline": `file:${archive}` };
    const devDependencies = { "@types/node": "22.20.5", typescript: "5.9.3" };
    await writeFile(join(directory, "package.json"), JSON.stringify({ private: true, dependencies, devDependencies }));
    await succeeds(directory, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
    for (const [folder, { type, compilerOptions }] of Object.entries(modules)) {
      const own = join(directory, folder);
      await mkdir(own);
      await writeFile(
        join(own, "package.json"),
        JSON.stringify({ name: folder.toLowerCase(), type, main: "bin/index.js" }),
      );
      await writeFile(join(own, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
      await writeFile(join(own, "index.ts"), programOf(name));
      const runtime = { name: "nodejs", options: { typescript: false } };
      await writeFile(join(own, "Pulumi.yaml"), stringify({ name: folder.toLowerCase(), runtime }));
    }
    return directory;
  }

  const lowest = async () => {
    const ranges = Object.entries((await manifest()).peerDependencies);
    return Object.fromEntries(ranges.map(([name, range]) => [name, range.replace("^", "")]));
  };

  for (const { name, peers, runs } of [
    { name: "lowest", peers: lowest, runs: "CommonJS" },
    { name: "newest", peers: () => Promise.resolve(newest), runs: "ESM" },
  ] as const) {
    describe(`with the ${name} versions of its peers`, () => {
      let directory: string;

      before(async () => {
        directory = await project(name, await peers());
      });

      it("installs no second copy of them", async () => {
        const nested = join(directory, "node_modules", "pulumi-cloudtrail-baseline", "node_modules", "@pulumi");
        assert.equal(existsSync(nested), false);
        for (const [peer, version] of Object.entries(await peers())) {
          const path = join(directory, "node_modules", peer, "package.json");
          assert.equal((JSON.parse(await readFile(path, "utf8")) as { readonly version: string }).version, version);
        }
      });

      for (const folder of Object.keys(modules)) {
        it(`compiles as ${folder}, strictly, its declarations too`, async () => {
          await succeeds(join(directory, folder), "tsc", "--project", ".", "--noEmit");
        });
      }

      it(`brings both trails up as ${runs}, and changes nothing the second time`, async () => {
        const own = join(directory, runs);
        await succeeds(own, "tsc", "--project", ".", "--noCheck");
        await succeeds(own, "pulumi", "stack", "init", name);
        const up = ["up", "--yes", "--skip-preview", "--non-interactive", "--config", "aws:region=eu-central-1"];
        assert.match(await succeeds(own, "pulumi", ...up), /\+ 20 created/);
        await succeeds(own, "pulumi", ...up, "--expect-no-changes");
      });
    });
  }
});
