import { join } from "node:path";
import { repository } from "../sandbox/repository";

/** A policy pack in both forms that Pulumi starts. */
export interface Pack {
  readonly directory: string;
  readonly executable: string;
}

/** A compiled pack without policies. */
export const emptyPack: Pack = {
  directory: join(repository, "bench", "emptyPack"),
  executable: join(repository, "bench", "emptyPack", "executable.js"),
};

/** The pack of this repository. */
export const ourPack: Pack = {
  directory: join(repository, "policypack"),
  executable: join(repository, "policypack", "bin", "executable", "cloudtrail-baseline.cjs"),
};
