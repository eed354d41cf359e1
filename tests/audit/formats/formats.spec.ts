import assert from "node:assert/strict";
import fc from "fast-check";
import { formats, writeReport } from "../../../audit/formats";
import { anyReport } from "./reports";

describe("every format", () => {
  for (const format of formats) {
    it(`lets no character through that steers a terminal or is not seen: ${format.name}`, () => {
      fc.assert(
        fc.property(anyReport, (any) => {
          const text = [...writeReport(format, any, { colours: false })].join("");
          assert.doesNotMatch(text.replaceAll("\r\n", "\n"), /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
          assert.ok(text.endsWith("\n"));
        }),
      );
    });
  }

  it("comes with the table for people first", () => {
    assert.deepEqual(
      formats.map(({ name }) => name),
      ["table", "json", "csv", "html", "ocsf"],
    );
  });
});
