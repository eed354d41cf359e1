import { refusals, rounds } from "./options/changes";
import { changesLiveStack } from "./options/liveStack";

describe("a live stack, option by option", () => {
  changesLiveStack(rounds, refusals);
});
