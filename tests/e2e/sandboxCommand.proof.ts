import { offersSandbox } from "./sandboxCommand";

describe("npm run sandbox, with wrong commands and side by side", () => {
  offersSandbox("further");
});
