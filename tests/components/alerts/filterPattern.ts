/**
 * Whether a CloudWatch Logs filter pattern matches an event: a reading of AWS's documentation, as far as the patterns of
 * alarms go, with `=`, `!=`, `NOT EXISTS`, `&&` before `||`, parentheses and `*`. What CloudWatch makes of a pattern is
 * not proved by it; that a pattern is well formed and says what is meant, is.
 *
 * @param differs - whether `!=` holds for a property that is not there, which is not documented: users report that it does not
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function filterPatternMatches(pattern: string, event: unknown, differs = false): boolean {
  const tokens = pattern.match(/"[^"]*"|&&|\|\||!=|[{}()=]|[^\s{}()=!&|"]+/g) ?? [];
  let position = 0;
  const next = (): string => tokens[position++] ?? "the end";
  const take = (token: string): void => {
    const found = next();
    if (found !== token) throw new Error(`${token} expected, found ${found} in ${pattern}`);
  };
  const anyOf = (): boolean => {
    let result = allOf();
    while (tokens[position] === "||") {
      position += 1;
      result = allOf() || result;
    }
    return result;
  };
  const allOf = (): boolean => {
    let result = single();
    while (tokens[position] === "&&") {
      position += 1;
      result = single() && result;
    }
    return result;
  };
  const single = (): boolean => {
    if (tokens[position] !== "(") return comparison();
    take("(");
    const result = anyOf();
    take(")");
    return result;
  };
  const comparison = (): boolean => {
    const value = valueAt(next(), event);
    const operator = next();
    if (operator === "NOT") {
      take("EXISTS");
      return value === undefined;
    }
    if (operator !== "=" && operator !== "!=") throw new Error(`${operator} is no operator, in ${pattern}`);
    const wanted = next().replace(/^"(.*)"$/, "$1");
    const text = wanted.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    if (operator === "!=" && value === undefined) return differs;
    const equal = typeof value === "string" && new RegExp(`^${text.join(".*")}$`).test(value);
    return equal === (operator === "=");
  };

  take("{");
  const result = anyOf();
  take("}");
  if (position !== tokens.length) throw new Error(`more after the end of ${pattern}`);
  return result;
}

function valueAt(selector: string, event: unknown): unknown {
  const [root, ...names] = selector.split(".");
  if (root !== "$") throw new Error(`${selector} is no selector`);
  return names.reduce<unknown>(
    (node, name) =>
      typeof node === "object" && node !== null ? (node as Readonly<Record<string, unknown>>)[name] : undefined,
    event,
  );
}
