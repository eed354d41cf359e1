import { type Fact, known, type Unknown } from "./fact";

/**
 * Which events of one kind (read or write) are not recorded: none (`[]`), those of the event sources listed (sorted), or
 * possibly all.
 */
export type LeftOut = readonly string[] | "everything";

/** Which events are left out, by kind. */
export interface LeftOutByKind {
  /** Of the events that only read. */
  readonly read: Fact<LeftOut>;
  /** Of the events that change something. */
  readonly write: Fact<LeftOut>;
}

/** Nothing is left out. */
export const nothing: Fact<LeftOut> = known([]);

/** No event is certain to be recorded. */
export const everything: Fact<LeftOut> = known("everything");

/** What conditions leave out that all have to hold: whatever any of them leaves out. */
export function leftOutByAny(conditions: readonly Fact<LeftOut>[]): Fact<LeftOut> {
  if (conditions.some((condition) => condition.known && condition.value === "everything")) {
    return everything;
  }
  const values = valuesOf(conditions);
  return Array.isArray(values) ? known([...new Set(values.flat())].sort()) : values;
}

/**
 * What selectors leave out together, where any one suffices: only what every one of them leaves out.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function leftOutByEach(selectors: readonly Fact<LeftOut>[]): Fact<LeftOut> {
  if (selectors.some((selector) => selector.known && selector.value.length === 0)) {
    return nothing;
  }
  const values = valuesOf(selectors);
  if (!Array.isArray(values)) {
    return values;
  }
  const [first, ...others] = values.filter((value) => value !== "everything").map((sources) => new Set(sources));
  return first === undefined
    ? everything
    : known([...first].filter((source) => others.every((sources) => sources.has(source))).sort());
}

/** The same for both kinds. */
export function both(leftOut: Fact<LeftOut>): LeftOutByKind {
  return { read: leftOut, write: leftOut };
}

/** What parts leave out together, each kind on its own. */
export function combine(
  how: (parts: readonly Fact<LeftOut>[]) => Fact<LeftOut>,
  parts: readonly LeftOutByKind[],
): LeftOutByKind {
  return { read: how(parts.map((part) => part.read)), write: how(parts.map((part) => part.write)) };
}

/** The values of all facts, or the first unknown among them. */
function valuesOf(facts: readonly Fact<LeftOut>[]): LeftOut[] | Unknown {
  const values: LeftOut[] = [];
  for (const fact of facts) {
    if (!fact.known) {
      return fact;
    }
    values.push(fact.value);
  }
  return values;
}
