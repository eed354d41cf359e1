import { partitionOf } from "../../rules/partitions";
import { quote } from "../../rules/text";

/** An account of a list. */
export interface ListedAccount {
  /** Its 12 digits. */
  readonly id: string;
  /** The role to assume in it: a name, with its path if it has one, or an ARN. */
  readonly role?: string;
  /** What the trust of the role asks for. It is a secret of sorts: never print it. */
  readonly externalId?: string;
  /** The region to ask. */
  readonly region?: string;
}

/** What is wrong with a value, a clause that names what is allowed; `undefined` where nothing is. */
type Check = (value: string) => string | undefined;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const roleName = /^(?:[\w+=,.@-]+\/){0,20}[\w+=,.@-]{1,64}$/;
const roleArn = /^arn:[a-z-]+:iam::(\d{12}):role\/(.+)$/;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const externalId = /^[\w+=,.@:/-]{2,1224}$/;

/** What is wrong with the id of an account. */
export const accountIdFault: Check = (value) => {
  if (/^\d{12}$/.test(value)) {
    return undefined;
  }
  const fault = `${quote(value)} is not the id of an account. Write its 12 digits`;
  if (/^\d{1,11}$/.test(value)) {
    return `${fault}: ${quote(value.padStart(12, "0"))} if they began with zeros, which numbers and spreadsheets lose`;
  }
  return /^\d(?:[.,]\d+)?e\+?\d+$/i.test(value) ? `${fault}, which a spreadsheet has shortened` : fault;
};

/** What is wrong with a role: a name or an ARN. */
export const roleFault: Check = (value) =>
  roleName.test(value) || roleName.test(roleArn.exec(value)?.[2] ?? "")
    ? undefined
    : `${quote(value)} is not a role. Write its name, like "Audit", or its ARN`;

/** What is wrong with the name of a role that several accounts have. */
export const roleNameFault: Check = (value) =>
  accountOfRole(value) === undefined
    ? roleFault(value)
    : `${quote(value)} is the role of one account. Write its name alone, or its ARN in the list`;

/** What is wrong with an external id. The value is not shown. */
export const externalIdFault: Check = (value) =>
  externalId.test(value)
    ? undefined
    : "the external id is not one (it is not shown, as it may be secret). Write 2 to 1224 letters, digits and _+=,.@:/-";

/** What is wrong with a region. */
export const regionFault: Check = (value) =>
  partitionOf(value) === undefined ? `${quote(value)} is not a region of AWS. Write one like "eu-west-1"` : undefined;

/** The account that the ARN of a role names; `undefined` where it is a name. */
export function accountOfRole(role: string): string | undefined {
  return roleArn.exec(role)?.[1];
}

/** What is wrong with each property by itself, in the order of reports. */
const checks: Readonly<Record<keyof ListedAccount, Check>> = {
  id: accountIdFault,
  role: roleFault,
  externalId: externalIdFault,
  region: regionFault,
};

/** The properties of an account in a list. */
export const properties = Object.keys(checks) as readonly (keyof ListedAccount)[];

/** What is wrong with an account of a list, from values that are texts, as clauses. */
export function accountFaults(values: Readonly<Partial<Record<keyof ListedAccount, string>>>): readonly string[] {
  const faults = properties.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : (checks[name](value) ?? []);
  });
  const { id, role } = values;
  if (id === undefined) {
    return ["it has no id. Write the 12 digits of an account", ...faults];
  }
  const other = role === undefined ? undefined : accountOfRole(role);
  return faults.length > 0 || other === undefined || other === id
    ? faults
    : [`the role ${quote(role ?? "")} is of account ${other}, not of ${id}. Write a role of the account`];
}
