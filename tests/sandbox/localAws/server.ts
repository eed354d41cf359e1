import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";

/** The interpreter that has moto; the toolchain's unless the environment names another. */
export function python(): string {
  const given = process.env["CLOUDTRAIL_BASELINE_PYTHON"];
  if (given === undefined) {
    throw new Error("Set CLOUDTRAIL_BASELINE_PYTHON to a Python with moto[server] 5.2.5.");
  }
  return given;
}

/** Starts one local AWS for the tests of a `describe` block and stops it after them. */
export function useServer(): () => LocalAws {
  let server: LocalAws | undefined;
  before(async () => {
    server = await startLocalAws(python());
  });
  after(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error("the local AWS is started before the first test, not before");
    return server;
  };
}
