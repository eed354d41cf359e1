import { raisesAlerts } from "./alerts";

// The small version of alerts.proof.ts: what is made, and that it rests.

describe("alerts on the real engine and provider", () => {
  raisesAlerts("daily");
});
