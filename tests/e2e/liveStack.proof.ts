import { keepsWhatIsDeployed } from "./liveStack";

describe("a live stack, in more ways", () => {
  keepsWhatIsDeployed("further");
});
