import assert from "node:assert/strict";
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, type AssumeRoleCommandInput, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { Account } from "./account";
import { policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: the trust policy decides who may assume a role", () => {
  const aws = useServer();
  let caller: Account;
  let owner: Account;
  beforeEach(async () => {
    [caller, owner] = [await Account.enter(aws().endpoint), await Account.enter(aws().endpoint)];
  });

  const roleArn = (account = owner, name = "audit") => `arn:aws:iam::${account.id}:role/${name}`;
  const trust = (principal: unknown, more: Statement = {}) =>
    JSON.stringify(policy({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...more }));
  const makeRole = async (document: string, account = owner, RoleName = "audit", Path = "/") => {
    const creation = new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument: document });
    return (await account.iam().send(creation)).Role?.Arn ?? "";
  };
  const assume = (more: Partial<AssumeRoleCommandInput> = {}, as = caller) =>
    as.sts().send(new AssumeRoleCommand({ RoleArn: roleArn(), RoleSessionName: "session", ...more }));
  const denied = (request: Promise<unknown>, message = /is not authorized to perform: sts:AssumeRole on resource/) =>
    refused(request, "AccessDenied", message, 403);

  it("lets anybody into a role that nobody made", async () => {
    const { AssumedRoleUser } = await assume();
    assert.equal(AssumedRoleUser?.Arn, `arn:aws:sts::${owner.id}:assumed-role/audit/session`);
  });

  /** Trust that lets in the session of the role `tests` of the caller's account. */
  const open: Record<string, () => string> = {
    "the caller's account": () => trust({ AWS: `arn:aws:iam::${caller.id}:root` }),
    "the caller's account by its number": () => trust({ AWS: caller.id }),
    "the caller's role": () => trust({ AWS: ["arn:aws:iam::999999999999:root", roleArn(caller, "tests")] }),
    "the caller's session": () => trust({ AWS: `arn:aws:sts::${caller.id}:assumed-role/tests/tests` }),
    "everybody from the caller's role": () =>
      trust({ AWS: "*" }, { Condition: { ArnEquals: { "aws:PrincipalArn": roleArn(caller, "tests") } } }),
    "everybody from the caller's account": () =>
      trust("*", { Condition: { StringEquals: { "aws:PrincipalAccount": caller.id } } }),
    "sessions of that name": () =>
      trust({ AWS: caller.id }, { Condition: { StringEquals: { "sts:RoleSessionName": "session" } } }),
  };
  for (const [whom, document] of Object.entries(open)) {
    it(`lets a caller in where the role trusts ${whom}`, async () => {
      await makeRole(document());
      const { AssumedRoleUser } = await assume();
      assert.equal(AssumedRoleUser?.Arn, `arn:aws:sts::${owner.id}:assumed-role/audit/session`);
    });
  }

  const closed: Record<string, () => string> = {
    "a service": () => trust({ Service: "ec2.amazonaws.com" }),
    "another account": () => trust({ AWS: "arn:aws:iam::999999999999:root" }),
    "another role of the caller's account": () => trust({ AWS: roleArn(caller, "tests2") }),
    "another session of the caller's role": () => trust({ AWS: `arn:aws:sts::${caller.id}:assumed-role/tests/other` }),
    "its own account alone": () => trust({ AWS: `arn:aws:iam::${owner.id}:root` }),
    "the caller for another action": () => trust({ AWS: caller.id }, { Action: "sts:TagSession" }),
    "an organization that the caller is not in": () =>
      trust("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } } }),
    "the caller, and denies its role": () =>
      JSON.stringify(
        policy(
          { Effect: "Allow", Principal: { AWS: caller.id }, Action: "sts:AssumeRole" },
          { Effect: "Deny", Principal: { AWS: roleArn(caller, "tests") }, Action: "sts:*" },
        ),
      ),
    "the caller, and denies all but its account": () =>
      JSON.stringify(
        policy(
          { Effect: "Allow", Principal: { AWS: caller.id }, Action: "sts:AssumeRole" },
          { Effect: "Deny", NotPrincipal: { AWS: `arn:aws:iam::${caller.id}:root` }, Action: "sts:*" },
        ),
      ),
  };
  for (const [whom, document] of Object.entries(closed)) {
    it(`refuses where the role trusts ${whom}`, async () => {
      await makeRole(document());
      await denied(
        assume(),
        new RegExp(`^User: arn:aws:sts::${caller.id}:assumed-role/tests/tests is not.* ${roleArn()}$`),
      );
    });
  }

  it("spares whom a denial of all others names in full", async () => {
    const names = [`arn:aws:iam::${caller.id}:root`, roleArn(caller, "tests")];
    const session = `arn:aws:sts::${caller.id}:assumed-role/tests/tests`;
    const document = JSON.parse(closed["the caller, and denies all but its account"]?.() ?? "") as {
      Statement: [unknown, Record<string, unknown>];
    };
    document.Statement[1]["NotPrincipal"] = { AWS: [...names, session] };
    await makeRole(JSON.stringify(document));
    await assume();
  });

  it("refuses what is not the ARN of a role", async () => {
    const user = `arn:aws:iam::${owner.id}:user/audit`;
    for (const arn of [user, "arn:aws:iam::12345:role/audit", "audit/of/nothing/at/all"]) {
      await refused(assume({ RoleArn: arn }), "ValidationError", new RegExp(`^${arn} is invalid$`));
    }
  });

  it("wants the external id that the role asks for", async () => {
    await makeRole(trust({ AWS: caller.id }, { Condition: { StringEquals: { "sts:ExternalId": "ticket-1" } } }));
    await denied(assume());
    await denied(assume({ ExternalId: "ticket-2" }));
    await assume({ ExternalId: "ticket-1" });
  });

  it("knows roles by their path as well", async () => {
    const arn = await makeRole(trust({ AWS: "999999999999" }), owner, "audit", "/security/");
    assert.equal(arn, roleArn(owner, "security/audit"));
    await denied(assume({ RoleArn: arn }));
  });

  it("knows users, and the root of account 123456789012 where nobody's credentials are used", async () => {
    const { User } = await caller.iam().send(new CreateUserCommand({ UserName: "auditor" }));
    const { AccessKey } = await caller.iam().send(new CreateAccessKeyCommand({ UserName: "auditor" }));
    const user = caller.as({
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    });
    await makeRole(trust({ AWS: [User?.Arn, "arn:aws:iam::123456789012:root"] }));
    await assume({}, user);
    await denied(assume());
    const nobody = caller.as({ accessKeyId: "sandbox", secretAccessKey: "sandbox" });
    await assume({}, nobody);
    assert.equal((await nobody.sts().send(new GetCallerIdentityCommand({}))).Account, "123456789012");
  });

  it("lets sessions assume further roles, as what they are", async () => {
    await makeRole(trust({ AWS: caller.id }));
    const { Credentials } = await assume();
    const session = caller.as({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
    const third = await Account.enter(aws().endpoint);
    await makeRole(trust({ AWS: roleArn() }), third, "next");
    await assume({ RoleArn: roleArn(third, "next") }, session);
    await denied(assume({ RoleArn: roleArn(third, "next") }));
  });

  describe("in an organization", () => {
    let member: string;
    let organization: string;
    beforeEach(async () => {
      const client = caller.organizations();
      const { Organization } = await client.send(new CreateOrganizationCommand({}));
      organization = Organization?.Id ?? "";
      const creation = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
      member = (await client.send(creation)).CreateAccountStatus?.AccountId ?? "";
    });
    const entry = (role = "OrganizationAccountAccessRole") => `arn:aws:iam::${member}:role/${role}`;

    it("lets the management account, and nobody else, into the role that members are born with", async () => {
      await assume({ RoleArn: entry() });
      await denied(assume({ RoleArn: entry() }, owner));
    });

    it("knows which organization a caller is of", async () => {
      await makeRole(trust("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": organization } } }));
      await assume();
      await denied(assume({}, await Account.enter(aws().endpoint)));
    });

    it("lets nobody into an account that is closed", async () => {
      await caller.organizations().send(new CloseAccountCommand({ AccountId: member }));
      for (const role of ["OrganizationAccountAccessRole", "made-by-nobody"]) {
        await denied(assume({ RoleArn: entry(role) }));
      }
    });

    it("lets its role's trust decide again once an account has left", async () => {
      await caller.organizations().send(new RemoveAccountFromOrganizationCommand({ AccountId: member }));
      await assume({ RoleArn: entry() });
    });
  });
});
