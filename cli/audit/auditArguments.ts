import { severities, type Severity } from "../../audit/choices";
import { formats } from "../../audit/formats";
import type { Format } from "../../audit/formats/format";
import { quote, suggestion } from "../../audit/text";
import { type Checked, collecting, type Given, oneOf, ruleNames, text, texts } from "./options";
import {
  accountArguments,
  faultsTogether,
  type GivenSurveyOptions,
  paceArguments,
  type SurveyArguments,
} from "./surveyArguments";

/** What stands behind each option; `true` where nothing does. */
export interface GivenOptions extends GivenSurveyOptions {
  readonly rules?: Given;
  readonly failOn?: Given;
  readonly since?: Given;
  readonly format?: Given;
  readonly output?: Given;
}

/** What to audit, and where the report goes. */
export interface AuditArguments extends SurveyArguments {
  /** The only rules to ask. */
  readonly rules?: readonly string[];
  readonly failOn: Severity;
  /** Path of the earlier report to compare with. */
  readonly since?: string;
  readonly outputs: readonly ReportOutput[];
}

/** One form of the report. */
export interface ReportOutput {
  readonly format: Format;
  /** Path of its file; absent where it goes to standard output. */
  readonly path?: string;
}

/** The options as arguments, or every fault, a sentence each without its full stop, in the order of the help. */
export function auditArguments(given: GivenOptions): Checked<AuditArguments> {
  const { faults, check } = collecting();
  const accounts = accountArguments(given, check);
  const asked = check(ruleNames("--rules", given.rules));
  const failOn = check(oneOf("--fail-on", given.failOn, severities, severities[0]));
  const since = check(text("--since", given.since));
  const outputs = check(outputsOf(given));
  const pace = paceArguments(given, check);
  return {
    faults: [...faults, ...faultsTogether(given)],
    value: {
      ...accounts,
      ...(asked.length > 0 && { rules: asked }),
      failOn,
      ...(since !== undefined && { since }),
      outputs,
      ...pace,
    },
  };
}

/** The first format goes to the first output, and so on; a format without an output, or with `-`, to standard output. */
function outputsOf({ format, output }: GivenOptions): Checked<readonly ReportOutput[]> {
  const names = texts("--format", format);
  const paths = texts("--output", output);
  const formatNames = formats.map((each) => each.name);
  const unknown = names.value.filter((name) => !formatNames.includes(name));
  const faults = [
    ...names.faults,
    ...unknown.map((name) => `--format: ${quote(name)} is not allowed${suggestion(name, formatNames)}`),
    ...paths.faults,
  ];
  const chosen =
    format === undefined
      ? formats.slice(0, 1)
      : names.value.flatMap((name) => formats.find((each) => each.name === name) ?? []);
  if (faults.length > 0) {
    return { faults, value: [] };
  }
  const value = chosen.map((each, index) => {
    const path = paths.value[index];
    return { format: each, ...(path !== undefined && path !== "-" && { path }) };
  });
  const files = value.flatMap(({ path }) => path ?? []);
  const repeated = [...new Set(files.filter((path, index) => files.indexOf(path) < index))];
  return {
    faults: [
      ...(paths.value.length > chosen.length
        ? [
            `--output stands there ${paths.value.length} times for ${chosen.length === 1 ? "1 format" : `${chosen.length} formats`}. Give each its own --format`,
          ]
        : []),
      ...(value.length - files.length > 1
        ? ["more than one --format goes to standard output. Give the others an --output"]
        : []),
      ...repeated.map((path) => `two formats go to --output ${quote(path)}. Give each its own file`),
    ],
    value,
  };
}
