import { judgesAlike } from "./comparison/sameAnswers";

describe("an account as a stack through the pack, and live through an audit", () => {
  judgesAlike(15);
});
