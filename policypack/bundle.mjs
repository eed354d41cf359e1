// Builds the executable policy pack from the output of `tsc -b policypack`: one file that `--policy-pack FILE` starts by
// itself, from any folder and without packages installed. Does nothing where it is up to date.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const thisFile = fileURLToPath(import.meta.url);
const directory = dirname(thisFile);
const entry = join(directory, "bin", "policypack", "index.js");
const outputs = join(directory, "bin", "executable");
const executable = join(outputs, "cloudtrail-baseline.cjs");
const require = createRequire(entry);

/** Holds the AWS SDK, which is larger than everything else together and only needed for live verification. */
const awsFile = "aws.cjs";

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

/** Redirects imports of the AWS SDK to the second file, and notes them. */
const awsApart = (packages) => ({
  name: "aws-apart",
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\// }, ({ path }) => {
      packages.add(path);
      return { path, namespace: "aws" };
    });
    build.onLoad({ filter: /./, namespace: "aws" }, ({ path }) => ({
      contents: `module.exports = require("./${awsFile}")[${JSON.stringify(path)}]();`,
      resolveDir: outputs,
    }));
    build.onResolve({ filter: /^\.\/aws\.cjs$/, namespace: "aws" }, ({ path }) => ({ path, external: true }));
  },
});

const common = {
  absWorkingDir: directory,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  metafile: true,
  write: false,
  logLevel: "error",
};

async function bundle() {
  const { build } = await import("esbuild");
  const packages = new Set();
  const pack = await build({
    ...common,
    entryPoints: [entry],
    outfile: executable,
    banner: { js: "#!/usr/bin/env node" },
    plugins: [adaptations, awsApart(packages)],
  });
  const lazily = [...packages].sort().map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const aws = await build({
    ...common,
    stdin: { contents: `module.exports = { ${lazily.join(", ")} };`, resolveDir: directory },
    outfile: join(outputs, awsFile),
    minifySyntax: true,
    minifyWhitespace: true,
  });
  mkdirSync(outputs, { recursive: true });
  replace(join(outputs, "LICENSES.txt"), licenses([pack, aws]));
  replace(join(outputs, awsFile), aws.outputFiles[0].contents);
  replace(executable, pack.outputFiles[0].contents, 0o755);
}

/** The licenses of the bundled packages, as they require, each text once. */
function licenses(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? []);
  const packages = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const text = licenseText(resolve(directory, folder));
    packages.set(text, [...(packages.get(text) ?? []), folder]);
  }
  const parts = [...packages].map(([text, users]) => [...users.map(titleOf), text].join("\n").trim());
  return ["The executable contains these packages.", ...parts].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

function titleOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(resolve(directory, folder, "package.json"), "utf8"));
  return `${name} ${version}: ${license}`;
}

function licenseText(folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return files.map((file) => `\n${readFileSync(join(folder, file), "utf8").trim()}\n`).join("");
}

/** A file either appears whole or not at all: several processes may build at once. */
function replace(path, content, mode = 0o644) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  chmodSync(unfinished, mode);
  renameSync(unfinished, path);
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
  await bundle();
  console.error(`Built ${relative(process.cwd(), executable)}.`);
}
