/** A schema with every property forbidden that it does not name: readers may meet others, this version writes none. */
export function closed(part: unknown): unknown {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  const entries = Object.entries(part).map(([name, each]) => [name, closed(each)]);
  return { ...(Object.fromEntries(entries) as object), ...("properties" in part && { additionalProperties: false }) };
}

/** A copy whose objects have their keys the other way round. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, reversed(each)])
      .reverse(),
  );
}
