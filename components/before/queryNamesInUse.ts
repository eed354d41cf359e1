import { getNamedQuery } from "@pulumi/aws/athena/getNamedQuery";
import { getCatalogTable } from "@pulumi/aws/glue/getCatalogTable";
import { printable, quote } from "../../rules/text";
import type { ArgumentName } from "../arguments/argumentName";
import { isSet } from "../arguments/conflicts/conflictRules";
import type { Fault } from "../arguments/schema/fault";
import { databaseNameOf, tableName, workgroupNameOf } from "../queries/names";
import { namedQueries } from "../queries/namedQueries";
import { problemOf } from "../problemOf";
import { isOpen } from "./adoption/planned";
import type { Findings, Inspected, Inspection } from "./inspection";
import { databaseType, workgroupType } from "./partTypes";

/** A part of the queries whose name is fixed. The provider looks for nothing but what is in it. */
interface NamedPart {
  readonly argument: ArgumentName;
  readonly thing: string;
  readonly type: string;
  readonly nameOf: (componentName: string) => string;
  /** Looks for what every component has in it. */
  readonly look: (name: string, opts: Inspected["opts"]) => Promise<unknown>;
  /** Whether it is there all the same, by what the provider says where it has not found that; `undefined` for no answer. */
  readonly isThere: (problem: string) => boolean | undefined;
}

const parts: readonly NamedPart[] = [
  {
    argument: "queryWorkgroupName",
    thing: "workgroup",
    type: workgroupType,
    nameOf: workgroupNameOf,
    look: (workgroup, opts) => getNamedQuery({ name: namedQueries[0]?.name ?? "", workgroup }, opts),
    isThere: (problem) => {
      if (/listing Athena Named Queries: .*not found/.test(problem)) return false;
      // It lists those of the workgroup first, and then finds none of that name or none at all.
      const isListed = /reading Athena Named Query .*(empty result|couldn't find resource|NamedQueryIds)/i.test(
        problem,
      );
      return isListed ? true : undefined;
    },
  },
  {
    argument: "queryDatabaseName",
    thing: "database",
    type: databaseType,
    nameOf: databaseNameOf,
    look: (databaseName, opts) => getCatalogTable({ databaseName, name: tableName }, opts),
    isThere: (problem) => (/No Glue table .* found/.test(problem) ? false : undefined),
  },
];

/**
 * Refuses the names of workgroup and database that the queries of another stack have: AWS would refuse them only after
 * bucket, trail and all else were made. A database is found by its table alone, since the provider looks for nothing else.
 */
export const queryNamesInUse: Inspection = async (component) => {
  if (!isSet(component.args, "createQueries") || !component.isStateRead) return {};
  const found = await Promise.all(parts.map((part) => findingsOf(part, component)));
  return {
    faults: found.flatMap(({ faults = [] }) => faults),
    warnings: found.flatMap(({ warnings = [] }) => warnings),
  };
};

async function findingsOf(part: NamedPart, { name, args, shownArgs, deployed, opts }: Inspected): Promise<Findings> {
  const { argument, type, nameOf, look, isThere } = part;
  if (isOpen(args, argument)) return {};
  const given = args[argument];
  const wanted = typeof given === "string" ? given : nameOf(name);
  if (deployed.part(type, name)?.["name"] === wanted) return {};
  const problem = await look(wanted, opts).then(() => undefined, problemOf);
  const isTaken = problem === undefined || isThere(problem);
  if (isTaken === undefined) return { warnings: [couldNotAsk(part, problem ?? "")] };
  return isTaken ? { faults: [takenFault(part, wanted, isOpen(shownArgs, argument))] } : {};
}

function couldNotAsk({ argument, thing }: NamedPart, problem: string): string {
  return `Whether there is a ${thing} of the name in ${argument} already could not be looked up: ${printable(problem, 200)}.`;
}

/**
 * What is said of a name that the queries of another stack have.
 *
 * @param isSecret - whether the name must not be shown
 */
export function takenFault(
  { argument, thing }: Pick<NamedPart, "argument" | "thing">,
  name: string,
  isSecret: boolean,
): Fault {
  const remedy = `already, which another stack has made. Give another name with ${argument}, or leave createQueries out.`;
  const withoutValue = `There is a ${thing} of this name in this account and region ${remedy}`;
  const reason = isSecret ? withoutValue : `There is a ${thing} ${quote(name)} in this account and region ${remedy}`;
  return { property: argument, reason, withoutValue };
}
