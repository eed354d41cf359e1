import { takesOver } from "./adoption";

// The small version of adoption.proof.ts: what somebody has made by hand, until it is taken over.

describe("taking over what exists", () => {
  takesOver("daily");
});
