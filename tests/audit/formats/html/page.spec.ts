import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gate } from "../../../../rules/catalogue";
import { repository } from "../../../../sandbox/repository";
import { desktop, phone, type Screen, useBrowser } from "./browser";
import { hostile, hostileReport } from "./hostile";
import { organizationOf } from "./organization";

const dozen = organizationOf(12);
const ids = dozen.organization?.accounts.map(({ accountId }) => accountId) ?? [];
const [, stopped = "", , empty = "", unversioned = "", open = "", silent = "", , , versionedUnknown = ""] = ids;
const versioned = "cloudtrail-s3-bucket-versioning-enabled";
const closed = "cloudtrail-s3-bucket-public-access-prohibited";

describe("the page of an audit", () => {
  const readers = useBrowser();

  describe("has nothing that axe objects to", () => {
    const screens: readonly Screen[] = [desktop, phone].flatMap((screen) =>
      (["light", "dark"] as const).map((theme) => ({ ...screen, theme })),
    );
    for (const screen of screens) {
      it(`${screen.width} × ${screen.height}, ${screen.theme}, with and without an open cell`, async () => {
        const reader = await readers().open(dozen, screen);
        assert.deepEqual(await reader.violations(), []);
        await reader.valueOf(`location.hash = "#${stopped}/${gate}"`);
        await reader.page.waitForSelector("dialog[open]");
        assert.deepEqual(await reader.violations("dialog"), []);
        assert.ok((await reader.valueOf<number>("document.documentElement.scrollWidth")) <= screen.width);
      });
    }
  });

  it("is searched by what somebody types", async () => {
    const reader = await readers().open(dozen);
    assert.equal((await reader.accounts()).length, 12);
    await reader.page.type("[name=q]", "PROD01 identity");
    assert.deepEqual(await reader.accounts(), [empty]);
    assert.equal(await reader.text("#shown"), "1 of 12 accounts, 30 of 30 rules.");
    assert.equal(await reader.hash(), "#?q=PROD01+identity");
    await reader.page.type("[name=q]", " nobody");
    assert.equal(await reader.text(".empty"), "No account is like that.");
    await reader.click("[type=reset]");
    assert.equal((await reader.accounts()).length, 12);
    assert.equal(await reader.hash(), "");
  });

  it("is filtered by answers, severities and rules, and says so in its address", async () => {
    const reader = await readers().open(dozen);
    await reader.click("[name=answer][value=violation]");
    await reader.page.select("[name=rule]", versioned);
    assert.deepEqual(await reader.accounts(), [unversioned]);
    assert.equal(await reader.hash(), `#?answer=violation&rule=${versioned}`);
    await reader.click("[type=reset]");
    await reader.click("[name=severity][value=critical]");
    assert.equal(await reader.text("#shown"), "12 of 12 accounts, 1 of 30 rules.");
    assert.deepEqual(await reader.texts(".head .title"), ["Log bucket closed to the public"]);
  });

  it("is filtered as its address says, also when that changes", async () => {
    const reader = await readers().open(dozen, desktop, `#?answer=violation&rule=${versioned}`);
    assert.deepEqual(await reader.accounts(), [unversioned]);
    assert.equal(await reader.valueOf("document.querySelector('[name=rule]').value"), versioned);
    await reader.click(`a[href="#?rule=${closed}&answer=violation"]`);
    assert.deepEqual(await reader.accounts(), [open]);
    await reader.page.goBack();
    assert.deepEqual(await reader.accounts(), [unversioned]);
  });

  it("is ordered by what somebody clicks on", async () => {
    const reader = await readers().open(dozen);
    const byDefault = await reader.accounts();
    await reader.click(`.head .cell[title*="(${versioned})"]`);
    assert.equal((await reader.accounts())[0], unversioned);
    assert.equal(
      await reader.valueOf("document.querySelector('[aria-sort=descending] .title').textContent"),
      "Log bucket versioned",
    );
    await reader.click(".head .account");
    assert.deepEqual(await reader.accounts(), ids.toSorted());
    await reader.page.select("[name=sort]", "report");
    assert.deepEqual(await reader.accounts(), ids);
    await reader.page.select("[name=sort]", "worst");
    assert.deepEqual(await reader.accounts(), byDefault);
  });

  it("opens a cell that is clicked: what was found, what is required, how to fix it, the controls", async () => {
    const reader = await readers().open(dozen);
    await reader.click(`.rows .cell[title^="${stopped}, Multi-region CloudTrail"]`);
    const text = await reader.text("dialog[open]");
    for (const words of [
      "Multi-region CloudTrail enabled",
      `Account ${stopped} payments-staging r-4k2p/ou-4k2p-b0stage1`,
      "✕ violation",
      '1 trail, none compliant. Trail "audit" is not multi-region and is not logging.',
      "Required One trail that is multi-region",
      "aws cloudtrail update-trail --region eu-west-1 --name audit --is-multi-region-trail",
      "In a Pulumi program Create a MultiRegionTrail",
      "NIST SP 800-53 Rev. 4 AC-2(4), AU-2(a)(d)",
      "CIS AWS Foundations Benchmark v3.0.0 3.1",
      `cloudtrail-baseline audit explain ${gate}`,
    ]) {
      assert.ok(text.includes(words), `${words} is not in: ${text}`);
    }
    assert.equal(await reader.hash(), `#${stopped}/${gate}`);
    await reader.click("dialog .close");
    assert.equal(await reader.text("dialog[open]"), "");
    assert.equal(await reader.hash(), "");
  });

  it("opens an exception with its reason, who approved it and its end", async () => {
    const reader = await readers().open(dozen, desktop, `#${empty}/${gate}`);
    assert.match(
      await reader.text("dialog[open]"),
      /◇ excepted .*Exception The account is empty until the migration\. Approved by security-board@example\.com, until 2027-06-30 \(UTC\)\./,
    );
  });

  it("opens what its address names, says what is not there, and closes on the way back", async () => {
    const reader = await readers().open(dozen);
    await reader.valueOf(`location.hash = "#${open}/${closed}"`);
    await reader.page.waitForSelector("dialog[open]");
    assert.match(await reader.text("dialog[open]"), /Log bucket closed to the public .* ✕ violation bucket trail-/);
    await reader.page.goBack();
    await reader.page.waitForSelector("dialog:not([open])");
    await reader.valueOf(`location.hash = "#${open}"`);
    await reader.page.waitForSelector("dialog[open]");
    assert.match(
      await reader.text("dialog[open]"),
      /^Account \d+ .*critical Log bucket closed to the public ✕ violation/,
    );
    await reader.valueOf('location.hash = "#123456789012/no-rule"');
    await reader.page.waitForFunction('document.querySelector("dialog").innerText.includes("123456789012")');
    assert.match(await reader.text("dialog[open]"), /Account 123456789012 is not in this report\./);
  });

  it("goes from a finding to the next account that has one", async () => {
    const reader = await readers().open(dozen, desktop, `#${versionedUnknown}/${versioned}?sort=report`);
    await reader.page.waitForSelector("dialog[open]");
    assert.equal(await reader.valueOf("document.querySelector('dialog .next')"), null);
    await reader.valueOf(`location.hash = "#${ids[0] ?? ""}/${versioned}?sort=report"`);
    for (const account of [unversioned, silent, versionedUnknown]) {
      await reader.page.waitForSelector("dialog .next");
      await reader.click("dialog .next");
      assert.equal(await reader.hash(), `#${account}/${versioned}?sort=report`);
    }
    await reader.press("Escape");
    await reader.page.waitForSelector("dialog:not([open])");
    assert.equal(
      await reader.valueOf("document.activeElement.title"),
      `${versionedUnknown}, Log bucket versioned: unknown`,
    );
  });

  it("says of an account that did not answer why, once", async () => {
    const reader = await readers().open(dozen, desktop, `#${silent}`);
    await reader.page.waitForSelector("dialog[open]");
    assert.deepEqual(await reader.texts("dialog .rule-title"), ["medium Every rule"]);
    assert.match(await reader.text("dialog"), /AWS denies sts:AssumeRole to the credentials in use\./);
  });

  it("is used with a keyboard alone", async () => {
    const reader = await readers().open(dozen, desktop, "#?sort=report");
    await reader.press("Tab", "Enter");
    assert.equal(await reader.valueOf("document.activeElement.id"), "matrix");
    await reader.valueOf("document.querySelector('[type=reset]').focus()");
    await reader.press("Tab");
    assert.equal(await reader.focus(), "✓compliant");
    await reader.press("Home", "ArrowDown");
    assert.equal(await reader.focus(), `${stopped}payments-staging`);
    await reader.press("ArrowRight");
    assert.equal(await reader.focus(), "✕violation");
    await reader.press("Enter");
    await reader.page.waitForSelector("dialog[open]");
    assert.equal(await reader.hash(), `#${stopped}/${gate}?sort=report`);
    await reader.press("Escape");
    await reader.page.waitForSelector("dialog:not([open])");
    assert.equal(await reader.focus(), "✕violation");
    assert.equal(await reader.hash(), "#?sort=report");
    await reader.press("End", "PageDown");
    assert.equal(await reader.valueOf("document.activeElement.ariaColIndex"), "31");
    assert.equal(await reader.valueOf("document.activeElement.parentElement.ariaRowIndex"), "13");
    await reader.page.keyboard.down("Control");
    await reader.press("Home");
    await reader.page.keyboard.up("Control");
    assert.equal(await reader.focus(), "Account");
    await reader.press("Enter");
    assert.equal((await reader.accounts())[0], ids.toSorted()[0]);
    assert.equal(await reader.focus(), "Account");
    assert.equal(await reader.valueOf("document.querySelectorAll('#grid [tabindex=\"0\"]').length"), 1);
  });

  it("keeps the cell that has the focus in sight, beside the heads", async () => {
    const reader = await readers().open(organizationOf(120), phone, "#?sort=report");
    await reader.valueOf("document.querySelector('.rows .cell[tabindex=\"0\"]').focus()");
    for (const key of ["End", "PageDown", "PageDown", "PageUp", "ArrowUp", "Home", "ArrowRight", "ArrowUp"] as const) {
      await reader.press(key);
      const isSeen = await reader.valueOf(`(() => {
        const cell = document.activeElement;
        const { left, right, top, bottom } = cell.getBoundingClientRect();
        const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return cell.matches(".cell") && cell.contains(at);
      })()`);
      assert.equal(isSeen, true, key);
    }
  });

  it("has the rows in sight alone in the document, in their order", async () => {
    const reader = await readers().open(organizationOf(240), desktop, "#?sort=report");
    assert.equal(await reader.valueOf("document.getElementById('grid').ariaRowCount"), "241");
    await reader.valueOf("document.getElementById('grid').scrollTo(0, 4000)");
    await reader.page.waitForSelector('.row[aria-rowindex="102"]');
    const rows = await reader.valueOf<readonly number[]>(
      "[...document.querySelectorAll('.rows .row')].map((row) => Number(row.ariaRowIndex))",
    );
    assert.ok(rows.length < 60, String(rows.length));
    assert.deepEqual(
      rows,
      rows.toSorted((one, other) => one - other),
    );
  });

  it("copies a command and a link", async () => {
    const reader = await readers().open(dozen, desktop, `#${stopped}/${gate}`);
    const session = await reader.page.createCDPSession();
    await session.send("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    await reader.click("dialog .copy");
    await reader.page.waitForFunction("document.querySelector('dialog .copy').textContent === 'Copied'");
    const command = dozen.results.find(({ accountId, rule }) => accountId === stopped && rule === gate)?.fix
      ?.commands[0];
    assert.equal(await reader.valueOf("navigator.clipboard.readText()"), command?.command);
    assert.equal(await reader.valueOf("document.querySelector('dialog [role=status]').textContent"), "Copied");
    await reader.click("dialog .copy-link");
    await reader.page.waitForFunction("document.querySelector('.copy-link').textContent === 'Copied'");
    assert.equal(await reader.valueOf("navigator.clipboard.readText()"), reader.page.url());
  });

  it("marks a command where it may not copy", async () => {
    const reader = await readers().open(dozen, desktop, `#${stopped}/${gate}`);
    await reader.valueOf("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await reader.click("dialog .copy");
    await reader.page.waitForFunction("document.querySelector('dialog .copy').textContent !== 'Copy'");
    const command = dozen.results.find(({ accountId, rule }) => accountId === stopped && rule === gate)?.fix
      ?.commands[0];
    assert.equal(await reader.valueOf("getSelection().toString()"), command?.command);
  });

  it("is dark or light as the system is, until somebody says otherwise, and remembers it", async () => {
    const reader = await readers().open(dozen, { ...desktop, theme: "dark" });
    const ground = (): Promise<string> => reader.valueOf("getComputedStyle(document.body).backgroundColor");
    assert.equal(await ground(), "rgb(18, 22, 28)");
    await reader.click("#theme");
    assert.equal(await ground(), "rgb(246, 247, 249)");
    await reader.page.reload();
    assert.equal(await ground(), "rgb(246, 247, 249)");
    await reader.click("#theme");
    assert.equal(await ground(), "rgb(18, 22, 28)");
    await reader.valueOf("localStorage.clear()");
  });

  it("takes no name for markup", async () => {
    const reader = await readers().open(
      hostileReport,
      desktop,
      `#${encodeURIComponent(hostile)}/${encodeURIComponent(hostile)}`,
    );
    await reader.page.waitForSelector("dialog[open]");
    assert.equal(await reader.valueOf("document.querySelector('dialog .command code').textContent"), hostile);
    assert.equal(await reader.valueOf("document.querySelector('.rows .id').textContent"), hostile);
    assert.equal(await reader.valueOf("document.images.length + document.scripts.length"), 2);
  });

  it("lets no script in, whoever writes it", async () => {
    const reader = await readers().open(dozen);
    await reader
      .valueOf("document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' }))")
      .catch(() => undefined);
    await reader.valueOf("document.body.setAttribute('onclick', 'alert(1)')").catch(() => undefined);
    await reader.click("h1");
    const [first, ...others] = readers().complaints();
    assert.match(first ?? "", /^says .*(TrustedScript|script-src)/);
    assert.deepEqual(
      others.filter((each) => !each.startsWith("says ")),
      [],
    );
  });

  it("prints the summary and, in full, the findings of the accounts shown", async () => {
    const reader = await readers().open(dozen, desktop, `#?rule=${versioned}&answer=violation`);
    await reader.valueOf(
      "addEventListener('beforeprint', () => { globalThis.onPaper = document.getElementById('printed').textContent; })",
    );
    await reader.page.pdf();
    const onPaper = await reader.valueOf<string>("onPaper");
    assert.match(onPaper, /1 account of the matrix, 1 account with findings\./);
    for (const { why, fix } of dozen.results.filter(
      ({ accountId, answer }) => accountId === unversioned && answer === "violation",
    )) {
      assert.ok(onPaper.includes(why.slice(1)), why);
      for (const { command } of fix?.commands ?? []) assert.ok(onPaper.includes(command), command);
    }
    assert.match(onPaper, /RulesMulti-region CloudTrail enabled.*NIST SP 800-53 Rev\. 4/);
    await reader.page.emulateMediaType("print");
    assert.match(await reader.text("header"), /7 of 12 accounts comply/);
    const onScreen =
      "[...document.querySelectorAll('#matrix, .tools, dialog, .skip')].filter((each) => each.checkVisibility())";
    assert.equal(await reader.valueOf(`${onScreen}.length`), 0);
    assert.match(await reader.text("[aria-labelledby=changes]"), /compliant → violation/);
  });

  it("says the most without scripts", async () => {
    const reader = await readers().open(dozen, desktop, "", false);
    const text = await reader.text("body");
    assert.match(text, /7 of 12 accounts comply/);
    assert.match(text, /Log bucket versioned \(medium\) .* ✕ violation: 1 account/);
    assert.ok(text.includes(silent));
    assert.doesNotMatch(text, /Arrow keys move/);
  });

  it("has a picture in the README, which is made again where it was deleted", async () => {
    const file = join(repository, "docs", "images", "audit-matrix.webp");
    if (!existsSync(file)) {
      const reader = await readers().open(dozen, { width: 1280, height: 1000, theme: "light" });
      mkdirSync(join(repository, "docs", "images"), { recursive: true });
      writeFileSync(file, await reader.page.screenshot({ type: "webp", quality: 80, fullPage: true }));
    }
    assert.ok(existsSync(file));
  });
});
