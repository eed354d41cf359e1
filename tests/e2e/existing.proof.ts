import { copesWithWhatExists } from "./existing";

describe("what exists already, in more ways", () => {
  copesWithWhatExists("further");
});
