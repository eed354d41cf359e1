import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";
import { useToolchain } from "../../toolchain";

/** Starts one local AWS for the tests of a `describe` block and stops it after them. */
export function useServer(): () => LocalAws {
  const toolchain = useToolchain();
  let server: LocalAws | undefined;
  before(async () => {
    server = await startLocalAws(toolchain().python);
  });
  after(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error("the local AWS is started before the first test, not before");
    return server;
  };
}
