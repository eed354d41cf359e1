import { bringsProgramUp } from "./bootstrap";

// The small version of bootstrap.proof.ts: the program as it is.

describe("pulumi up of this project", () => {
  bringsProgramUp("daily");
});
