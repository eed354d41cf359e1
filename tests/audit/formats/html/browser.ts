import { source as axe } from "axe-core";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type KeyInput, type Page } from "puppeteer-core";
import type { AuditReport } from "../../../../audit/auditReport";
import { html } from "../../../../audit/formats/html/html";
import { Progress } from "../../../../sandbox/progress";
import { ensureBrowser } from "../../../../sandbox/toolchain";

/** Where a page is looked at. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly theme: "light" | "dark";
}

export const desktop: Screen = { width: 1280, height: 800, theme: "light" };
export const phone: Screen = { width: 390, height: 844, theme: "light" };

/** Gives the tests of a `describe` block a browser, and after each test asserts that no page asked for or complained of anything. */
export function useBrowser(): () => Readers {
  const readers = new Readers();
  before(async function () {
    this.timeout("20m");
    await readers.start();
  });
  afterEach(() => readers.closePages());
  after(() => readers.end());
  return () => readers;
}

/** Opens reports in one browser. */
export class Readers {
  #browser: Browser | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), "audit-page-"));
  readonly #complaints: string[] = [];

  async start(): Promise<void> {
    const { path, parameters } = await ensureBrowser(new Progress());
    this.#browser = await puppeteer.launch({ executablePath: path, args: [...parameters] });
  }

  /** Writes a report to a file, as the command does, and opens it. */
  async open(report: AuditReport, screen: Screen = desktop, hash = "", withScript = true): Promise<Reader> {
    assert.ok(this.#browser !== undefined);
    const file = join(this.#folder, "report.html");
    writeFileSync(file, [...html.write(report, { colours: false })].join(""));
    const page = await this.#browser.newPage();
    const address = pathToFileURL(file).href;
    const complain = (what: string): void => {
      this.#complaints.push(what);
    };
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== address) complain(`asks for ${request.url()}`);
    });
    page.on("console", (message) => {
      complain(`says ${message.text()}`);
    });
    page.on("pageerror", (error) => {
      complain(`fails: ${String(error)}`);
    });
    page.on("dialog", (dialog) => {
      complain(`opens a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.setJavaScriptEnabled(withScript);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: screen.theme }]);
    await page.setViewport({ width: screen.width, height: screen.height });
    await page.goto(`${address}${hash}`);
    return new Reader(page);
  }

  /** What pages asked for or complained of since the last time, which then counts as expected. */
  complaints(): readonly string[] {
    return this.#complaints.splice(0);
  }

  async closePages(): Promise<void> {
    const [, ...pages] = (await this.#browser?.pages()) ?? [];
    await Promise.all(pages.map((page) => page.close()));
    assert.deepEqual(this.complaints(), []);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Somebody who reads a report. */
export class Reader {
  constructor(readonly page: Page) {}

  /** The value of an expression in the page. */
  async valueOf<T>(expression: string): Promise<T> {
    return (await this.page.evaluate(expression)) as T;
  }

  /** The text that is seen in the first element that matches; empty where there is none. */
  async text(selector: string): Promise<string> {
    return (await this.texts(selector))[0] ?? "";
  }

  /** The texts that are seen in every element that matches. */
  texts(selector: string): Promise<readonly string[]> {
    return this.valueOf(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.innerText.replace(/\\s+/g, " ").trim())`,
    );
  }

  /** The ids of the accounts that the matrix shows in sight, in order. */
  accounts(): Promise<readonly string[]> {
    return this.texts(".rows .id");
  }

  /** What the address says after the file. */
  hash(): Promise<string> {
    return this.valueOf("location.hash");
  }

  /** The words that a screen reader says of what has the focus. */
  async focus(): Promise<string> {
    return this.valueOf<string>('document.activeElement.textContent.replace(/\\s+/g, " ").trim()');
  }

  click(selector: string): Promise<void> {
    return this.page.click(selector);
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What axe finds wrong in the page or a part of it, each with where it is. */
  async violations(part = "html"): Promise<readonly string[]> {
    await this.page.evaluate(axe);
    const found = await this.valueOf<
      readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[]
    >(`axe.run(${JSON.stringify(part)}, { resultTypes: ['violations'] }).then(({ violations }) => violations)`);
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
    );
  }
}
