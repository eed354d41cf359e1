import { judgesPreviews } from "./gate";

describe("the gate at preview, of stacks that show less", () => {
  judgesPreviews("further");
});
