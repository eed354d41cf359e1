import { findsTrailElsewhere } from "./coverage";

describe("an account whose trail is not in the stack, in more ways", () => {
  findsTrailElsewhere("further");
});
