import { bringsProgramUp } from "./bootstrap";

describe("pulumi up of this project, with a configuration", () => {
  bringsProgramUp("further");
});
