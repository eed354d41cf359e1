/** Where code failed, to report to its maintainers: the name and the place of an exception, whose message may hold a secret. */
export function placeOfDefect(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const place = error instanceof Error ? (/^ {4}at .*$/m.exec(error.stack ?? "")?.[0].trim() ?? "") : "";
  return `${name} ${place}`.trimEnd();
}
