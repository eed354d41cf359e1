import { shellWord } from "./shellWord";

/** Options of a command of the AWS CLI by name: a text, an object as JSON, or `true` for one without a value. */
export type CommandOptions = Readonly<Record<string, string | object | true>>;

/**
 * A command of the AWS CLI, for a POSIX shell.
 *
 * @param operation - service and operation: `cloudtrail update-trail`
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html
 */
export function awsCommand(operation: string, region: string, options: CommandOptions): string {
  const words = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, shellWord(typeof value === "string" ? value : asciiJson(value))],
  );
  return ["aws", operation, "--region", shellWord(region), ...words].join(" ");
}

/** JSON in ASCII: a document may hold characters that are invisible in a terminal, or steer it. */
export function asciiJson(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
