/** Properties by which an element of a list is called: of statements, lifecycle rules, selectors and their fields. */
const labels = ["Sid", "id", "name", "field"];

/**
 * The value at a path, `undefined` where there is none.
 *
 * @param value - an object, a list or their JSON
 * @param path - keys between slashes, for example `policy/Statement/DenyWithoutTls/Effect`: a text on the way is read as
 *   JSON, and an element of a list goes by its label or its index
 */
export function valueAt(value: unknown, path: string): unknown {
  return path.split("/").reduce(partOf, value);
}

function partOf(whole: unknown, key: string): unknown {
  if (typeof whole === "string") return partOf(asJson(whole), key);
  if (typeof whole !== "object" || whole === null) return undefined;
  if (!Array.isArray(whole)) return (whole as Readonly<Record<string, unknown>>)[key];
  return whole.find((element: unknown, index) => String(index) === key || isCalled(element, key)) as unknown;
}

function isCalled(element: unknown, name: string): boolean {
  return labels.some((label) => (element as Readonly<Record<string, unknown>>)[label] === name);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
