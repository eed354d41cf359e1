import { refusals, rounds } from "./options/changes";
import { changesLiveStack } from "./options/liveStack";

// The small version of options.proof.ts: some changes for all others.

describe("a live stack", () => {
  changesLiveStack(
    rounds.slice(0, 2),
    [...refusals].filter(([option]) => option === "trailName"),
  );
});
