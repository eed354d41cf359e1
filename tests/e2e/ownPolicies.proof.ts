import { passesOwnPolicies } from "./ownPolicies";

describe("this project's own program, under its own policies, as it is", () => {
  passesOwnPolicies("further");
});
