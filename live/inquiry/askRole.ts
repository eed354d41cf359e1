import type { GetRoleResponse, IAMClient } from "@aws-sdk/client-iam";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { RoleAnswers } from "../accountSight";
import type { CallName } from "../calls";
import { decoded } from "../decoded";
import type { CallOptions, Session } from "../session";
import { sdk } from "./sdk";

const missing = unknown("IAM has no such role", "create it, or let the trail write to its log group as another one");

/** Makes a call of IAM. */
type Ask = <T>(call: CallName, send: (client: IAMClient, options: CallOptions) => Promise<T>) => Promise<Fact<T>>;

/** Asks IAM about a role and all of its policies. */
export async function askRole(session: Session, arn: string): Promise<RoleAnswers> {
  const { GetRoleCommand, IAMClient } = await sdk.iam();
  const RoleName = arn.split("/").at(-1) ?? "";
  const ask: Ask = (call, send) =>
    session.ask(
      call,
      session.region,
      (options) => send(session.client(IAMClient, session.region), options),
      (error) =>
        error instanceof Error && ["NoSuchEntity", "NoSuchEntityException"].includes(error.name) ? missing : undefined,
    );
  const role = await ask<GetRoleResponse>("getRole", (client, options) =>
    client.send(new GetRoleCommand({ RoleName }), options),
  );
  if (role === missing) {
    return { arn, isMissing: true, role, policies: missing };
  }
  const [own, attached] = await Promise.all([ownPolicies(ask, RoleName), attachedPolicies(ask, RoleName)]);
  return { arn, role, policies: together([own, attached]) };
}

async function ownPolicies(ask: Ask, RoleName: string): Promise<Fact<readonly string[]>> {
  const { GetRolePolicyCommand, paginateListRolePolicies } = await sdk.iam();
  const names = await ask("listRolePolicies", async (client, options) => {
    const listed: string[] = [];
    for await (const { PolicyNames } of paginateListRolePolicies({ client }, { RoleName }, options)) {
      listed.push(...(PolicyNames ?? []));
    }
    return listed;
  });
  return eachOf(names, (PolicyName) =>
    ask("getRolePolicy", async (client, options) => {
      const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options);
      return decoded(PolicyDocument);
    }),
  );
}

async function attachedPolicies(ask: Ask, RoleName: string): Promise<Fact<readonly string[]>> {
  const { GetPolicyCommand, GetPolicyVersionCommand, paginateListAttachedRolePolicies } = await sdk.iam();
  const arns = await ask("listAttachedRolePolicies", async (client, options) => {
    const listed: string[] = [];
    for await (const { AttachedPolicies } of paginateListAttachedRolePolicies({ client }, { RoleName }, options)) {
      listed.push(...(AttachedPolicies ?? []).map(({ PolicyArn }) => PolicyArn ?? ""));
    }
    return listed;
  });
  return eachOf(arns, async (PolicyArn) => {
    const version = await ask("getPolicy", async (client, options) => {
      const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }), options);
      return Policy?.DefaultVersionId;
    });
    return version.known
      ? ask("getPolicyVersion", async (client, options) => {
          const command = new GetPolicyVersionCommand({ PolicyArn, VersionId: version.value });
          return decoded((await client.send(command, options)).PolicyVersion?.Document);
        })
      : version;
  });
}

/** What is answered about each of a list; not known where the list, or any of it, is not. */
async function eachOf(
  list: Fact<readonly string[]>,
  ask: (item: string) => Promise<Fact<string>>,
): Promise<Fact<readonly string[]>> {
  if (!list.known) {
    return list;
  }
  const answers = await Promise.all(list.value.map(ask));
  return together(answers.map((answer) => (answer.known ? known([answer.value]) : answer)));
}

function together(lists: readonly Fact<readonly string[]>[]): Fact<readonly string[]> {
  const unanswered = lists.find((list) => !list.known);
  return unanswered ?? known(lists.flatMap((list) => (list.known ? list.value : [])));
}
