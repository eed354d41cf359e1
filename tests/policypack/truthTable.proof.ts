import { answersAsItSays } from "./truthTable/table";

describe("the truth table, all of it through the CLI, too", () => {
  answersAsItSays({ each: 1 });
});
