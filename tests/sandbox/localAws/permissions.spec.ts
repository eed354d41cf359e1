import assert from "node:assert/strict";
import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  PutInsightSelectorsCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AddUserToGroupCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import {
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListRootsCommand,
} from "@aws-sdk/client-organizations";
import {
  DeletePublicAccessBlockCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, GetTopicAttributesCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { Account, HOME } from "./account";
import { policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

/** How a service refuses what is not permitted: the name of its error, and the HTTP status. */
interface Form {
  readonly name: string;
  readonly status: number;
}

const JSON_FORM: Form = { name: "AccessDeniedException", status: 400 };
const XML_FORM: Form = { name: "AccessDenied", status: 403 };
const SNS_FORM: Form = { name: "AuthorizationErrorException", status: 403 };

/** A call that needs one permission. */
interface PermittedCall {
  readonly action: string;
  /** What the action is authorized on; the same for `*` where AWS knows no resource of it. */
  readonly resource: () => string;
  readonly call: (as: Account) => Promise<unknown>;
  readonly form: Form;
}

describe("local AWS: permissions, once they are enforced", () => {
  const aws = useServer();
  let account: Account;
  let auditor: Account;
  let other: Account;
  let bucket: string;
  let keyId: string;
  let topicArn: string;
  let policyArn: string;
  let rootId: string;
  let organizationId: string;

  const allow = (Action: string | string[], Resource: string | string[] = "*"): Statement => ({
    Effect: "Allow",
    Action,
    Resource,
  });
  const permit = (...statements: Statement[]) =>
    account.iam().send(
      new PutRolePolicyCommand({
        RoleName: "auditor",
        PolicyName: "permissions",
        PolicyDocument: JSON.stringify(policy(...statements)),
      }),
    );
  const roleArn = () => `arn:aws:iam::${account.id}:role/auditor`;
  const keyArn = () => `arn:aws:kms:${HOME}:${account.id}:key/${keyId}`;
  const makeRole = async (owner: Account, RoleName: string, trusted: Account) => {
    const trust = policy({ Effect: "Allow", Principal: { AWS: trusted.id }, Action: "sts:AssumeRole" });
    await owner.iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  };
  const assume = async (RoleArn: string, by: Account) => {
    const { Credentials } = await by.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "audit" }));
    return by.as({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
  };
  const setKeyPolicy = (...statements: Statement[]) =>
    account
      .kms()
      .send(
        new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: "default", Policy: JSON.stringify(policy(...statements)) }),
      );
  const setTopicPolicy = (...statements: Statement[]) =>
    account.sns().send(
      new SetTopicAttributesCommand({
        TopicArn: topicArn,
        AttributeName: "Policy",
        AttributeValue: JSON.stringify(policy(...statements)),
      }),
    );
  const administration = () => ({ ...allow("kms:*"), Principal: { AWS: `arn:aws:iam::${account.id}:root` } });
  /** S3 Control, whose SDK is not among this repository's packages. */
  const accountBlock = async (as: Account, of = account.id) => {
    const response = await fetch(`${aws().endpoint}/v20180820/configuration/publicAccessBlock`, {
      headers: {
        "x-amz-account-id": of,
        authorization: `AWS4-HMAC-SHA256 Credential=${as.accessKeyId}/20260101/${HOME}/s3/aws4_request, Signature=none`,
      },
    });
    const text = await response.text();
    const [, name = "", message = ""] = /<Error>.*<Code>(.*)<\/Code><Message>(.*)<\/Message>/s.exec(text) ?? [];
    if (response.status === 403) {
      throw Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 403 } });
    }
  };

  before(async () => {
    account = await Account.enter(aws().endpoint);
    other = await Account.enter(aws().endpoint);
    const { Organization } = await account.organizations().send(new CreateOrganizationCommand({}));
    organizationId = Organization?.Id ?? "";
    const { Roots } = await account.organizations().send(new ListRootsCommand({}));
    rootId = Roots?.[0]?.Id ?? "";
    bucket = await account.logBucket(account.trailArn("main"));
    const versioning = { Bucket: bucket, VersioningConfiguration: { Status: "Enabled" as const } };
    await account.s3().send(new PutBucketVersioningCommand(versioning));
    const lock = { Bucket: bucket, ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" as const } };
    await account.s3().send(new PutObjectLockConfigurationCommand(lock));
    await account.s3().send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: bucket,
        LifecycleConfiguration: {
          Rules: [{ ID: "end", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 400 } }],
        },
      }),
    );
    await account.createTrail("main", { S3BucketName: bucket });
    await account.cloudTrail().send(
      new PutInsightSelectorsCommand({
        TrailName: "main",
        InsightSelectors: [{ InsightType: "ApiCallRateInsight" }],
      }),
    );
    keyId = (await account.kms().send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? "";
    topicArn = (await account.sns().send(new CreateTopicCommand({ Name: "trail" }))).TopicArn ?? "";
    const attached = { PolicyName: "attached", PolicyDocument: JSON.stringify(policy(allow("ec2:DescribeRegions"))) };
    policyArn = (await account.iam().send(new CreatePolicyCommand(attached))).Policy?.Arn ?? "";
    await makeRole(account, "auditor", account);
    await account.iam().send(new AttachRolePolicyCommand({ RoleName: "auditor", PolicyArn: policyArn }));
    auditor = await assume(roleArn(), account);
  });
  beforeEach(async () => {
    await setKeyPolicy(administration());
    await permit(allow("ec2:DescribeRegions"));
    await account.setBucketPolicy(bucket, policy(bucketStatement({ Principal: { AWS: account.id } })));
    await enforcePermissions(aws().endpoint);
  });
  afterEach(() => enforcePermissions(aws().endpoint, false));

  const bucketStatement = (more: Statement) => ({ ...allow("s3:GetObject", `${bucketArn()}/*`), ...more });
  const bucketArn = () => `arn:aws:s3:::${bucket}`;

  const onTrail = (action: string, call: PermittedCall["call"]): PermittedCall => ({
    action: `cloudtrail:${action}`,
    resource: () => account.trailArn("main"),
    call,
    form: JSON_FORM,
  });
  const onBucket = (action: string, call: PermittedCall["call"]): PermittedCall => ({
    action: `s3:${action}`,
    resource: bucketArn,
    call,
    form: XML_FORM,
  });
  const onKey = (action: string, call: PermittedCall["call"]): PermittedCall => ({
    action: `kms:${action}`,
    resource: keyArn,
    call,
    form: JSON_FORM,
  });
  const onRole = (action: string, call: PermittedCall["call"]): PermittedCall => ({
    action: `iam:${action}`,
    resource: roleArn,
    call,
    form: XML_FORM,
  });
  const onPolicy = (action: string, call: PermittedCall["call"]): PermittedCall => ({
    action: `iam:${action}`,
    resource: () => policyArn,
    call,
    form: XML_FORM,
  });
  const onAnything = (action: string, call: PermittedCall["call"], form = JSON_FORM): PermittedCall => ({
    action,
    resource: () => "*",
    call,
    form,
  });

  const calls: readonly PermittedCall[] = [
    onAnything("cloudtrail:DescribeTrails", (as) => as.cloudTrail().send(new DescribeTrailsCommand({}))),
    onAnything("cloudtrail:ListTrails", (as) => as.cloudTrail().send(new ListTrailsCommand({}))),
    onTrail("GetTrail", (as) => as.cloudTrail().send(new GetTrailCommand({ Name: "main" }))),
    onTrail("GetTrailStatus", (as) =>
      as.cloudTrail().send(new GetTrailStatusCommand({ Name: account.trailArn("main") })),
    ),
    onTrail("GetEventSelectors", (as) => as.cloudTrail().send(new GetEventSelectorsCommand({ TrailName: "main" }))),
    onTrail("GetInsightSelectors", (as) => as.cloudTrail().send(new GetInsightSelectorsCommand({ TrailName: "main" }))),
    onBucket("GetBucketPolicy", (as) => as.s3().send(new GetBucketPolicyCommand({ Bucket: bucket }))),
    onBucket("GetBucketAcl", (as) => as.s3().send(new GetBucketAclCommand({ Bucket: bucket }))),
    onBucket("GetBucketPublicAccessBlock", (as) => as.s3().send(new GetPublicAccessBlockCommand({ Bucket: bucket }))),
    onBucket("GetBucketVersioning", (as) => as.s3().send(new GetBucketVersioningCommand({ Bucket: bucket }))),
    onBucket("GetBucketLogging", (as) => as.s3().send(new GetBucketLoggingCommand({ Bucket: bucket }))),
    onBucket("GetBucketObjectLockConfiguration", (as) =>
      as.s3().send(new GetObjectLockConfigurationCommand({ Bucket: bucket })),
    ),
    onBucket("GetLifecycleConfiguration", (as) =>
      as.s3().send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })),
    ),
    onBucket("GetEncryptionConfiguration", (as) => as.s3().send(new GetBucketEncryptionCommand({ Bucket: bucket }))),
    onBucket("GetBucketLocation", (as) => as.s3().send(new GetBucketLocationCommand({ Bucket: bucket }))),
    onAnything("s3:ListAllMyBuckets", (as) => as.s3().send(new ListBucketsCommand({})), XML_FORM),
    onAnything("s3:GetAccountPublicAccessBlock", (as) => accountBlock(as), XML_FORM),
    onKey("DescribeKey", (as) => as.kms().send(new DescribeKeyCommand({ KeyId: keyId }))),
    onKey("GetKeyPolicy", (as) => as.kms().send(new GetKeyPolicyCommand({ KeyId: keyArn() }))),
    onKey("GetKeyRotationStatus", (as) => as.kms().send(new GetKeyRotationStatusCommand({ KeyId: keyId }))),
    onRole("GetRole", (as) => as.iam().send(new GetRoleCommand({ RoleName: "auditor" }))),
    onRole("ListRolePolicies", (as) => as.iam().send(new ListRolePoliciesCommand({ RoleName: "auditor" }))),
    onRole("GetRolePolicy", (as) =>
      as.iam().send(new GetRolePolicyCommand({ RoleName: "auditor", PolicyName: "permissions" })),
    ),
    onRole("ListAttachedRolePolicies", (as) =>
      as.iam().send(new ListAttachedRolePoliciesCommand({ RoleName: "auditor" })),
    ),
    onPolicy("GetPolicy", (as) => as.iam().send(new GetPolicyCommand({ PolicyArn: policyArn }))),
    onPolicy("GetPolicyVersion", (as) =>
      as.iam().send(new GetPolicyVersionCommand({ PolicyArn: policyArn, VersionId: "v1" })),
    ),
    {
      action: "sns:GetTopicAttributes",
      resource: () => topicArn,
      call: (as) => as.sns().send(new GetTopicAttributesCommand({ TopicArn: topicArn })),
      form: SNS_FORM,
    },
    onAnything("organizations:DescribeOrganization", (as) =>
      as.organizations().send(new DescribeOrganizationCommand({})),
    ),
    onAnything("organizations:ListAccounts", (as) => as.organizations().send(new ListAccountsCommand({}))),
    {
      action: "organizations:ListAccountsForParent",
      resource: () => `arn:aws:organizations::${account.id}:root/${organizationId}/${rootId}`,
      call: (as) => as.organizations().send(new ListAccountsForParentCommand({ ParentId: rootId })),
      form: JSON_FORM,
    },
    onAnything("logs:DescribeLogGroups", (as) => as.logs().send(new DescribeLogGroupsCommand({}))),
  ];

  for (const { action, resource, call, form } of calls) {
    it(`let a role call what needs ${action}, where it is allowed on that, and not otherwise`, async () => {
      const denied = (reason: string) =>
        refused(
          call(auditor),
          form.name,
          new RegExp(`^User: arn:aws:sts::${account.id}:assumed-role/auditor/audit .* ${action} on .* ${reason}`),
          form.status,
        );
      await denied("because no identity-based policy allows");
      await permit(allow(action, resource()));
      await call(auditor);
      await permit(allow(`${action}2`, resource()), allow(action, "arn:aws:s3:::another"));
      await denied("because no identity-based policy allows");
      await permit(allow("*"), { ...allow(action, resource()), Effect: "Deny" });
      await denied("with an explicit deny in an identity-based policy");
      await call(account);
    });
  }

  it("are asked of nobody before and after", async () => {
    await enforcePermissions(aws().endpoint, false);
    for (const { call } of calls) {
      await call(auditor);
    }
  });

  it("count what is attached to a role, to a user and to the user's groups", async () => {
    const document = JSON.stringify(policy(allow("cloudtrail:DescribeTrails")));
    const creation = new CreatePolicyCommand({ PolicyName: "trails", PolicyDocument: document });
    const PolicyArn = (await account.iam().send(creation)).Policy?.Arn;
    const describe = (as: Account) => as.cloudTrail().send(new DescribeTrailsCommand({}));
    await makeRole(account, "reader", account);
    const reader = await assume(`arn:aws:iam::${account.id}:role/reader`, account);
    await refused(describe(reader), "AccessDeniedException");
    await account.iam().send(new AttachRolePolicyCommand({ RoleName: "reader", PolicyArn }));
    await describe(reader);

    const user = async (UserName: string) => {
      await account.iam().send(new CreateUserCommand({ UserName }));
      const { AccessKey } = await account.iam().send(new CreateAccessKeyCommand({ UserName }));
      return account.as({
        accessKeyId: AccessKey?.AccessKeyId ?? "",
        secretAccessKey: AccessKey?.SecretAccessKey ?? "",
      });
    };
    const [first, second] = [await user("first"), await user("second")];
    await refused(describe(first), "AccessDeniedException", new RegExp(`User: arn:aws:iam::${account.id}:user/first `));
    await account.iam().send(new AttachUserPolicyCommand({ UserName: "first", PolicyArn }));
    await describe(first);
    await account.iam().send(new CreateGroupCommand({ GroupName: "auditors" }));
    await account.iam().send(new AddUserToGroupCommand({ GroupName: "auditors", UserName: "second" }));
    await refused(describe(second), "AccessDeniedException");
    const grant = { GroupName: "auditors", PolicyName: "trails", PolicyDocument: document };
    await account.iam().send(new PutGroupPolicyCommand(grant));
    await describe(second);
  });

  it("hold conditions against who calls and where", async () => {
    const describe = (region: string) => auditor.cloudTrail(region).send(new DescribeTrailsCommand({}));
    const conditions = {
      StringEquals: { "aws:RequestedRegion": HOME, "aws:PrincipalOrgID": organizationId },
      ArnEquals: { "aws:PrincipalArn": roleArn() },
    };
    await permit({ ...allow("cloudtrail:DescribeTrails"), Condition: conditions });
    await describe(HOME);
    await refused(describe("eu-west-1"), "AccessDeniedException");
  });

  it("refuse a role what its bucket's policy denies, and allow what that names it for", async () => {
    const read = () => auditor.s3().send(new GetBucketPolicyCommand({ Bucket: bucket }));
    const set = (more: Statement) =>
      account.setBucketPolicy(
        bucket,
        policy(bucketStatement({ Action: "s3:GetBucketPolicy", Resource: bucketArn(), ...more })),
      );
    await set({ Principal: { AWS: roleArn() } });
    await read();
    await set({ Principal: { AWS: account.id } });
    await refused(read(), "AccessDenied", /no identity-based policy/, 403);
    await permit(allow("s3:*"));
    await read();
    await set({ Effect: "Deny", Principal: { AWS: roleArn() } });
    await refused(read(), "AccessDenied", /explicit deny in a resource-based policy/, 403);
  });

  it("open a key by its policy: to those whom it names, and to the account's own policies where it names the account", async () => {
    const read = () => auditor.kms().send(new DescribeKeyCommand({ KeyId: keyId }));
    await setKeyPolicy(administration(), { ...allow("kms:DescribeKey"), Principal: { AWS: roleArn() } });
    await read();
    await permit(allow("kms:*"));
    await setKeyPolicy({ ...administration(), Action: ["kms:PutKeyPolicy", "kms:GetKeyPolicy"] });
    await refused(read(), "AccessDeniedException", /no resource-based policy allows the kms:DescribeKey action/);
  });

  describe("across accounts", () => {
    let stranger: Account;
    before(async () => {
      await makeRole(other, "auditor", other);
      stranger = await assume(`arn:aws:iam::${other.id}:role/auditor`, other);
    });
    const permitStranger = (...statements: Statement[]) =>
      other.iam().send(
        new PutRolePolicyCommand({
          RoleName: "auditor",
          PolicyName: "permissions",
          PolicyDocument: JSON.stringify(policy(...statements)),
        }),
      );
    beforeEach(() => permitStranger(allow("ec2:DescribeRegions")));

    /** Opens a resource to the other account. */
    const openings: Record<string, [() => Promise<unknown>, (as: Account) => Promise<unknown>, Form]> = {
      "a bucket": [
        () => {
          const grant = { Action: "s3:GetBucketAcl", Resource: bucketArn(), Principal: { AWS: other.id } };
          return account.setBucketPolicy(bucket, policy(bucketStatement(grant)));
        },
        (as) => as.s3().send(new GetBucketAclCommand({ Bucket: bucket })),
        XML_FORM,
      ],
      "a key": [
        () => setKeyPolicy(administration(), { ...allow("kms:Describe*"), Principal: { AWS: other.id } }),
        (as) => as.kms().send(new DescribeKeyCommand({ KeyId: keyArn() })),
        JSON_FORM,
      ],
      "a topic": [
        () => setTopicPolicy({ ...allow("SNS:GetTopicAttributes", topicArn), Principal: { AWS: other.id } }),
        (as) => as.sns().send(new GetTopicAttributesCommand({ TopicArn: topicArn })),
        SNS_FORM,
      ],
    };
    for (const [what, [open, call, form]] of Object.entries(openings)) {
      it(`want ${what} to be opened by its policy, and the caller to be permitted`, async () => {
        await permitStranger(allow("*"));
        await refused(call(stranger), form.name, /./, form.status);
        await refused(call(other), form.name, /./, form.status);
        await open();
        await call(stranger);
        await call(other);
        await permitStranger(allow("ec2:DescribeRegions"));
        await refused(call(stranger), form.name, /./, form.status);
      });
    }

    it("show nobody a bucket's policy, a key's policy or an account's public access block", async () => {
      await permitStranger(allow("*"));
      const all = { Action: "s3:*", Resource: bucketArn(), Principal: { AWS: other.id } };
      await account.s3().send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
      await account.setBucketPolicy(bucket, policy(bucketStatement(all)));
      await setKeyPolicy(administration(), { ...allow("kms:*"), Principal: { AWS: other.id } });
      for (const as of [stranger, other]) {
        const bucketPolicy = as.s3().send(new GetBucketPolicyCommand({ Bucket: bucket }));
        await refused(bucketPolicy, "MethodNotAllowed", /not allowed/, 405);
        await refused(as.kms().send(new GetKeyPolicyCommand({ KeyId: keyArn() })), "AccessDeniedException");
        await refused(accountBlock(as), "AccessDenied", /./, 403);
      }
    });

    it("want the caller to be permitted to assume a role as well", async () => {
      const RoleArn = `arn:aws:iam::${other.id}:role/entry`;
      await makeRole(other, "entry", account);
      await refused(assume(RoleArn, auditor), "AccessDenied", /sts:AssumeRole/, 403);
      await permit(allow("sts:AssumeRole", RoleArn));
      await assume(RoleArn, auditor);
    });
  });

  it("are asked of whoever signed an address as well", async () => {
    const read = async () => {
      const credential = encodeURIComponent(`${auditor.accessKeyId}/20260101/${HOME}/s3/aws4_request`);
      return (await fetch(`${aws().endpoint}/${bucket}?policy=&X-Amz-Credential=${credential}`)).status;
    };
    assert.equal(await read(), 403);
    await permit(allow("s3:GetBucketPolicy", bucketArn()));
    assert.equal(await read(), 200);
  });

  it("do not ask who one is", async () => {
    const { Arn } = await auditor.sts().send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:sts::${account.id}:assumed-role/auditor/audit`);
  });

  it("refuse roles what the local AWS does not know the permission of, and the root nothing in its account", async () => {
    await permit(allow("*"));
    const stop = (as: Account) => as.cloudTrail().send(new StopLoggingCommand({ Name: "main" }));
    await refused(stop(auditor), "AccessDeniedException", /does not know what permission cloudtrail StopLogging needs/);
    await stop(account);
  });
});
