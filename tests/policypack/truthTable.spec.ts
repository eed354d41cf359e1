import { answersAsItSays } from "./truthTable/table";

// The small version of truthTable.proof.ts: the CLI is asked about one case in ten.

describe("the truth table", () => {
  answersAsItSays({ each: 10 });
});
