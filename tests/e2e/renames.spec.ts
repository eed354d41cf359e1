import { isRenamed } from "./renames";

// The small version of renames.proof.ts: up to where the former trail is to go.

describe("a trail that gets another name and another key prefix", () => {
  isRenamed("daily");
});
