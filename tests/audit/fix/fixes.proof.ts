import { brokenAccounts } from "./brokenAccounts";
import { complyByFixes } from "./fixedAccounts";

describe("the fix of what a rule does not let pass, in every account", () => {
  complyByFixes(brokenAccounts);
});
