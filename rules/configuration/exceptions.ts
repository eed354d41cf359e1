import type { Settings } from "../rule";
import { quote } from "../text";

/** That a rule need not be met in an account or by a resource: why, who says so, and until when. */
export interface Exception {
  /** The id of the account. Absent for every account. */
  readonly account?: string;
  /** The name, ARN or URN of the resource, in which `*` stands for any text. Absent for every resource. */
  readonly resource?: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** The last day, in UTC: `2027-03-31`. */
  readonly until: string;
}

/** What a verdict is about, as exceptions name it. */
export interface Subject {
  /** The id of its account. Where it is not known, no exception that names an account is about it. */
  readonly accountId?: string | undefined;
  /** The names, ARN and URN of the resource, as far as they are known. None where the verdict is about an account. */
  readonly names: readonly string[];
}

/** The exceptions among a rule's settings. What is not one counts as none. */
export function exceptionsOf(settings: Settings): readonly Exception[] {
  const entries: unknown = settings["exceptions"];
  return Array.isArray(entries) ? entries.filter(isException) : [];
}

/** The exception that is about a subject; of several the one that ends last, and of those the first. */
export function exceptionFor(exceptions: readonly Exception[], subject: Subject): Exception | undefined {
  return exceptions
    .filter((exception) => isAbout(exception, subject))
    .reduce<Exception | undefined>(
      (last, each) => (last === undefined || each.until > last.until ? each : last),
      undefined,
    );
}

/** Whether an exception is about a subject, also after its end. */
export function isAbout({ account, resource }: Exception, { accountId, names }: Subject): boolean {
  return (
    (account !== undefined || resource !== undefined) &&
    (account === undefined || account === accountId) &&
    (resource === undefined || names.some((name) => matches(resource, name)))
  );
}

/**
 * Whether an exception still holds on a day.
 *
 * @param today - the day, in UTC: `2027-03-31`
 */
export function holds({ until }: Exception, today: string): boolean {
  return today <= until;
}

/** That something is excepted, and why: a clause. */
export function exceptedUntil({ until, reason }: Exception): string {
  return `excepted until ${until}: ${quote(reason)}`;
}

/** That an exception has ended, and what to do where it is still needed: sentences. */
export function endedOn({ until, reason, approvedBy }: Exception): string {
  return (
    `The exception that ${quote(approvedBy)} approved ended on ${until}: ${quote(reason)}. ` +
    "Where it is still needed, have it approved again, and set its until to a later day."
  );
}

function isException(entry: unknown): entry is Exception {
  if (typeof entry !== "object" || entry === null) {
    return false;
  }
  const { account, resource, reason, approvedBy, until } = entry as Readonly<Record<keyof Exception, unknown>>;
  return (
    [account, resource].every((text) => text === undefined || typeof text === "string") &&
    [reason, approvedBy, until].every((text) => typeof text === "string")
  );
}

/** Whether a text is a pattern in which `*` stands for any text, by finding the pieces between one after another. */
function matches(pattern: string, text: string): boolean {
  const [start = "", ...pieces] = pattern.split("*");
  const end = pieces.pop();
  if (end === undefined) {
    return text === pattern;
  }
  let place = start.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, place);
    if (found < 0) {
      return false;
    }
    place = found + piece.length;
  }
  return text.startsWith(start) && text.endsWith(end) && place + end.length <= text.length;
}
