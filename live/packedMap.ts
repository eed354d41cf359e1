import { deserialize, serialize } from "node:v8";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** How many values are packed together: alike as they are, they take less that way, and less time. */
const perPage = 32;

/** How many packed pages stay unpacked as well. */
const mostUnpacked = 4;

/**
 * Values by key, of which all but those used last are packed: those of ten thousand accounts take little memory. It is quick
 * for whoever goes through them about in the order in which they were set.
 */
export class PackedMap<Key, Value> {
  /** Full pages, compressed. */
  readonly #pages: Buffer[] = [];
  /** The page that is being filled. */
  #open = new Map<Key, Value>();
  /** The page that each key stands on. */
  readonly #pageOf = new Map<Key, number>();
  /** Pages used last, those used longest ago first. */
  readonly #unpacked = new Map<number, ReadonlyMap<Key, Value>>();

  /** The keys, in the order in which they were first set. */
  keys(): Iterable<Key> {
    return this.#pageOf.keys();
  }

  /**
   * Sets a value, which nobody may change afterwards.
   *
   * @param value - what `structuredClone` copies
   */
  set(key: Key, value: Value): void {
    this.#open.set(key, value);
    this.#pageOf.set(key, this.#pages.length);
    if (this.#open.size === perPage) {
      this.#keep(this.#pages.length, this.#open);
      this.#pages.push(deflateRawSync(serialize(this.#open), { level: 1 }));
      this.#open = new Map();
    }
  }

  /** The value of a key, or a copy; `undefined` where none was set. */
  get(key: Key): Value | undefined {
    const page = this.#pageOf.get(key);
    return page === undefined ? undefined : this.#page(page).get(key);
  }

  delete(key: Key): void {
    this.#pageOf.delete(key);
  }

  #page(index: number): ReadonlyMap<Key, Value> {
    const packed = this.#pages[index];
    if (packed === undefined) {
      return this.#open;
    }
    const page = this.#unpacked.get(index) ?? (deserialize(inflateRawSync(packed)) as ReadonlyMap<Key, Value>);
    this.#keep(index, page);
    return page;
  }

  /** Keeps a page unpacked, in place of the one used longest ago. */
  #keep(index: number, page: ReadonlyMap<Key, Value>): void {
    this.#unpacked.delete(index);
    this.#unpacked.set(index, page);
    const [oldest] = this.#unpacked.keys();
    if (oldest !== undefined && this.#unpacked.size > mostUnpacked) this.#unpacked.delete(oldest);
  }
}
