import { raisesAlerts } from "./alerts";

describe("alerts on the real engine and provider, until they are destroyed", () => {
  raisesAlerts("further");
});
