import {
  type Configuration,
  type EarlierReport,
  type ListedAccount,
  readAccountList,
  readConfiguration,
} from "../../audit/inputs";
import { quote } from "../../audit/text";
import type { AuditArguments } from "./auditArguments";
import type { AccountArguments } from "./surveyArguments";
import { readEarlier } from "./readEarlier";
import { readInput } from "./readInput";
import { unwritable } from "./reportFiles";

/** What stands in the files that say which accounts to ask, and by which rules. */
export interface SurveyInputs {
  /** Absent where there is no list. */
  readonly accounts?: readonly ListedAccount[];
  readonly configuration: Configuration;
}

/** What stands in the files that the arguments of an audit name. */
export interface AuditInputs extends SurveyInputs {
  /** Absent where there is none to compare with. */
  readonly earlier?: EarlierReport;
}

/** Inputs, or everything that is wrong with them, as sentences without their full stop. */
export type ReadInputs<Inputs> = { readonly inputs: Inputs } | { readonly faults: readonly string[] };

/** Reads the files of an audit, and finds out whether its reports can be written. */
export async function readInputs(args: AuditArguments): Promise<ReadInputs<AuditInputs>> {
  const { since, outputs } = args;
  const [read, earlier, ...files] = await Promise.all([
    readSurveyInputs(args),
    since === undefined ? undefined : readEarlier(since),
    ...outputs.map(({ path }) => (path === undefined ? undefined : unwritable("--output", path))),
  ]);
  const faults = [
    ...("faults" in read ? read.faults : []),
    ...(earlier !== undefined && "fault" in earlier ? [earlier.fault] : []),
    ...files.flatMap((fault) => fault ?? []),
  ];
  return faults.length > 0 || "faults" in read
    ? { faults }
    : { inputs: { ...read.inputs, ...(earlier !== undefined && "report" in earlier && { earlier: earlier.report }) } };
}

/** Reads the list of accounts and the configuration. */
export async function readSurveyInputs({
  accounts,
  config,
  preset,
}: AccountArguments): Promise<ReadInputs<SurveyInputs>> {
  const [list, configuration] = await Promise.all([
    accounts === undefined ? undefined : readList(accounts),
    readConfigurationFile(config, preset),
  ]);
  const faults = [...(list?.faults ?? []), ...("faults" in configuration ? configuration.faults : [])];
  return faults.length > 0 || "faults" in configuration
    ? { faults }
    : { inputs: { ...(list !== undefined && { accounts: list.accounts }), configuration } };
}

async function readList(path: string): Promise<ReturnType<typeof readAccountList>> {
  const input = await readInput("--accounts", path);
  if ("fault" in input) {
    return { accounts: [], faults: [input.fault] };
  }
  const { accounts, faults } = readAccountList(input.text);
  return { accounts, faults: faults.map((fault) => `--accounts ${quote(path)}: ${fault}`) };
}

async function readConfigurationFile(
  path: string | undefined,
  preset: AccountArguments["preset"],
): Promise<ReturnType<typeof readConfiguration>> {
  if (path === undefined) {
    return readConfiguration({}, preset);
  }
  const input = await readInput("--config", path);
  if ("fault" in input) {
    return { faults: [input.fault] };
  }
  const configuration = readConfiguration(input.text, preset);
  return "faults" in configuration
    ? { faults: configuration.faults.map((fault) => `--config ${quote(path)}: ${fault}`) }
    : configuration;
}
