import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";

/** The interpreter that has moto; the toolchain's unless the environment names another. */
export function python(): string {
  const given = process.env["CLOUDTRAIL_BASELINE_PYTHON"];
  if (given === undefined) {
    throw new Error("Set CLOUDTRAIL_BASELINE_PYTHON to a Python with moto[server] 5.2.5.");
  }
  return given;
}

/** Starts a local AWS of its own for a spec file. */
export async function startServer(): Promise<LocalAws> {
  return startLocalAws(python());
}
