import assert from "node:assert/strict";
import { optionFaults, optionOf } from "../../../docs/generator/option";
import { property } from "./sources";

const page = "@see https://docs.aws.amazon.com/x.html";

function option(comment: string, tag = page, member = "a?: string;") {
  return property(`/**\n * ${comment}\n *\n * ${tag}\n */\n${member}`);
}

describe("optionOf", () => {
  it("takes default and costs out of the comment, wherever they stand", () => {
    const { meaning, defaultsTo, costs } = optionOf(
      option("Age in days: 0.5 to 10, like `a.`. Defaults to `x.y`: no. `b` stays. Costs 0.02 $ per 1,000 files."),
    );
    assert.equal(meaning, "Age in days: 0.5 to 10, like `a.`. `b` stays.");
    assert.equal(defaultsTo, "`x.y`: no");
    assert.equal(costs, "0.02 $ per 1,000 files");
  });

  it("knows no costs where none are named", () => {
    assert.equal(optionOf(option("Name. Defaults to none.")).costs, undefined);
  });
});

describe("optionFaults", () => {
  it("finds nothing wrong with a complete comment", () => {
    assert.deepEqual(optionFaults(option("Name. Defaults to none. Costs 1 $ a month.")), []);
  });

  it("accepts a page of Pulumi's, for what AWS has no part in", () => {
    assert.deepEqual(optionFaults(option("Name. Defaults to none.", "@see https://www.pulumi.com/docs/x/")), []);
  });

  for (const [title, faulty, message] of [
    ["no default", option("Name."), 'has 0 sentences "Defaults to ...". An optional one has one, a required one none.'],
    [
      "two defaults",
      option("Name. Defaults to a. Defaults to b."),
      'has 2 sentences "Defaults to ...". An optional one has one, a required one none.',
    ],
    [
      "two costs",
      option("Name. Defaults to a. Costs 1 $. Costs 2 $."),
      'has several sentences "Costs ...". Make them one.',
    ],
    ["no meaning", option("Defaults to none."), "has no sentence that says what it means."],
    ["no full stop", option("Name. Defaults to none"), "its comment ends without a full stop."],
    [
      "a question mark missing",
      option("Name.", page, "a: string;"),
      "is required. Give it a default and a question mark.",
    ],
    ["no page", option("Name. Defaults to none.", "@internal"), "names no page of AWS."],
    ["another page", option("Name. Defaults to none.", "@see https://example.com/"), "names no page of AWS."],
  ] as const) {
    it(`finds ${title}`, () => {
      const faults = optionFaults(faulty);
      assert.equal(faults.length, 1, faults.join("\n"));
      assert.match(faults[0] ?? "", /^args\.ts:8: a:? /);
      assert.ok(faults[0]?.includes(message), faults[0]);
    });
  }

  it("finds a missing comment, beside the missing page", () => {
    assert.deepEqual(
      optionFaults(property("a?: string;")).map((fault) => fault.slice(0, 32)),
      ["args.ts:3: a has no comment. Say", "args.ts:3: a names no page of AW"],
    );
  });

  it("looks into the objects and finite sets an option takes", () => {
    const declarations = `} const Color = { Red: "RED" } as const; interface Part { name: string;
      /** Color. */
      color?: Color;`;
    assert.deepEqual(optionFaults(option("Parts. Defaults to none.", page, `a?: Part[]; ${declarations}`)), [
      "args.ts:8: name has no comment. Say what it means, in whole sentences.",
      'args.ts:10: color has 0 sentences "Defaults to ...". An optional one has one, a required one none.',
      "args.ts:10: color: its value RED has no comment. Say what it means where it is declared.",
    ]);
  });
});
