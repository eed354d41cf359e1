import type { Property } from "./documentedType";

/** What the comment of an option says, taken apart. */
export interface Option {
  readonly property: Property;
  /** Every sentence but the next two. */
  readonly meaning: string;
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
  const [defaults, costs] = [startingWith(sentences, "Defaults to "), startingWith(sentences, "Costs ")];
  return {
    property,
    meaning: sentences.filter((each) => !/^(Defaults to|Costs) /.test(each)).join(" "),
    defaultsTo: defaults[0] ?? "",
    costs: costs[0],
  };
}

/**
 * What is missing in the declaration and the comment of an option, and of the properties of the objects it takes; nothing
 * for complete ones. Each message names file, line and fix.
 */
export function optionFaults(option: Property): string[] {
  const site = documentationSites.join(" or ");
  const pages = option.pages.filter((page) => documentationSites.some((each) => page.startsWith(each)));
  return [
    ...propertyFaults(option),
    ...(option.optional ? [] : [`${where(option)} is required. Give it a default and a question mark.`]),
    ...(pages.length > 0 && pages.length === option.pages.length
      ? []
      : [`${where(option)} names no page of AWS. End its comment with \`@see\` and an address at ${site}.`]),
  ];
}

function propertyFaults(property: Property): string[] {
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
    ...choices
      .filter(({ meaning }) => meaning === "")
      .map(
        ({ value }) => `${where(property)}: its value ${value} has no comment. Say what it means where it is declared.`,
      ),
    ...properties.flatMap(propertyFaults),
  ];
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
