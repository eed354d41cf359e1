import assert from "node:assert/strict";
import {
  DeregisterOrganizationDelegatedAdminCommand,
  DescribeTrailsCommand,
  RegisterOrganizationDelegatedAdminCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateServiceLinkedRoleCommand, DeleteServiceLinkedRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListDelegatedAdministratorsCommand,
  type OrganizationFeatureSet,
} from "@aws-sdk/client-organizations";
import { Account } from "./account";
import { aclStatement, policy, writeStatement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const ServicePrincipal = "cloudtrail.amazonaws.com";
const RoleName = "AWSServiceRoleForCloudTrail";

describe("local AWS: delegated administrators of CloudTrail", () => {
  const aws = useServer();
  let management: Account;
  let members = 0;
  beforeEach(async () => {
    management = await Account.enter(aws().endpoint);
  });
  const organize = async (FeatureSet: OrganizationFeatureSet = "ALL") => {
    const { Organization } = await management.organizations().send(new CreateOrganizationCommand({ FeatureSet }));
    return Organization?.Id ?? "";
  };
  const trust = () => management.organizations().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  const join = async () => {
    const creation = new CreateAccountCommand({ AccountName: `member-${String(++members)}`, Email: "a@example.com" });
    const { CreateAccountStatus } = await management.organizations().send(creation);
    return Account.enter(aws().endpoint, CreateAccountStatus?.AccountId);
  };
  const register = (MemberAccountId: string, by = management) =>
    by.cloudTrail().send(new RegisterOrganizationDelegatedAdminCommand({ MemberAccountId }));
  const deregister = (DelegatedAdminAccountId: string, by = management) =>
    by.cloudTrail().send(new DeregisterOrganizationDelegatedAdminCommand({ DelegatedAdminAccountId }));
  const administrators = async () => {
    const list = new ListDelegatedAdministratorsCommand({ ServicePrincipal });
    const { DelegatedAdministrators } = await management.organizations().send(list);
    return DelegatedAdministrators?.map((account) => account.Id);
  };
  const bucketFor = (organization: string, owner = management) =>
    owner.bucket((bucket) => {
      const args = { bucket, account: management.id, trailArns: management.trailArn("main") };
      return policy(aclStatement(args), writeStatement(args), writeStatement({ ...args, account: organization }));
    });
  const role = async (of: Account) => (await of.iam().send(new GetRoleCommand({ RoleName }))).Role?.Arn;
  const hasNoRole = (of: Account) => refused(role(of), "NoSuchEntityException", /./, 404);

  it("are registered and deregistered with Organizations too", async () => {
    await organize();
    await trust();
    const first = await join();
    const second = await join();
    await register(first.id);
    await register(second.id);
    assert.deepEqual(await administrators(), [first.id, second.id]);
    await refused(register(first.id), "AccountRegisteredException");
    await deregister(first.id);
    assert.deepEqual(await administrators(), [second.id]);
    await refused(deregister(first.id), "AccountNotRegisteredException");
  });

  it("are three at most", async () => {
    await organize();
    await trust();
    for (let n = 0; n < 3; n++) await register((await join()).id);
    await refused(register((await join()).id), "DelegatedAdminAccountLimitExceededException", /3/);
  });

  it("make trails that the management account owns", async () => {
    const organization = await organize();
    await trust();
    const administrator = await join();
    await register(administrator.id);
    const S3BucketName = await bucketFor(organization, administrator);
    await administrator.createTrail("main", { IsMultiRegionTrail: true, IsOrganizationTrail: true, S3BucketName });
    const { trailList } = await management.cloudTrail().send(new DescribeTrailsCommand({}));
    assert.deepEqual(
      trailList?.map((trail) => trail.TrailARN),
      [management.trailArn("main")],
    );
  });

  it("are refused without an organization, all of its features and trusted access", async () => {
    for (const change of [register, deregister]) {
      management = await Account.enter(aws().endpoint);
      await refused(change("111111111111"), "OrganizationsNotInUseException");
      await organize("CONSOLIDATED_BILLING");
      await refused(change("111111111111"), "OrganizationNotInAllFeaturesModeException");
      management = await Account.enter(aws().endpoint);
      await organize();
      await refused(change("111111111111"), "CloudTrailAccessNotEnabledException");
    }
  });

  it("are made by the management account alone, and are neither it nor strangers", async () => {
    await organize();
    await trust();
    const member = await join();
    for (const change of [register, deregister]) {
      await refused(change(member.id, member), "NotOrganizationManagementAccountException");
      await refused(change("111111111111"), "AccountNotFoundException");
      await refused(change("twelve-digit"), "InvalidParameterException");
    }
    await refused(register(management.id), "CannotDelegateManagementAccountException");
  });

  describe("service-linked role", () => {
    it("has AWS's name, and is made once", async () => {
      const create = () =>
        management.iam().send(new CreateServiceLinkedRoleCommand({ AWSServiceName: ServicePrincipal }));
      const arn = `arn:aws:iam::${management.id}:role/aws-service-role/cloudtrail.amazonaws.com/${RoleName}`;
      assert.equal((await create()).Role?.Arn, arn);
      assert.equal(await role(management), arn);
      await refused(create(), "InvalidInputException", /has been taken in this account/);
    });

    it("comes with trusted access, and with an organization's trail to members old and new", async () => {
      const organization = await organize();
      const member = await join();
      await hasNoRole(management);
      await trust();
      await role(management);
      await hasNoRole(member);
      const S3BucketName = await bucketFor(organization);
      await management.createTrail("main", { IsMultiRegionTrail: true, IsOrganizationTrail: true, S3BucketName });
      await role(member);
      await role(await join());
    });

    it("does not come with other accounts or other trails", async () => {
      await organize();
      await trust();
      await management.createTrail("own");
      await hasNoRole(await join());
      await hasNoRole(await Account.enter(aws().endpoint));
    });

    it("is wanted of the management account before a delegated administrator makes a trail", async () => {
      const organization = await organize();
      await trust();
      const administrator = await join();
      await register(administrator.id);
      await management.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName }));
      const S3BucketName = await bucketFor(organization, administrator);
      const settings = { IsMultiRegionTrail: true, IsOrganizationTrail: true, S3BucketName };
      await refused(administrator.createTrail("main", settings), "NoManagementAccountSLRExistsException");
      await management.createTrail("main", settings);
    });
  });
});
