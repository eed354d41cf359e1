/**
 * An object as `JSON.stringify` writes it with an indent of 2 and a line break behind, in pieces: one an item where the value
 * of a property is an array, or any other iterable, which stands for one. A property that is `undefined` is left out.
 */
export function* jsonPieces(object: object): Iterable<string> {
  let opening = "{";
  for (const [name, value] of Object.entries(object) as readonly [string, unknown][]) {
    if (value !== undefined) {
      yield `${opening}\n  ${JSON.stringify(name)}: `;
      yield* isIterable(value) ? arrayPieces(value) : [indented(value, "  ")];
      opening = ",";
    }
  }
  yield opening === "{" ? "{}\n" : "\n}\n";
}

function* arrayPieces(items: Iterable<unknown>): Iterable<string> {
  let opening = "[";
  for (const item of items) {
    yield `${opening}\n    ${indented(item, "    ")}`;
    opening = ",";
  }
  yield opening === "[" ? "[]" : "\n  ]";
}

/** A string in JSON has no line break of its own. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${indent}`);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
