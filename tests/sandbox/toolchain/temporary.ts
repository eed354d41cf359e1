import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives the tests of a `describe` a directory each, and removes it afterwards. */
export function temporaryDirectory(): { readonly path: string } {
  const current = { path: "" };
  beforeEach(() => {
    current.path = mkdtempSync(join(tmpdir(), "toolchain-test-"));
  });
  afterEach(() => {
    rmSync(current.path, { recursive: true, force: true });
  });
  return current;
}

/** Progress that is remembered instead of shown. */
export class RecordedStream {
  text = "";

  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}

  write(text: string): void {
    this.text += text;
  }
}
