import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";
import { useToolchain } from "../../toolchain";

let started: Promise<LocalAws> | undefined;

/**
 * Gives the tests of a `describe` block a local AWS. Those of a process share one, which ends with the process: each test
 * has accounts of its own.
 */
export function useServer(): () => LocalAws {
  const toolchain = useToolchain();
  let server: LocalAws | undefined;
  before(async () => {
    server = await (started ??= startLocalAws(toolchain().python));
  });
  return () => {
    if (server === undefined) throw new Error("the local AWS is started before the first test, not before");
    return server;
  };
}
