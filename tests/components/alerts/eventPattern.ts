/**
 * Whether an EventBridge pattern of plain values matches an event: every property of the pattern is there with one of
 * the values. What a second implementation makes of the patterns is in tests/e2e.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function eventPatternMatches(pattern: object, event: unknown): boolean {
  if (typeof event !== "object" || event === null) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    const found = (event as Readonly<Record<string, unknown>>)[name];
    return Array.isArray(wanted) ? wanted.includes(found) : eventPatternMatches(wanted as object, found);
  });
}
