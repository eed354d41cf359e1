import { goTogether } from "./fixesTogether";

describe("the fixes of one report, in either order", () => {
  goTogether("in the order printed", "from the last to the first");
});
