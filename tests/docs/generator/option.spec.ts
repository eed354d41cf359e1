import assert from "node:assert/strict";
import { accountIdCheck } from "../../../components/arguments/aws/accountIdCheck";
import { days } from "../../../components/arguments/aws/days";
import { oneOf } from "../../../components/arguments/schema/oneOf";
import { flag, number, plainText, type Shape } from "../../../components/arguments/schema/shape";
import type { Property } from "../../../docs/generator/documentedType";
import { optionFaults as faultsOf, optionOf, type Declared } from "../../../docs/generator/option";
import { property } from "./sources";

const page = "@see https://docs.aws.amazon.com/x.html";

function option(comment: string, tag = page, member = "a?: string;") {
  return property(`/**\n * ${comment}\n *\n * ${tag}\n */\n${member}`);
}

/** A text that may be anything. */
const anything = plainText({ allowed: "", problem: () => undefined });

function optionFaults(property: Property, declared: Partial<Declared> = {}): string[] {
  return faultsOf(property, { shape: anything, fallback: undefined, needs: [], ...declared });
}

describe("optionOf", () => {
  it("takes the range, the default and the costs out of the comment, wherever they stand", () => {
    const { meaning, takes, defaultsTo, costs } = optionOf(
      option(
        "Age in days, like `a.`. Takes 0.5 to 10, or `a.b`. Defaults to `x.y`: no. `b` stays. Costs 0.02 $ per 1,000 files.",
      ),
    );
    assert.equal(meaning, "Age in days, like `a.`. `b` stays.");
    assert.equal(takes, "0.5 to 10, or `a.b`");
    assert.equal(defaultsTo, "`x.y`: no");
    assert.equal(costs, "0.02 $ per 1,000 files");
  });

  it("knows no range and no costs where none are named", () => {
    const { takes, costs } = optionOf(option("Name. Defaults to none."));
    assert.deepEqual([takes, costs], [undefined, undefined]);
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
    const color = plainText(oneOf("a color", ["RED"]));
    const shape: Shape = {
      kind: "list",
      takes: "at most 9",
      of: { kind: "object", required: [], fields: { name: anything, color } },
    };
    const declarations = `} const Color = { Red: "RED" } as const; interface Part { name: string;
      /** Color. Takes \`RED\`. */
      color?: Color;`;
    assert.deepEqual(
      optionFaults(option("Parts. Takes at most 9. Defaults to none.", page, `a?: Part[]; ${declarations}`), { shape }),
      [
        "args.ts:8: name has no comment. Say what it means, in whole sentences.",
        'args.ts:10: color has 0 sentences "Defaults to ...". An optional one has one, a required one none.',
        "args.ts:10: color: its value RED has no comment. Say what it means where it is declared.",
      ],
    );
  });

  const retention = { shape: number(days(365, 36500, { zero: "for never" })), fallback: 2557 };
  const takes = "Takes 365 to 36500, or 0 for never.";

  it("accepts a comment that says the range and the default of the code", () => {
    for (const defaults of ["Defaults to 2557.", "Defaults to 2557, which is seven years."]) {
      assert.deepEqual(optionFaults(option(`Days. ${takes} ${defaults}`), retention), []);
    }
    const mode = { shape: plainText(oneOf("a mode", ["A", "B"])), fallback: "B" };
    assert.deepEqual(optionFaults(option("Mode in S3. Takes `A` or `B`. Defaults to `B`."), mode), []);
    assert.deepEqual(optionFaults(option("Whether. Defaults to `false`."), { shape: flag }), []);
  });

  it("accepts a comment that says what the code says it needs", () => {
    assert.deepEqual(optionFaults(option("Name. Needs `b` or `c`. Defaults to none."), { needs: ["b", "c"] }), []);
  });

  const mustSay = `must say, once, what its check does: "${takes}"`;
  const hasNumber =
    'has a number in its comment. A range or length is said in the sentence "Takes ...", which is held to the check; ' +
    "whatever else is counted is said without the number.";
  const tampered: readonly (readonly [
    title: string,
    comment: string,
    declared: Partial<Declared>,
    messages: string[],
  ])[] = [
    ["another range", "Days. Takes 30 to 36500, or 0 for never. Defaults to 2557.", retention, [mustSay]],
    ["no range", "Days. Defaults to 2557.", retention, [mustSay]],
    ["the range twice", `Days. ${takes} ${takes} Defaults to 2557.`, retention, [mustSay]],
    ["a second range", `Days, 30 to 36500. ${takes} Defaults to 2557.`, retention, [hasNumber]],
    [
      "a range that no check has",
      "Days. Takes 1 to 3. Defaults to none.",
      {},
      ['says "Takes 1 to 3.", but its check does not. Say it in the check, or leave it out.'],
    ],
    [
      "another default",
      `Days. ${takes} Defaults to 1000.`,
      retention,
      [`says "Defaults to 1000.", but its default is 2557.`],
    ],
    [
      "a default that only starts alike",
      `Days. ${takes} Defaults to 25570.`,
      retention,
      [`says "Defaults to 25570.", but its default is 2557.`],
    ],
    [
      "a default with another number in its explanation",
      `Days. ${takes} Defaults to 2557, which is 8 years.`,
      retention,
      [`says "Defaults to 2557, which is 8 years.", but its default is 2557.`],
    ],
    [
      "a default of a number that the code has not",
      "Id. Takes 12 digits. Defaults to 1.",
      { shape: plainText(accountIdCheck) },
      [`says "Defaults to 1.", but components/arguments/argumentChecks.ts declares no default for it.`],
    ],
    [
      "a flag that is on by default",
      "Whether. Defaults to `true`.",
      { shape: flag },
      [`says "Defaults to \`true\`.", but its default is \`false\`.`],
    ],
    [
      "something it needs that is not declared",
      "Name. Needs `b`. Defaults to none.",
      {},
      ['says "Needs `b`.", but its check does not. Declare what it needs beside its check.'],
    ],
    [
      "something it needs that the comment does not say",
      "Name. Defaults to none.",
      { needs: ["b"] },
      ['must say, once, what is declared beside its check: "Needs `b`."'],
    ],
    [
      "something else that it needs",
      "Name. Needs `b`. Defaults to none.",
      { needs: ["b", "c"] },
      ['must say, once, what is declared beside its check: "Needs `b` or `c`."'],
    ],
    [
      "an option without a check",
      "Name. Defaults to none.",
      { shape: undefined },
      ["has no check. Declare one in components/arguments."],
    ],
  ];
  for (const [title, comment, declared, messages] of tampered) {
    it(`finds ${title}`, () => {
      assert.deepEqual(
        optionFaults(option(comment), declared),
        messages.map((message) => `args.ts:8: a ${message}`),
      );
    });
  }
});
