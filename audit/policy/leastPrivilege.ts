import { type Call, calls, type CallName } from "../../live/calls";
import { callsFor } from "../../live/callsOfRules";
import { listingCalls } from "../../live/organization/listingCalls";
import { type Permission, type ResourceKind, resources } from "./resources";

/** A policy of IAM that allows what it lists and nothing else. */
export interface IdentityPolicy<Resource> {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: Resource | "*";
  }[];
}

/** The permissions that rules need in each account, each once, sorted. Assuming a role is allowed to whoever assumes it. */
export function permissionsFor(ruleNames: readonly string[]): readonly Permission[] {
  const permissions = [...callsFor(ruleNames)].flatMap((name: CallName) => {
    const { permission }: Call = calls[name];
    return permission !== undefined && isAboutAccount(permission) ? [permission] : [];
  });
  return [...new Set(permissions)].sort();
}

function isAboutAccount(permission: string): permission is Permission {
  return Object.hasOwn(resources, permission);
}

/**
 * The least that an auditor's role has to be allowed for rules. It reads settings, and no log file.
 *
 * @param arnOf - makes an ARN of what follows the partition in it
 */
export function leastPrivilegePolicy<Resource>(
  ruleNames: readonly string[],
  arnOf: (afterPartition: string) => Resource,
): IdentityPolicy<Resource> {
  const byKind = new Map<ResourceKind, Permission[]>();
  for (const permission of permissionsFor(ruleNames)) {
    const kind = resources[permission];
    byKind.set(kind, [...(byKind.get(kind) ?? []), permission]);
  }
  return {
    Version: "2012-10-17",
    Statement: [...byKind].map(([{ sid, arn }, actions]) => ({
      Sid: sid,
      Effect: "Allow",
      Action: actions,
      Resource: arn === undefined ? "*" : arnOf(arn),
    })),
  };
}

/** The same with the ARNs of a partition: `aws`, `aws-cn`. */
export function leastPrivilegePolicyIn(partition: string, ruleNames: readonly string[]): IdentityPolicy<string> {
  return leastPrivilegePolicy(ruleNames, (afterPartition) => `arn:${partition}:${afterPartition}`);
}

/**
 * The same for whoever begins the audit of an organization: who lists its accounts and assumes a role in each. Its own account
 * is asked as any other.
 */
export function listingPolicyIn(
  partition: string,
  ruleNames: readonly string[],
  roleName: string,
): IdentityPolicy<string> {
  const { Version, Statement } = leastPrivilegePolicyIn(partition, ruleNames);
  const toList = new Set<string>(Object.values(listingCalls).map(({ permission }) => permission));
  return {
    Version,
    Statement: [
      { Sid: "Organization", Effect: "Allow", Action: [...toList].sort(), Resource: "*" },
      {
        Sid: "AuditRoles",
        Effect: "Allow",
        Action: [calls.assumeRole.permission],
        Resource: `arn:${partition}:iam::*:role/${roleName}`,
      },
      ...Statement.flatMap((statement) => {
        const Action = statement.Action.filter((action) => !toList.has(action));
        return Action.length === 0 ? [] : [{ ...statement, Action }];
      }),
    ],
  };
}
