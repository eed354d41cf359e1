/** What AWS answers, without what the SDK adds to it. */
export async function answerOf<T extends { readonly $metadata: object }>(
  request: Promise<T>,
): Promise<Omit<T, "$metadata">> {
  return without(await request, "$metadata");
}

/** An object without some of its properties. */
export function without<T extends object, K extends keyof T>(object: T, ...names: K[]): Omit<T, K> {
  const rest = Object.entries(object).filter(([name]) => !names.includes(name as K));
  return Object.fromEntries(rest) as Omit<T, K>;
}
