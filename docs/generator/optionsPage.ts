import { configCommands, type ConfigValue } from "./configCommands";
import type { Shape } from "../../components/arguments/schema/shape";
import type { DocumentedInterface, DocumentedType, Property } from "./documentedType";
import { optionOf, optionFaults } from "./option";
import { groupFaults, type GroupTitle } from "./optionGroups";

/** What the page of options is made of. */
export interface OptionsPage {
  readonly args: DocumentedInterface;
  /** What each option must be like and what it needs, by name. */
  readonly checks: Readonly<Record<string, Shape & { readonly needs?: readonly string[] }>>;
  /** What options are when they are left out, by name, as far as that is a value of their own. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly titles: readonly GroupTitle[];
  /** A value for each option, by name. */
  readonly examples: Readonly<Record<string, ConfigValue>>;
  /** Namespace of the configuration keys. */
  readonly namespace: string;
}

/**
 * The page that describes every option.
 *
 * @throws Error that lists everything that is missing in the comments, the titles and the examples, and where comments and
 * code differ
 */
export function optionsPage(page: OptionsPage): string {
  const { args, checks, defaults, titles, namespace } = page;
  const faults = [
    ...args.sections.flat().flatMap((option) => {
      const check = checks[option.name];
      return optionFaults(option, { shape: check, fallback: defaults[option.name], needs: check?.needs ?? [] });
    }),
    ...groupFaults(titles, args.sections),
    ...missing(page),
  ];
  if (faults.length > 0) throw new Error(["The options cannot be documented:", ...faults].join("\n  "));
  const groups = titles.map(({ title }, index) => ({ title, options: args.sections[index] ?? [] }));
  return [
    "<!-- Written by `npm run docs` from components/multiRegionTrailArgs.ts and components/arguments. -->",
    "# Options",
    args.comment,
    introduction(namespace),
    groups.map(({ title, options }) => `- [${title}](#${anchor(title)}): ${options.map(linkTo).join(", ")}`).join("\n"),
    ...groups.flatMap(({ title, options }) => [
      `## ${title}`,
      ...options.flatMap((option) =>
        optionSection(option, configCommands(`${namespace}:${option.name}`, exampleOf(page, option))),
      ),
    ]),
  ].join("\n\n");
}

function introduction(namespace: string): string {
  return [
    "In a stack of your own, an option is an argument of the component, as in",
    '`new MultiRegionTrail("audit", { s3KeyPrefix: "audit" })`, and in YAML one of its `properties`. In the program of this',
    "repository, and only there, it is a key of the configuration under the same name, in the namespace",
    `\`${namespace}\`: the commands below set one, and \`npx pulumi config rm KEY\` gives it its default again. Wrong values and`,
    "unknown names are refused before anything is created. Types are those of TypeScript: where one says `Input`,",
    "code may also pass an output of another resource. The program calls its component `cloudtrail-baseline`;",
    "what else it takes is in [README.md](../README.md#use-it-on-your-account).",
  ].join(" ");
}

function missing({ args, examples }: OptionsPage): string[] {
  return args.sections
    .flat()
    .filter(({ name }) => examples[name] === undefined)
    .map(({ name }) => `${name} has no example. Add a value to docs/generator/exampleArguments.ts.`);
}

function exampleOf({ examples }: OptionsPage, { name }: Property): ConfigValue {
  return examples[name] ?? "";
}

function optionSection(property: Property, commands: readonly string[]): string[] {
  const { meaning, takes, defaultsTo, costs } = optionOf(property);
  return [
    `### \`${property.name}\``,
    meaning,
    [
      ...typeLines(property.type),
      ...(takes === undefined ? [] : [`- Takes: ${takes}`]),
      `- Default: ${defaultsTo}`,
      `- Costs: ${costs ?? "nothing of its own"}`,
      `- See: ${property.pages.map((page) => `[${pageName(page)}](${page})`).join(", ")}`,
    ].join("\n"),
    ["```sh", ...commands, "```"].join("\n"),
  ];
}

function typeLines({ written, choices, properties }: DocumentedType): string[] {
  const list = /(\[\]$)|(^Record<)/.test(written);
  const kind = choices.length > 0 ? "choices" : properties.length > 0 ? "object" : "";
  const detail = { choices: list ? ", of" : ", one of", object: list ? ", each with" : ", with", "": "" }[kind];
  return [
    `- Type: \`${written}\`${detail}`,
    ...choices.map(({ value, meaning }) => `  - \`${value}\`: ${meaning}`),
    ...propertyLines(properties, "  "),
  ];
}

function propertyLines(properties: readonly Property[], indent: string): string[] {
  return properties.flatMap(({ name, optional, type, comment }) => [
    `${indent}- \`${name}${optional ? "?" : ""}\` (\`${type.written}\`): ${comment}`,
    ...propertyLines(type.properties, `${indent}  `),
  ]);
}

function linkTo({ name }: Property): string {
  return `[\`${name}\`](#${anchor(name)})`;
}

/** Address of a heading within a page, as GitHub makes it. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

/** What a page's file is called, which is all of its title that its address tells. */
function pageName(page: string): string {
  const { pathname } = new URL(page);
  return (pathname.split("/").filter(Boolean).at(-1) ?? page).replace(/\.html$/, "");
}
