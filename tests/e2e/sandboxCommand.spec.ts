import { offersSandbox } from "./sandboxCommand";

// The small version of sandboxCommand.proof.ts: what it offers, keeps out and ends.

describe("npm run sandbox", () => {
  offersSandbox("daily");
});
