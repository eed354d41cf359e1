import { judgesInEveryWay } from "./packWays";

describe("the policy pack, also where npm installs it", () => {
  judgesInEveryWay("all");
});
