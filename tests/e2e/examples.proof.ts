import { servesExamples } from "./examples";

describe("examples, with the packed package, all of them deployed", () => {
  servesExamples("all");
});
