/** Which tests of a table run: those of every day, those that a proof adds to them, or all, where these build upon those. */
export type Rows = "daily" | "further" | "all";

/** Defines a test, as `it` does. */
type Define = (title: string, body: Mocha.Func | Mocha.AsyncFunc) => void;

/** What defines the tests of every day, and what those that a proof adds: `it`, or nothing where they are not to run. */
export function definitionsOf(rows: Rows): { readonly daily: Define; readonly further: Define } {
  const none: Define = () => undefined;
  return { daily: rows === "further" ? none : it, further: rows === "daily" ? none : it };
}
