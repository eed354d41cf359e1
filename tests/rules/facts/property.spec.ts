import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import { Property } from "../../../rules/facts/property";
import { asInPreview, notYetKnown } from "../../policypack/preview";

const absent = unknown("absent", "set it");

function read(properties: object): Property {
  return Property.ofResource(asInPreview(properties), (path) => unknown(`${path} comes later`, "wait"));
}

describe("Property", () => {
  it("reads values of the expected type", () => {
    const properties = read({ flag: false, word: "", words: ["a", "b"], object: { inner: [{ flag: true }] } });
    assert.deepEqual(properties.get("flag").asBoolean(absent), known(false));
    assert.deepEqual(properties.get("word").asString(absent), known(""));
    assert.deepEqual(properties.get("words").asStrings(), known(["a", "b"]));
    const inner = properties.get("object").get("inner").asList();
    assert.ok(inner.known);
    assert.deepEqual(inner.value[0]?.get("flag").asBoolean(absent), known(true));
  });

  it("treats undefined and null as absent", () => {
    for (const properties of [{}, { it: undefined }, { it: null }]) {
      const it = read(properties).get("it");
      assert.deepEqual(it.asBoolean(absent), absent);
      assert.deepEqual(it.asString(known("default")), known("default"));
      assert.deepEqual(it.asStrings(), known([]));
      assert.deepEqual(it.asList(), known([]));
    }
  });

  it("does not throw where a preview does not know the value, at any depth, and says where that is", () => {
    const properties = read({ it: notYetKnown, words: ["a", notYetKnown], list: [{ object: { inner: notYetKnown } }] });
    assert.deepEqual(properties.get("it").asBoolean(absent), unknown("it comes later", "wait"));
    assert.deepEqual(properties.get("it").asString(absent), unknown("it comes later", "wait"));
    assert.deepEqual(properties.get("it").asList(), unknown("it comes later", "wait"));
    assert.deepEqual(properties.get("it").get("inner").asStrings(), unknown("it comes later", "wait"));
    assert.deepEqual(properties.get("words").asStrings(), unknown("words[1] comes later", "wait"));
    const list = properties.get("list").asList();
    assert.ok(list.known);
    assert.deepEqual(
      list.value[0]?.get("object").get("inner").asString(absent),
      unknown("list[0].object.inner comes later", "wait"),
    );
  });

  it("names the kind of a value of another type, and not the value", () => {
    const misfits: [unknown, string][] = [
      ["hunter2", "a string"],
      [42, "a number"],
      [["hunter2"], "a list"],
      [{ password: "hunter2" }, "an object"],
    ];
    for (const [value, kind] of misfits) {
      assert.deepEqual(
        read({ it: value }).get("it").asBoolean(absent),
        unknown(`it is ${kind}, not a boolean`, "make it a boolean"),
      );
    }
    assert.deepEqual(read({ it: true }).get("it").asList(), unknown("it is a boolean, not a list", "make it a list"));
    assert.deepEqual(
      read({ it: "x" }).get("it").get("inner").asString(absent),
      unknown("it is a string, not an object", "make it an object"),
    );
    assert.deepEqual(
      read({ it: ["x", null] })
        .get("it")
        .asStrings(),
      unknown("it[1] is empty, not a string", "make it[1] a string"),
    );
  });

  it("reads numbers", () => {
    assert.deepEqual(read({ it: 0 }).get("it").asNumber(absent), known(0));
    assert.deepEqual(read({}).get("it").asNumber(known(30)), known(30));
    assert.deepEqual(
      read({ it: "7" }).get("it").asNumber(absent),
      unknown("it is a string, not a number", "make it a number"),
    );
  });

  it("treats a value that a preview does not know as absent where the provider fills it in", () => {
    const properties = (origins?: object) =>
      Property.ofResource(
        asInPreview({ it: notYetKnown, here: "x" }),
        (path) => unknown(`${path} comes later`, "wait"),
        origins as Record<string, unknown> | undefined,
      );
    const later = unknown("it comes later", "wait");
    assert.deepEqual(properties({}).getInput("it").asString(known("")), known(""));
    assert.deepEqual(properties({ it: [] }).getInput("it").asString(known("")), later);
    assert.deepEqual(properties().getInput("it").asString(known("")), later, "origins are not told");
    assert.deepEqual(properties({}).get("it").asString(known("")), later);
    assert.deepEqual(properties({}).getInput("here").asString(known("")), known("x"));
    assert.deepEqual(properties({}).getInput("constructor").asString(known("")).known, false);
  });

  it("reads the one of two properties that is set", () => {
    const either = (properties: object) => read(properties).getEither("one", "other").asString(known("none"));
    assert.deepEqual(either({ one: "1", other: "2" }), known("1"));
    assert.deepEqual(either({ one: null, other: "2" }), known("2"));
    assert.deepEqual(either({ one: [], other: notYetKnown }), unknown("other comes later", "wait"));
    assert.deepEqual(either({}), known("none"));
  });

  it("reads a block from an object, a list of one or nothing", () => {
    const block = (it: unknown) => read({ it }).get("it").asBlock().get("flag").asBoolean(known(false));
    assert.deepEqual(block({ flag: true }), known(true));
    assert.deepEqual(block([{ flag: true }, { flag: false }]), known(true));
    for (const nothing of [undefined, null, [], {}, [{}]]) {
      assert.deepEqual(block(nothing), known(false), JSON.stringify(nothing));
    }
    assert.deepEqual(block([{ flag: notYetKnown }]), unknown("it[0].flag comes later", "wait"));
    assert.deepEqual(block(notYetKnown), unknown("it comes later", "wait"));
    assert.deepEqual(block("x"), unknown("it is a string, not an object", "make it an object"));
  });

  it("copies documents, all or nothing", () => {
    const copy = (it: unknown) => read({ it }).get("it").asDocument();
    const document = { a: [1, "x", null, { b: false }], ["__proto__"]: { c: 1 } };
    assert.deepEqual(copy(document), known(document));
    assert.deepEqual(copy("{}"), known("{}"));
    assert.deepEqual(copy(undefined), known(undefined));
    assert.deepEqual(copy({ a: [{ b: notYetKnown }] }), unknown("it.a[0].b comes later", "wait"));
  });

  it("does not print keys of documents that are not plain words", () => {
    const key = "\u001b[2J\nFix: hunter2";
    const copied = read({ it: { [key]: { a: notYetKnown } } })
      .get("it")
      .asDocument();
    assert.deepEqual(copied, unknown("it.*.a comes later", "wait"));
  });

  it("copies hostile objects in bounded time", () => {
    const circle: Record<string, unknown> = {};
    for (const key of "abcdefghijklmnop") {
      circle[key] = circle;
    }
    const endless = read({ it: circle }).get("it").asDocument();
    assert.ok(!endless.known);
    assert.match(endless.why, /^it(\.a)+ is larger than AWS allows$/);
    const wide = read({ it: Array.from({ length: 50_000 }, () => ({})) })
      .get("it")
      .asDocument();
    assert.deepEqual(wide, unknown("it[19999] is larger than AWS allows", "make it smaller"));
    const secretive = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no keys");
        },
      },
    );
    assert.deepEqual(read({ it: secretive }).get("it").asDocument(), known({}));
  });

  it("says that an encrypted secret of an exported file cannot be read", () => {
    assert.deepEqual(
      read({ it: "[secret]" }).get("it").asBoolean(absent),
      unknown("it is a secret that cannot be read offline", "analyze the stack itself instead of an exported file"),
    );
  });
});
