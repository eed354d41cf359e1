import { mendsWhatWasDone } from "./changedByHand";

describe("what somebody did by hand, up to deleted buckets", () => {
  mendsWhatWasDone("all");
});
