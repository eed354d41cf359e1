import assert from "node:assert/strict";
import { html } from "../../../../audit/formats/html/html";
import { written } from "../written";
import { useBrowser } from "./browser";
import { organizationOf } from "./organization";

describe("the page of an audit of 5,000 accounts by every rule", () => {
  const readers = useBrowser();
  const report = organizationOf(5000);

  it("has at most 10 MB", () => {
    const size = Buffer.byteLength(written(html, report));
    assert.ok(size <= 10_000_000, String(size));
  });

  it("opens, filters, sorts, scrolls and opens cells, and keeps few rows in the document", async () => {
    const reader = await readers().open(report);
    const rows = (): Promise<number> => reader.valueOf("document.querySelectorAll('.rows .row').length");
    assert.equal(await reader.text("#shown"), "5,000 of 5,000 accounts, 30 of 30 rules.");
    assert.ok((await rows()) < 60);
    await reader.page.type("[name=q]", "ledger-prod-20");
    assert.match(await reader.text("#shown"), /^\d of 5,000 accounts/);
    await reader.click("[type=reset]");
    await reader.page.select("[name=sort]", "name");
    await reader.valueOf("document.querySelector('.rows .cell[tabindex=\"0\"]').focus()");
    await reader.page.keyboard.down("Control");
    await reader.press("End");
    await reader.page.keyboard.up("Control");
    assert.equal(await reader.valueOf("document.activeElement.parentElement.ariaRowIndex"), "5001");
    assert.ok((await rows()) < 60);
    await reader.press("Enter");
    await reader.page.waitForSelector("dialog[open]");
    assert.deepEqual(await reader.violations("dialog"), []);
  });

  for (const count of [300, 5000]) {
    it(`does not stutter with ${count} accounts: what a key, a filter, an order and a leap cost is less than somebody notices`, async () => {
      const reader = await readers().open(count === 5000 ? report : organizationOf(count));
      const session = await reader.page.createCDPSession();
      // Time of the processor, so that a busy machine fails nothing.
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      const spent = async (): Promise<number> => {
        const { metrics } = await session.send("Performance.getMetrics");
        return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
      };
      const costOf = async (act: string): Promise<number> => {
        const before = await spent();
        await reader.valueOf(`(async () => {
          const form = document.getElementById("filters");
          ${act};
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        })()`);
        return Math.round((await spent()) - before);
      };
      const keys: number[] = [];
      for (const length of Array.from("ledger-prod", (_, index) => index + 1)) {
        keys.push(await costOf(set("q", "ledger-prod".slice(0, length))));
      }
      const acts: Readonly<Record<string, string>> = {
        rule: set("rule", "cloudtrail-s3-bucket-versioning-enabled"),
        everything: "form.reset()",
        order: set("sort", "name"),
        leap: "document.getElementById('grid').scrollTo(0, 100000)",
      };
      const times: Record<string, number> = {};
      for (const [what, act] of Object.entries(acts)) times[what] = await costOf(act);
      console.log(`      ms: ${JSON.stringify({ keys, ...times })}`);
      for (const [what, time] of Object.entries(times)) assert.ok(time < 500, `${what}: ${time} ms`);
      for (const time of keys) assert.ok(time < 500, `a key: ${time} ms`);
    });
  }
});

/** Does to a control what a reader does. */
function set(name: string, value: string): string {
  return `form.elements[${JSON.stringify(name)}].value = ${JSON.stringify(value)}; form.dispatchEvent(new Event("input"))`;
}
