import { type Fact, known, type Unknown, unknown } from "../fact";

/**
 * What `pulumi policy analyze --file` puts in place of a secret it has no key for.
 *
 * @see https://www.pulumi.com/docs/iac/cli/commands/pulumi_policy_analyze/
 */
const undecryptedSecret = "[secret]";

/** Why the value at a path such as `eventSelectors[0].readWriteType` is not known before deployment. */
export type Explain = (path: string) => Unknown;

/**
 * A property of a resource, or something within one, read without ever throwing.
 *
 * In a policy, reading a value that a preview does not know throws. Left uncaught, that turns a mandatory policy into a
 * note that blocks nothing: so everything reads properties through here, and gets an unknown fact instead.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/
 */
export class Property {
  readonly #value: Fact<unknown>;
  readonly #path: string;
  readonly #explain: Explain;

  private constructor(value: Fact<unknown>, path: string, explain: Explain) {
    this.#value = value;
    this.#path = path;
    this.#explain = explain;
  }

  /** All properties of a resource, with a function that explains those that have no value yet. */
  static ofResource(properties: object, explain: Explain): Property {
    return new Property(known(properties), "", explain);
  }

  /** What an object holds under a key. */
  get(key: string): Property {
    return this.#within(key, this.#path === "" ? key : `${this.#path}.${key}`);
  }

  /** The boolean it is, or what its absence means. */
  asBoolean(absent: Fact<boolean>): Fact<boolean> {
    return this.#as("a boolean", absent, (value) => (typeof value === "boolean" ? value : undefined));
  }

  /** The string it is, or what its absence means. */
  asString(absent: Fact<string>): Fact<string> {
    return this.#as("a string", absent, (value) => (typeof value === "string" ? value : undefined));
  }

  /** The items of the list it is; none when it is absent. */
  asList(): Fact<readonly Property[]> {
    const length = this.#as("a list", known(0), (value) => (Array.isArray(value) ? value.length : undefined));
    return length.known
      ? known(Array.from({ length: length.value }, (_, index) => this.#within(index, `${this.#path}[${index}]`)))
      : length;
  }

  /** The strings of the list it is, unknown if any of them is; none when it is absent. */
  asStrings(): Fact<readonly string[]> {
    const items = this.asList();
    if (!items.known) {
      return items;
    }
    const strings: string[] = [];
    for (const item of items.value) {
      const string = item.asString(item.#misfit("a string"));
      if (!string.known) {
        return string;
      }
      strings.push(string.value);
    }
    return known(strings);
  }

  #within(key: string | number, path: string): Property {
    return new Property(this.#read(key, path), path, this.#explain);
  }

  #read(key: string | number, path: string): Fact<unknown> {
    if (!this.#value.known) {
      return this.#value;
    }
    const container = this.#value.value;
    if (typeof container !== "object" || container === null) {
      return this.#misfit("an object");
    }
    try {
      return known((container as Record<string | number, unknown>)[key]);
    } catch {
      return this.#explain(path);
    }
  }

  /** Providers treat null as absent, and so does this. */
  #as<T>(expected: string, absent: Fact<T>, convert: (value: unknown) => T | undefined): Fact<T> {
    if (!this.#value.known) {
      return this.#value;
    }
    if (this.#value.value === undefined || this.#value.value === null) {
      return absent;
    }
    const converted = convert(this.#value.value);
    return converted === undefined ? this.#misfit(expected) : known(converted);
  }

  /** Names the kind of value only: the value itself may be a secret. */
  #misfit(expected: string): Unknown {
    const value = this.#value.known ? this.#value.value : undefined;
    if (value === undecryptedSecret) {
      return unknown(
        `${this.#path} is a secret that cannot be read offline`,
        "analyze the stack itself instead of an exported file",
      );
    }
    return unknown(`${this.#path} is ${kindOf(value)}, not ${expected}`, `make ${this.#path} ${expected}`);
  }
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) {
    return "empty";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
