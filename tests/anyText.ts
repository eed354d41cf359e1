import fc from "fast-check";

const surrogates = { first: 0xd800, count: 0x800 };

/** Any character of Unicode, which fast-check's own unit `binary` is too, after a list of all million of them. */
const character = fc.nat({ max: 0x10ffff - surrogates.count }).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (text) => {
    const [only = "", ...others] = typeof text === "string" ? text : "";
    const codePoint = others.length === 0 ? only.codePointAt(0) : undefined;
    if (codePoint === undefined) throw new RangeError("not one character");
    return codePoint < surrogates.first ? codePoint : codePoint - surrogates.count;
  },
);

/** Any text: of all characters, and names that mean something to JavaScript. */
export const anyText = fc.string({ unit: character });
