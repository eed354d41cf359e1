import assert from "node:assert/strict";
import { known, unknown } from "../../../../policypack/facts/fact";
import { Property } from "../../../../policypack/facts/pulumi/property";
import { asInPreview, notYetKnown } from "../../preview";

const absent = unknown("absent", "set it");

function read(properties: object): Property {
  return Property.ofResource(asInPreview(properties), (path) => unknown(`${path} comes later`, "wait"));
}

describe("Property", () => {
  it("reads values of the type asked for", () => {
    const properties = read({ flag: false, word: "", words: ["a", "b"], object: { inner: [{ flag: true }] } });
    assert.deepEqual(properties.get("flag").asBoolean(absent), known(false));
    assert.deepEqual(properties.get("word").asString(absent), known(""));
    assert.deepEqual(properties.get("words").asStrings(), known(["a", "b"]));
    const inner = properties.get("object").get("inner").asList();
    assert.ok(inner.known);
    assert.deepEqual(inner.value[0]?.get("flag").asBoolean(absent), known(true));
  });

  it("takes undefined and null for absent", () => {
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

  it("says of a secret that was exported encrypted that it cannot be read", () => {
    assert.deepEqual(
      read({ it: "[secret]" }).get("it").asBoolean(absent),
      unknown("it is a secret that cannot be read offline", "analyze the stack itself instead of an exported file"),
    );
  });
});
