import type { selectorInputs } from "./selectorInputs";

type Selectors = ReturnType<typeof selectorInputs>;

/**
 * Whether selectors, as the provider has them, record the same events under the same names. Their order does not matter,
 * nor whether an operator without values is there.
 */
export function sameSelectors(one: Selectors, other: Selectors): boolean {
  return canonical(one) === canonical(other);
}

function canonical(selectors: Selectors): string {
  return JSON.stringify(selectors.map(ofSelector).sort());
}

function ofSelector({ name, fieldSelectors }: Selectors[number]): string {
  const fields = (fieldSelectors as readonly object[]).map((field) => {
    const parts: [string, unknown][] = Object.entries(field);
    const operators = parts.flatMap(([operator, value]) =>
      Array.isArray(value) ? (value.length > 0 ? [[operator, ...value.map(String).sort()]] : []) : [[operator, value]],
    );
    return JSON.stringify(operators.sort());
  });
  return JSON.stringify([name ?? "", ...fields.sort()]);
}
