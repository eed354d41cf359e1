import { type Fact, known, type Unknown, unknown } from "./fact";

/**
 * What `pulumi policy analyze --file` puts in place of a secret that it cannot decrypt.
 *
 * @see https://www.pulumi.com/docs/iac/cli/commands/pulumi_policy_analyze/
 */
const undecryptedSecret = "[secret]";

/** How many objects and lists a document may hold, and how deep. No policy that AWS accepts comes close. */
const mostContainers = 20_000;
const deepest = 8;

/** Why the value at a path such as `eventSelectors[0].readWriteType` is not known before deployment. */
export type Explain = (path: string) => Unknown;

/** The resources that properties come from, by property. */
export type Origins = Readonly<Record<string, unknown>>;

/**
 * A property of a resource, or something within one, read without ever throwing.
 *
 * In a policy, reading a value that a preview does not know throws. Left uncaught, that turns a mandatory policy into a
 * note that blocks nothing. So all code reads properties through this class, and gets an unknown fact instead.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/
 */
export class Property {
  readonly #value: Fact<unknown>;
  readonly #path: string;
  readonly #explain: Explain;
  readonly #origins: Origins | undefined;

  private constructor(value: Fact<unknown>, path: string, explain: Explain, origins?: Origins) {
    this.#value = value;
    this.#path = path;
    this.#explain = explain;
    this.#origins = origins;
  }

  /** Something completely known, such as an answer of AWS. */
  static of(value: object): Property {
    return new Property(known(value), "", (path) => unknown(`${path} cannot be read`, `make ${path} plain`));
  }

  /**
   * All properties of a resource.
   *
   * @param explain - says why a property has no value yet
   * @param origins - the resources that the properties come from; absent where the engine does not tell
   */
  static ofResource(properties: object, explain: Explain, origins?: Origins): Property {
    return new Property(known(properties), "", explain, origins);
  }

  /** The value under a key of an object. */
  get(key: string): Property {
    return this.#within(key, this.#path === "" ? key : `${this.#path}.${key}`);
  }

  /**
   * The value under a key that the provider fills in where the program does not set it. A preview knows neither value.
   * But a value that the program sets comes from another resource, so one that comes from none is absent.
   */
  getInput(key: string): Property {
    const property = this.get(key);
    const isLeftToProvider = this.#origins !== undefined && !Object.hasOwn(this.#origins, key);
    return !property.#value.known && isLeftToProvider
      ? new Property(known(undefined), property.#path, this.#explain)
      : property;
  }

  /** The same under whichever of two keys is set, as types and providers name properties differently. */
  getEither(key: string, otherKey: string): Property {
    const [property, other] = [this.getInput(key), this.getInput(otherKey)];
    return property.isAbsent && !other.isAbsent ? other : property;
  }

  /** Whether it is absent, or an empty list, which some providers give instead. */
  get isAbsent(): boolean {
    if (!this.#value.known) {
      return false;
    }
    const { value } = this.#value;
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  }

  /** Whether it, or anything within it, has a value that a preview does not know. */
  get isPending(): boolean {
    return !this.asDocument().known;
  }

  /** The object it is, or the first item of the list it is: providers differ. An empty object when absent. */
  asBlock(): Property {
    if (this.isAbsent) {
      return new Property(known({}), this.#path, this.#explain);
    }
    return this.#value.known && Array.isArray(this.#value.value) ? this.#within(0, `${this.#path}[0]`) : this;
  }

  /** The boolean it is, or what absence means. */
  asBoolean(absent: Fact<boolean>): Fact<boolean> {
    return this.#as("a boolean", absent, (value) => (typeof value === "boolean" ? value : undefined));
  }

  /** The string it is, or what absence means. */
  asString(absent: Fact<string>): Fact<string> {
    return this.#as("a string", absent, (value) => (typeof value === "string" ? value : undefined));
  }

  /** The string it has to be; not known when absent. */
  asText(): Fact<string> {
    return this.asString(this.#misfit("a string"));
  }

  /** The number it is, or what absence means. */
  asNumber(absent: Fact<number>): Fact<number> {
    return this.#as("a number", absent, (value) => (typeof value === "number" ? value : undefined));
  }

  /** The items of the list it is; none when absent. */
  asList(): Fact<readonly Property[]> {
    const length = this.#as("a list", known(0), (value) => (Array.isArray(value) ? value.length : undefined));
    return length.known
      ? known(Array.from({ length: length.value }, (_, index) => this.#within(index, `${this.#path}[${index}]`)))
      : length;
  }

  /** The strings of the list it is, unknown if any of them is; none when absent. */
  asStrings(): Fact<readonly string[]> {
    const items = this.asList();
    if (!items.known) {
      return items;
    }
    const strings: string[] = [];
    for (const item of items.value) {
      const string = item.asText();
      if (!string.known) {
        return string;
      }
      strings.push(string.value);
    }
    return known(strings);
  }

  /**
   * A copy of all that it holds; `undefined` when absent. Unknown if any part is, or if it is larger than any policy.
   */
  asDocument(): Fact<unknown> {
    return this.#copy({ left: mostContainers }, 0);
  }

  #copy(budget: { left: number }, depth: number): Fact<unknown> {
    const value = this.#value.known ? this.#value.value : undefined;
    if (!this.#value.known || typeof value !== "object" || value === null) {
      return this.#value;
    }
    if (depth === deepest || --budget.left < 0) {
      return unknown(`${this.#path} is larger than AWS allows`, "make it smaller");
    }
    const copies: [string, unknown][] = [];
    for (const key of keysOf(value)) {
      const path = Array.isArray(value) ? `${this.#path}[${key}]` : `${this.#path}.${isPlain(key) ? key : "*"}`;
      const copied = this.#within(key, path).#copy(budget, depth + 1);
      if (!copied.known) {
        return copied;
      }
      copies.push([key, copied.value]);
    }
    return known(Array.isArray(value) ? copies.map(([, copied]) => copied) : Object.fromEntries(copies));
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

  /** Takes null for absent, as providers do. */
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

  /** Names only the kind of value: the value itself may be a secret. */
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

/** Whether a key of a document may be printed: a key can hold anything, even a secret. */
function isPlain(key: string): boolean {
  return /^[A-Za-z]{1,20}$/.test(key);
}

function keysOf(value: object): string[] {
  try {
    return Object.keys(value);
  } catch {
    return [];
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
