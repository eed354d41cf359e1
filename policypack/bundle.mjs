// Builds the executable policy pack from the output of `tsc -b policypack`: one file that `--policy-pack FILE` starts by
// itself, from any folder and without packages installed. Does nothing where it is up to date.
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { awsFile, bundleWithAwsApart, licenses, replace } from "./bundling.mjs";

const thisFile = fileURLToPath(import.meta.url);
const directory = dirname(thisFile);
const entry = join(directory, "bin", "policypack", "index.js");
const outputs = join(directory, "bin", "executable");
const executable = join(outputs, "cloudtrail-baseline.cjs");
const require = createRequire(entry);

/**
 * The parts of `@pulumi/pulumi` that the policy SDK uses: loading the whole package would take most of the time. Results of
 * policies hold no outputs, but the SDK checks for them.
 */
const narrowed = {
  "@pulumi/pulumi": () =>
    'exports.asset = require("@pulumi/pulumi/asset");' +
    "exports.Output = { isInstance: (value) => value?.__pulumiOutput === true };",
  "@pulumi/pulumi/runtime/rpc": () => {
    const {
      specialSigKey,
      specialAssetSig,
      specialArchiveSig,
      specialSecretSig,
    } = require("@pulumi/pulumi/runtime/rpc");
    return `module.exports = ${JSON.stringify({ specialSigKey, specialAssetSig, specialArchiveSig, specialSecretSig })};`;
  },
};

/** Code that reads the working directory or looks for packages, and what replaces it. */
const adapted = [
  {
    file: /[\\/]@pulumi[\\/]policy[\\/]policy\.js$/,
    from: "require(`${cwd}/package.json`)",
    to: JSON.stringify({ version: JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).version }),
  },
  {
    file: /[\\/]bin[\\/]policypack[\\/]server[\\/]interception\.js$/,
    from: '(0, node_module_1.createRequire)(require.resolve("@pulumi/policy"))("@grpc/grpc-js")',
    to: 'require("@grpc/grpc-js")',
  },
];

/** Fails where a text to replace is missing, so that a change in a new version of a package is noticed. */
const adaptations = {
  name: "adaptations",
  setup(build) {
    const missing = new Set(adapted);
    for (const adaptation of adapted) {
      build.onLoad({ filter: adaptation.file }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        if (text.includes(adaptation.from)) missing.delete(adaptation);
        return { contents: text.replace(adaptation.from, () => adaptation.to) };
      });
    }
    build.onEnd(() => ({
      errors: [...missing].map(({ file, from }) => ({
        text: `No ${file.source} with ${from}: policypack/bundle.mjs needs it.`,
      })),
    }));
    build.onResolve({ filter: /^@pulumi\/pulumi(\/runtime\/rpc)?$/ }, ({ path }) => ({ path, namespace: "narrowed" }));
    build.onLoad({ filter: /./, namespace: "narrowed" }, ({ path }) => ({
      contents: narrowed[path](),
      resolveDir: dirname(require.resolve("@pulumi/policy")),
    }));
  },
};

async function bundlePack() {
  const [pack, aws] = await bundleWithAwsApart({
    absWorkingDir: directory,
    entryPoints: [entry],
    outfile: executable,
    banner: { js: "#!/usr/bin/env node" },
    plugins: [adaptations],
  });
  mkdirSync(outputs, { recursive: true });
  replace(join(outputs, "LICENSES.txt"), licenses(directory, [pack, aws], "The executable contains these packages."));
  replace(join(outputs, awsFile), aws.outputFiles[0].contents);
  replace(executable, pack.outputFiles[0].contents, 0o755);
}

/** Compiling updates tsc's build info, and installing updates npm's lock file: both count as sources. */
function isStale() {
  if (!existsSync(executable)) return true;
  const built = statSync(executable).mtimeMs;
  const sources = [
    thisFile,
    join(directory, "package.json"),
    join(directory, "bin", "tsconfig.tsbuildinfo"),
    join(directory, "..", "node_modules", ".package-lock.json"),
  ];
  return sources.some((source) => existsSync(source) && statSync(source).mtimeMs > built);
}

if (isStale()) {
  await bundlePack();
  console.error(`Built ${relative(process.cwd(), executable)}.`);
}
