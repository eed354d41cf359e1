import { Progress } from "../../../sandbox/progress";
import { ensureToolchain, type Toolchain } from "../../../sandbox/toolchain";

/** Building everything, where the cache is empty. */
const setUpMilliseconds = 20 * 60_000;

let found: Promise<Toolchain> | undefined;

/** Gives the tests of a `describe` the real toolchain, which an earlier set-up usually left in the cache. */
export function realToolchain(): () => Toolchain {
  let toolchain: Toolchain | undefined;
  before(async function () {
    this.timeout(setUpMilliseconds);
    found ??= ensureToolchain(new Progress());
    toolchain = await found;
  });
  return () => {
    if (toolchain === undefined) {
      throw new Error("the toolchain is there once the tests run");
    }
    return toolchain;
  };
}
