import { mergesPolicies } from "./sharedBucket";

describe("a bucket whose policy several trails are merged into, one of them its owner, or one program for all", () => {
  mergesPolicies("further");
});
