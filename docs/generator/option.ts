import type { Shape } from "../../components/arguments/schema/shape";
import { takesOf } from "../../components/arguments/schema/takes";
import type { Property } from "./documentedType";

/** What the code says of an option or of a property of the objects it takes. */
export interface Declared {
  /** What it must be like; `undefined` where no check is declared. */
  readonly shape: Shape | undefined;
  /** What it is when it is left out; `undefined` where that is no value of its own. */
  readonly fallback: unknown;
  /** The options without which it has no effect; one of them is enough. */
  readonly needs: readonly string[];
}

/** What the comment of an option says, taken apart. */
export interface Option {
  readonly property: Property;
  /** Every sentence but the next three. */
  readonly meaning: string;
  /** What follows "Takes", without the full stop; `undefined` for an option whose type says it all. */
  readonly takes: string | undefined;
  /** What follows "Defaults to", without the full stop. */
  readonly defaultsTo: string;
  /** What follows "Costs", without the full stop; `undefined` for an option that costs nothing itself. */
  readonly costs: string | undefined;
}

/** Where the pages that explain an option are: what AWS does, and what Pulumi does where AWS has no part in it. */
const documentationSites = ["https://docs.aws.amazon.com/", "https://www.pulumi.com/docs/"];

/** Takes the comment of an option apart; what {@link optionFaults} objects to comes out empty. */
export function optionOf(property: Property): Option {
  const sentences = sentencesOf(property.comment);
  const [takes, defaults, costs] = ["Takes ", "Defaults to ", "Costs "].map(
    (start) => startingWith(sentences, start)[0],
  );
  return {
    property,
    meaning: sentences.filter((each) => !/^(Takes|Defaults to|Costs) /.test(each)).join(" "),
    takes,
    defaultsTo: defaults ?? "",
    costs,
  };
}

/**
 * What is missing in the declaration and the comment of an option, and of the properties of the objects it takes, and
 * what a comment says otherwise than the code; nothing for complete ones. Each message names file, line and fix.
 */
export function optionFaults(option: Property, declared: Declared): string[] {
  const site = documentationSites.join(" or ");
  const pages = option.pages.filter((page) => documentationSites.some((each) => page.startsWith(each)));
  return [
    ...propertyFaults(option, declared),
    ...(option.optional ? [] : [`${where(option)} is required. Give it a default and a question mark.`]),
    ...(pages.length > 0 && pages.length === option.pages.length
      ? []
      : [`${where(option)} names no page of AWS. End its comment with \`@see\` and an address at ${site}.`]),
  ];
}

function propertyFaults(property: Property, declared: Declared): string[] {
  if (property.comment === "") return [`${where(property)} has no comment. Say what it means, in whole sentences.`];
  const sentences = sentencesOf(property.comment);
  const defaults = startingWith(sentences, "Defaults to ").length;
  const { choices, properties } = property.type;
  return [
    ...(optionOf(property).meaning === "" ? [`${where(property)} has no sentence that says what it means.`] : []),
    ...(property.comment.endsWith(".") ? [] : [`${where(property)}: its comment ends without a full stop.`]),
    ...(defaults === (property.optional ? 1 : 0)
      ? []
      : [
          `${where(property)} has ${defaults} sentences "Defaults to ...". An optional one has one, a required one none.`,
        ]),
    ...(startingWith(sentences, "Costs ").length > 1
      ? [`${where(property)} has several sentences "Costs ...". Make them one.`]
      : []),
    ...codeFaults(property, declared),
    ...choices
      .filter(({ meaning }) => meaning === "")
      .map(
        ({ value }) => `${where(property)}: its value ${value} has no comment. Say what it means where it is declared.`,
      ),
    ...properties.flatMap((each) =>
      propertyFaults(each, { shape: fieldOf(declared.shape, each.name), fallback: undefined, needs: [] }),
    ),
  ];
}

/** What the comment says otherwise than the code, which is where ranges, needs and defaults stand. */
function codeFaults(property: Property, { shape, fallback: declared, needs }: Declared): string[] {
  if (shape === undefined) return [`${where(property)} has no check. Declare one in components/arguments.`];
  const takes = takesOf(shape);
  const said = startingWith(sentencesOf(property.comment), "Takes ");
  const needed = needs.map((name) => `\`${name}\``).join(" or ");
  const saidNeeds = startingWith(sentencesOf(property.comment), "Needs ").join("; ");
  const { meaning, defaultsTo } = optionOf(property);
  // What is not asked for is off.
  const fallback = shape.kind === "flag" ? false : declared;
  return [
    ...(said.join("; ") === (takes ?? "")
      ? []
      : [
          takes === undefined
            ? `${where(property)} says "Takes ${said.join("; ")}.", but its check does not. Say it in the check, or leave it out.`
            : `${where(property)} must say, once, what its check does: "Takes ${takes}."`,
        ]),
    ...(saidNeeds === needed
      ? []
      : [
          needs.length === 0
            ? `${where(property)} says "Needs ${saidNeeds}.", but its check does not. Declare what it needs beside its check.`
            : `${where(property)} must say, once, what is declared beside its check: "Needs ${needed}."`,
        ]),
    ...(defaultsTo === "" || saysDefault(defaultsTo, fallback)
      ? []
      : [
          `${where(property)} says "Defaults to ${defaultsTo}.", but ` +
            (fallback === undefined
              ? "components/arguments/argumentChecks.ts declares no default for it."
              : `its default is ${shownDefault(fallback)}.`),
        ]),
    ...(hasNumber(meaning)
      ? [
          `${where(property)} has a number in its comment. A range or length is said in the sentence "Takes ...", which is ` +
            "held to the check; whatever else is counted is said without the number.",
        ]
      : []),
  ];
}

/** Whether what follows "Defaults to" is the default itself, with no more than an explanation after a comma. */
function saysDefault(said: string, fallback: unknown): boolean {
  if (fallback === undefined) return !hasNumber(said);
  const start = shownDefault(fallback);
  return said === start || (said.startsWith(`${start}, `) && !hasNumber(said.slice(start.length)));
}

function shownDefault(fallback: unknown): string {
  return typeof fallback === "number" ? String(fallback) : `\`${String(fallback)}\``;
}

/** Whether a text has a number outside of its code; `S3` is a name. */
function hasNumber(text: string): boolean {
  return /(?<![A-Za-z])\d/.test(text.replace(/`[^`]*`/g, ""));
}

/** What a property of the objects in an option must be like. */
function fieldOf(shape: Shape | undefined, name: string): Shape | undefined {
  if (shape?.kind === "list" || shape?.kind === "map") return fieldOf(shape.of, name);
  return shape?.kind === "object" ? shape.fields[name] : undefined;
}

function where({ place, name }: Property): string {
  return `${place}: ${name}`;
}

function sentencesOf(comment: string): string[] {
  return comment.split(/(?<=\.) (?=[A-Z`])/);
}

function startingWith(sentences: readonly string[], start: string): string[] {
  return sentences
    .filter((sentence) => sentence.startsWith(start))
    .map((sentence) => sentence.slice(start.length).replace(/\.$/, ""));
}
