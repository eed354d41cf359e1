import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLocalAws, type Environment } from "./localAws/environment";
import { repository } from "./repository";

/** What the environment of a sandbox is made of. */
export interface SandboxParts {
  /** Directory of this sandbox alone. */
  readonly directory: string;
  /** Directory with `pulumi`, its language host and `aws`. */
  readonly binDirectory: string;
  /** What points AWS clients at the local AWS. */
  readonly aws: Environment;
}

/**
 * Passphrase of every sandbox's stacks. It guards nothing, as a sandbox has no secrets, and is always the same because
 * `pulumi stack init` leaves a salt that belongs to it in the project's folder, where the next sandbox finds it.
 */
const sandboxPassphrase = "sandbox";

/** PULUMI_HOME of a sandbox: its own, since selected stacks and credentials live there. */
export function pulumiHomeOf(directory: string): string {
  return join(directory, "pulumi-home");
}

/** Directory of a sandbox's file backend. */
export function backendOf(directory: string): string {
  return join(directory, "state");
}

/**
 * The environment of a command in a sandbox: the user's own, less everything that could reach the user's AWS accounts,
 * Pulumi stacks, and with the sandbox's toolchain first on the PATH.
 *
 * @param parent - the environment the sandbox was started from
 */
export function sandboxEnvironment(parent: NodeJS.ProcessEnv, parts: SandboxParts): NodeJS.ProcessEnv {
  const withoutPulumi = Object.fromEntries(Object.entries(parent).filter(([name]) => !name.startsWith("PULUMI_")));
  return {
    ...withLocalAws(withoutPulumi, parts.aws),
    PATH: [parts.binDirectory, join(repository, "node_modules", ".bin"), parent["PATH"]]
      .filter(Boolean)
      .join(delimiter),
    PULUMI_HOME: pulumiHomeOf(parts.directory),
    PULUMI_BACKEND_URL: pathToFileURL(backendOf(parts.directory)).href,
    PULUMI_CONFIG_PASSPHRASE: sandboxPassphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
