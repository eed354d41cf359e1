import { takesObjectLockOut } from "./objectLockTakenOut";

describe("Object Lock that is taken out of the configuration, up to where it is taken up again", () => {
  takesObjectLockOut("all");
});
