/** A value as the configuration of a stack holds it. */
export type ConfigValue = string | number | boolean | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

/**
 * The commands that set a key to a value: one for a text, number or boolean, one for each of those in a list or object.
 *
 * @param key - full key, for example `cloudtrail-baseline:trailName`
 * @see https://www.pulumi.com/docs/iac/concepts/config/#structured-configuration
 */
export function configCommands(key: string, value: ConfigValue): string[] {
  return leaves(key, value).map(([path, leaf]) => {
    const options = path === key ? [] : ["--path", ...(wouldChangeType(leaf) ? ["--type string"] : [])];
    return ["npx pulumi config set", ...options, quoted(path), quoted(String(leaf))].join(" ");
  });
}

type Leaf = string | number | boolean;

function leaves(path: string, value: ConfigValue): [path: string, leaf: Leaf][] {
  if (typeof value !== "object") return [[path, value]];
  return isList(value)
    ? value.flatMap((item, index) => leaves(`${path}[${index}]`, item))
    : Object.entries(value).flatMap(([key, item]) => leaves(`${path}${step(key)}`, item));
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(value: object): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

function step(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** In lists and objects Pulumi takes a text that reads like a number or a boolean for one, account ids for example. */
function wouldChangeType(leaf: Leaf): boolean {
  return typeof leaf === "string" && /^(true|false|-?\d+)$/.test(leaf);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
