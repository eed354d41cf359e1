import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argumentChecks } from "../../../components/arguments/argumentChecks";
import { days } from "../../../components/arguments/aws/days";
import { defaults } from "../../../components/arguments/defaults";
import { oneOf } from "../../../components/arguments/schema/oneOf";
import { number, plainText, type Shape } from "../../../components/arguments/schema/shape";
import { exampleArguments } from "../../../docs/generator/exampleArguments";
import { optionGroups } from "../../../docs/generator/optionGroups";
import { optionsPage } from "../../../docs/generator/optionsPage";
import { readInterface } from "../../../docs/generator/readInterface";
import { args } from "./sources";

const repository = join(__dirname, "..", "..", "..");

const parts: Shape = {
  kind: "list",
  most: 3,
  of: {
    kind: "object",
    required: ["name"],
    fields: { kind: plainText(oneOf("a kind", ["S"])), name: plainText({ allowed: "", problem: () => undefined }) },
  },
};

const small = {
  args: args(`
    /**
     * How many. Takes 1 to 9. Defaults to 1. Costs 2 $.
     *
     * @see https://docs.aws.amazon.com/guide/how-many.html
     */
    readonly count?: number;

    /**
     * Parts. Takes at most 3. Defaults to none.
     *
     * @see https://docs.aws.amazon.com/guide/parts.html#top
     */
    readonly parts?: Part[];
  } const Kind = {
    /** Small. */
    S: "S"
  } as const;
  interface Part {
    /** Its kind. Takes \`S\`. Defaults to \`S\`. */
    kind?: Kind;
    /** Its name. */
    name: string;`),
  checks: { count: number(days(1, 9)), parts },
  defaults: { count: 1 },
  titles: [
    { title: "Numbers", first: "count" },
    { title: "All parts", first: "parts" },
  ],
  examples: { count: 3, parts: [{ name: "a" }] },
  namespace: "p",
};

describe("optionsPage", () => {
  it("says everything about an option in its section", () => {
    const page = optionsPage(small);
    assert.equal(
      page.slice(page.indexOf("## Numbers")),
      [
        "## Numbers",
        "### `count`",
        "How many.",
        "- Type: `number`\n- Takes: 1 to 9\n- Default: 1\n- Costs: 2 $\n- See: [how-many](https://docs.aws.amazon.com/guide/how-many.html)",
        "```sh\nnpx pulumi config set p:count 3\n```",
        "## All parts",
        "### `parts`",
        "Parts.",
        [
          "- Type: `Part[]`, each with",
          "  - `kind?` (`Kind`): Its kind. Takes `S`. Defaults to `S`.",
          "  - `name` (`string`): Its name.",
          "- Takes: at most 3",
          "- Default: none",
          "- Costs: nothing of its own",
          "- See: [parts](https://docs.aws.amazon.com/guide/parts.html#top)",
        ].join("\n"),
        "```sh\nnpx pulumi config set --path 'p:parts[0].name' a\n```",
      ].join("\n\n"),
    );
  });

  it("begins with links to every group and option", () => {
    assert.ok(
      optionsPage(small).includes(
        "- [Numbers](#numbers): [`count`](#count)\n- [All parts](#all-parts): [`parts`](#parts)\n",
      ),
    );
  });

  it("lists the values of a finite set with their meaning", () => {
    const size = plainText(oneOf("a size", ["SMALL"]));
    const set = args(`
      /**
       * Size. Takes \`SMALL\`. Defaults to none.
       *
       * @see https://docs.aws.amazon.com/x.html
       */
      size?: Size;
      /**
       * Sizes. Takes any of \`SMALL\`. Defaults to none.
       *
       * @see https://docs.aws.amazon.com/x.html
       */
      sizes?: Size[];
    } const Size = {
      /** Not big. */
      Small: "SMALL"
    } as const; interface Other {`);
    const page = optionsPage({
      args: set,
      checks: { size, sizes: { kind: "list", of: size } },
      defaults: {},
      titles: [{ title: "Size", first: "size" }],
      examples: { size: "SMALL", sizes: ["SMALL"] },
      namespace: "p",
    });
    assert.ok(page.includes("- Type: `Size`, one of\n  - `SMALL`: Not big.\n"));
    assert.ok(page.includes("- Type: `Size[]`, of\n  - `SMALL`: Not big.\n"));
  });

  it("names everything that is missing at once", () => {
    const incomplete = { ...small, args: args("/** How many. */\ncount?: number;"), examples: {} };
    assert.throws(() => optionsPage(incomplete), {
      message: [
        "The options cannot be documented:",
        '  args.ts:4: count has 0 sentences "Defaults to ...". An optional one has one, a required one none.',
        '  args.ts:4: count must say, once, what its check does: "Takes 1 to 9."',
        "  args.ts:4: count names no page of AWS. End its comment with `@see` and an address at " +
          "https://docs.aws.amazon.com/ or https://www.pulumi.com/docs/.",
        "  The sections of the arguments begin with count, the titles in docs/generator/optionGroups.ts are for count, parts. " +
          "Make them the same: a blank line before a comment begins a section.",
        "  count has no example. Add a value to docs/generator/exampleArguments.ts.",
      ].join("\n"),
    });
  });

  it("has a section for every argument of the component", () => {
    const read = (path: string): string => readFileSync(join(repository, path), "utf8");
    const page = optionsPage({
      args: readInterface(read, "components/multiRegionTrailArgs.ts", "MultiRegionTrailArgs"),
      checks: argumentChecks,
      defaults,
      titles: optionGroups,
      examples: exampleArguments,
      namespace: "cloudtrail-baseline",
    });
    // The compiler holds the examples to exactly the arguments of the component.
    const headings = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);
    assert.deepEqual(headings.sort(), Object.keys(exampleArguments).sort());
  });
});
