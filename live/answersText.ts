/** What stands for a date. No answer of AWS is an object with this one property. */
const dateKey = "$date";

/** What AWS answered as JSON, with its dates. */
export function answersText(answers: unknown): string {
  return JSON.stringify(answers, function (this: Readonly<Record<string, unknown>>, name, value: unknown) {
    // Dates are texts already by the time that they come here.
    const given = this[name];
    return given instanceof Date ? { [dateKey]: given.getTime() } : value;
  });
}

/**
 * The same as it was. What is `undefined` is left out, which means the same to whoever reads a property.
 *
 * @throws SyntaxError where the text is no JSON
 */
export function answersFrom(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && dateKey in value ? new Date(Number(value[dateKey])) : value,
  );
}
