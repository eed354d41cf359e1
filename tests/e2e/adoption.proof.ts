import { takesOver } from "./adoption";

describe("taking over what exists, and what a take-down has left", () => {
  takesOver("all");
});
