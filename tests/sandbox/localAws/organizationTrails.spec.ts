import assert from "node:assert/strict";
import {
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { Account } from "./account";
import { aclStatement, policy, writeStatement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const ServicePrincipal = "cloudtrail.amazonaws.com";
const SETTINGS = { IsOrganizationTrail: true, IsMultiRegionTrail: true };

describe("local AWS: organization trails", () => {
  const aws = useServer();
  let management: Account;
  beforeEach(async () => {
    management = await Account.enter(aws().endpoint);
  });

  const organize = async (FeatureSet: "ALL" | "CONSOLIDATED_BILLING" = "ALL") => {
    const { Organization } = await management.organizations().send(new CreateOrganizationCommand({ FeatureSet }));
    return Organization?.Id ?? "";
  };
  const trust = () => management.organizations().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  const member = async () => {
    const creation = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
    const { CreateAccountStatus } = await management.organizations().send(creation);
    return Account.enter(aws().endpoint, CreateAccountStatus?.AccountId);
  };
  /** The documented bucket: the management account's folder and the organization's. */
  const bucketFor = (organization: string, owner = management) =>
    owner.bucket((bucket) => {
      const args = { bucket, account: management.id, trailArns: management.trailArn("main") };
      return policy(aclStatement(args), writeStatement(args), writeStatement({ ...args, account: organization }));
    });

  it("refuses an account without an organization", async () => {
    await refused(management.createTrail("main", SETTINGS), "OrganizationsNotInUseException", /organization/);
  });

  it("refuses before CloudTrail is trusted", async () => {
    await organize();
    const creation = management.createTrail("main", SETTINGS);
    await refused(creation, "CloudTrailAccessNotEnabledException", /Enable service access/);
  });

  it("refuses an organization without all features", async () => {
    await organize("CONSOLIDATED_BILLING");
    await refused(management.createTrail("main", SETTINGS), "OrganizationNotInAllFeaturesModeException");
  });

  it("refuses a member account", async () => {
    await organize();
    await trust();
    const creation = (await member()).createTrail("main", SETTINGS);
    await refused(creation, "NotOrganizationMasterAccountException", /management account/);
  });

  it("wants the bucket to let in the organization's folder too", async () => {
    const organization = await organize();
    await trust();
    await refused(management.createTrail("main", SETTINGS), "InsufficientS3BucketPolicyException");
    await management.createTrail("main", { ...SETTINGS, S3BucketName: await bucketFor(organization) });
  });

  it("lets a policy name the organization instead of the trail", async () => {
    const organization = await organize();
    await trust();
    const bucket = await management.bucket((name) =>
      policy({
        Effect: "Allow",
        Principal: { Service: ServicePrincipal },
        Action: ["s3:GetBucketAcl", "s3:PutObject"],
        Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        Condition: { StringEquals: { "aws:SourceOrgID": organization } },
      }),
    );
    await management.createTrail("main", { ...SETTINGS, S3BucketName: bucket });
  });

  it("refuses to turn a trail into an organization's before all is ready", async () => {
    await management.createTrail("main");
    const update = management.cloudTrail().send(new UpdateTrailCommand({ Name: "main", IsOrganizationTrail: true }));
    await refused(update, "OrganizationsNotInUseException");
  });

  describe("in a member account", () => {
    let account: Account;
    let arn: string;
    beforeEach(async () => {
      const organization = await organize();
      await trust();
      account = await member();
      arn = await management.createTrail("main", { ...SETTINGS, S3BucketName: await bucketFor(organization) });
      await management.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
    });

    it("shows as a shadow with the management account's ARN", async () => {
      for (const region of ["us-east-1", "eu-west-1"]) {
        const { trailList = [] } = await account.cloudTrail(region).send(new DescribeTrailsCommand({}));
        assert.deepEqual(
          trailList.map((trail) => [trail.TrailARN, trail.IsOrganizationTrail, trail.HomeRegion]),
          [[arn, true, "us-east-1"]],
        );
      }
      const without = new DescribeTrailsCommand({ includeShadowTrails: false });
      assert.deepEqual((await account.cloudTrail().send(without)).trailList, []);
    });

    it("tells its status by ARN, and does not know it by name", async () => {
      const status = await account.cloudTrail().send(new GetTrailStatusCommand({ Name: arn }));
      assert.equal(status.IsLogging, true);
      const byName = account.cloudTrail().send(new GetTrailStatusCommand({ Name: "main" }));
      await refused(byName, "TrailNotFoundException", new RegExp(account.trailArn("main")));
    });

    it("does not show its selectors", async () => {
      const selectors = account.cloudTrail().send(new GetEventSelectorsCommand({ TrailName: arn }));
      await refused(selectors, "CloudTrailARNInvalidException", new RegExp(`AccountID ${account.id}`));
    });

    it("cannot be changed", async () => {
      const client = account.cloudTrail();
      for (const change of [
        () => client.send(new StopLoggingCommand({ Name: arn })),
        () => client.send(new UpdateTrailCommand({ Name: arn, EnableLogFileValidation: false })),
        () => client.send(new DeleteTrailCommand({ Name: arn })),
      ]) {
        await refused(change(), "NotOrganizationMasterAccountException");
      }
    });

    it("counts among the member's five trails", async () => {
      for (const n of ["1", "2", "3", "4"]) {
        await account.createTrail(`own${n}`);
      }
      await refused(account.createTrail("own5"), "MaximumNumberOfTrailsExceededException");
    });

    it("is not shown in other organizations' accounts", async () => {
      const stranger = await Account.enter(aws().endpoint);
      assert.deepEqual((await stranger.cloudTrail().send(new DescribeTrailsCommand({}))).trailList, []);
    });
  });

  it("lets a delegated administrator create and delete trails, which the management account owns", async () => {
    const organization = await organize();
    await trust();
    const administrator = await member();
    const AccountId = administrator.id;
    await management.organizations().send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
    const bucket = await bucketFor(organization, administrator);
    await administrator.createTrail("main", { ...SETTINGS, S3BucketName: bucket });
    const arn = management.trailArn("main");
    const { trailList } = await management.cloudTrail().send(new DescribeTrailsCommand({}));
    assert.deepEqual(
      trailList?.map((trail) => trail.TrailARN),
      [arn],
    );
    await administrator.cloudTrail().send(new DeleteTrailCommand({ Name: arn }));
  });

  it("shows a delegated administrator selectors and tags by ARN, in the home Region", async () => {
    const organization = await organize();
    await trust();
    const administrator = await member();
    const AccountId = administrator.id;
    await management.organizations().send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
    const TagsList = [{ Key: "team", Value: "audit" }];
    const S3BucketName = await bucketFor(organization);
    const arn = await management.createTrail("main", { ...SETTINGS, S3BucketName, TagsList });
    const selectors = (region?: string) =>
      administrator.cloudTrail(region).send(new GetEventSelectorsCommand({ TrailName: arn }));
    assert.equal((await selectors()).EventSelectors?.length, 1);
    const { ResourceTagList } = await administrator.cloudTrail().send(new ListTagsCommand({ ResourceIdList: [arn] }));
    assert.deepEqual(ResourceTagList, [{ ResourceId: arn, TagsList }]);
    await refused(selectors("eu-west-1"), "CloudTrailARNInvalidException", /region eu-west-1/);
  });
});
