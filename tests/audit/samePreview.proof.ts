import { judgesAlike } from "./comparison/sameAnswers";

describe("many accounts as stacks through the pack, and live through an audit", function () {
  this.timeout("1h");
  judgesAlike(300);
});
