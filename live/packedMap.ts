import { deflateRawSync, inflateRawSync } from "node:zlib";
import { answersFrom, answersText } from "./answersText";

/** A value that takes little memory until it is unpacked. Of ten thousand accounts no more than a few are unpacked at a time. */
export interface Packed<T> {
  /** The compressed text, a byte a character: of many small texts a buffer each would take more. */
  readonly bytes: string;
  /** What was packed; never there. */
  readonly packs?: T;
}

/** Packs what AWS answered, or what is made of it. */
export function pack<T>(value: T): Packed<T> {
  return { bytes: deflateRawSync(answersText(value), { level: 3 }).toString("latin1") };
}

/** The same value, another object each time. */
export function unpack<T>({ bytes }: Packed<T>): T {
  return answersFrom(inflateRawSync(Buffer.from(bytes, "latin1")).toString()) as T;
}
