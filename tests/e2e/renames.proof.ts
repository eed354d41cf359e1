import { isRenamed } from "./renames";

describe("a trail that gets another name and another key prefix, and yet another", () => {
  isRenamed("all");
});
