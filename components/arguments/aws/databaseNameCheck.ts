import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 255];

/**
 * The name of a Glue database that SQL can name without quotes, as the named queries do.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
 */
export const databaseNameCheck: TextCheck = {
  takes: `${between(least, most)} lowercase letters, digits and \`_\``,
  allowed: `The name of a database has ${between(least, most)} characters: lowercase letters, digits and \`_\`; it starts with a letter.`,
  problem: (name) =>
    charactersProblem(name, least, most, /[^a-z0-9_]/u) ??
    (/^[a-z]/.test(name) ? undefined : "does not start with a lowercase letter"),
};
