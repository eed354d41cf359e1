import assert from "node:assert/strict";
import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteMetricFilterCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  DisassociateKmsKeyCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, DisableKeyCommand } from "@aws-sdk/client-kms";
import { Account, HOME } from "./account";
import { policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const logGroupName = "trail";

describe("local AWS: log groups", () => {
  const aws = useServer();
  let account: Account;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
  });

  const create = (kmsKeyId?: string) => account.logs().send(new CreateLogGroupCommand({ logGroupName, kmsKeyId }));
  const group = async () => (await account.logs().send(new DescribeLogGroupsCommand({}))).logGroups?.[0];

  describe("retention", () => {
    beforeEach(() => create());
    const retain = (retentionInDays: number) =>
      account.logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));

    it("is a number of days from the list", async () => {
      for (const days of [1, 365, 3653]) {
        await retain(days);
        assert.equal((await group())?.retentionInDays, days);
      }
    });

    it("is refused for other numbers of days", async () => {
      for (const days of [0, 2, 364, 730, 4000]) {
        await refused(retain(days), "InvalidParameterException", /Valid values are: \[1, 3, 5/);
      }
    });
  });

  describe("metric filters", () => {
    const filter = (filterPattern: string, value = "1", name = logGroupName) =>
      account.logs().send(
        new PutMetricFilterCommand({
          logGroupName: name,
          filterName: "root-use",
          filterPattern,
          metricTransformations: [{ metricName: "RootUse", metricNamespace: "CloudTrail", metricValue: value }],
        }),
      );
    const filters = async () =>
      (await account.logs().send(new DescribeMetricFiltersCommand({ logGroupName }))).metricFilters ?? [];
    const remove = () => account.logs().send(new DeleteMetricFilterCommand({ logGroupName, filterName: "root-use" }));
    beforeEach(() => create());

    it("are replaced under their name, and deleted once", async () => {
      await filter("", "1");
      await filter("", "2");
      assert.deepEqual(
        (await filters()).map((each) => each.metricTransformations?.[0]?.metricValue),
        ["2"],
      );
      await remove();
      await refused(remove(), "ResourceNotFoundException");
    });

    it("need their log group, and go with it", async () => {
      await refused(filter("", "1", "other"), "ResourceNotFoundException");
      await filter("");
      await account.logs().send(new DeleteLogGroupCommand({ logGroupName }));
      await create();
      assert.deepEqual(await filters(), []);
    });

    for (const pattern of [
      "ERROR -Throttled",
      "[ip, user, request=*]",
      "{$.eventName=CreateTrail}",
      '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = DisableKey) || ($.eventName = Schedule*)) }',
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      "{ $.additionalEventData.MFAUsed != %^Yes$% || $.responseElements IS NULL || $.readOnly IS TRUE }",
      "{ $.resources[0].ARN = * && $['requestParameters']['a-b'] >= 12.5 && $.items[*] < -1 }",
    ]) {
      it(`take the pattern ${pattern}`, async () => {
        await filter(pattern);
        assert.equal((await filters())[0]?.filterPattern, pattern);
      });
    }

    for (const pattern of [
      "{ $.eventName = }",
      '{ $.eventName = "DeleteTrail }',
      "{ $.eventName = DeleteTrail",
      "{ ($.eventName = DeleteTrail }",
      "{ $.eventName = DeleteTrail && }",
      "{ $.eventName == DeleteTrail }",
      "{ eventName = DeleteTrail }",
      "{ $.eventName = a $.eventName = b }",
      "{ $.eventName IS MISSING }",
      "{}",
    ]) {
      it(`refuse the pattern ${pattern}`, async () => {
        await refused(filter(pattern), "InvalidParameterException", /pattern/);
      });
    }
  });

  describe("encryption", () => {
    const groupArn = () => `arn:aws:logs:${HOME}:${account.id}:log-group:${logGroupName}`;
    const documented = (parts: Statement = {}): Statement => ({
      Effect: "Allow",
      Principal: { Service: `logs.${HOME}.amazonaws.com` },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": groupArn() } },
      ...parts,
    });
    const key = async (statement = documented(), region = HOME, KeySpec?: "RSA_2048") => {
      const root = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account.id}:root` }, Action: "kms:*" };
      const { KeyMetadata } = await account.kms(region).send(
        new CreateKeyCommand({
          Policy: JSON.stringify(policy({ ...root, Resource: "*" }, statement)),
          ...(KeySpec && { KeySpec, KeyUsage: "ENCRYPT_DECRYPT" }),
        }),
      );
      return KeyMetadata?.Arn ?? "";
    };

    it("is with a key that lets CloudWatch Logs in for this group, at creation or later", async () => {
      const [first, second] = [await key(), await key(documented({ Condition: undefined }))];
      await create(first);
      assert.equal((await group())?.kmsKeyId, first);
      await account.logs().send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId: second }));
      assert.equal((await group())?.kmsKeyId, second);
      await account.logs().send(new DisassociateKmsKeyCommand({ logGroupName }));
      assert.equal((await group())?.kmsKeyId, undefined);
    });

    it("knows CloudWatch Logs by both of its names in China", async () => {
      for (const domain of ["amazonaws.com", "amazonaws.com.cn"]) {
        const Principal = { Service: `logs.cn-north-1.${domain}` };
        const kmsKeyId = await key(documented({ Principal, Condition: undefined }), "cn-north-1");
        await account.logs("cn-north-1").send(new CreateLogGroupCommand({ logGroupName: domain, kmsKeyId }));
      }
    });

    const unusable: Record<string, () => Promise<string>> = {
      "lets in CloudWatch Logs of another Region": () =>
        key(documented({ Principal: { Service: "logs.eu-west-1.amazonaws.com" } })),
      "lets in another log group": () =>
        key(documented({ Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `${groupArn()}-other` } } })),
      "lets in CloudWatch Logs to decrypt only": () => key(documented({ Action: "kms:Decrypt" })),
      "is in another Region": () => key(documented(), "eu-west-1"),
      "is not symmetric": () => key(documented(), HOME, "RSA_2048"),
      "does not exist": () =>
        Promise.resolve(`arn:aws:kms:${HOME}:${account.id}:key/00000000-0000-0000-0000-000000000000`),
      "is not named by its ARN": async () => (await key()).split("/")[1] ?? "",
      "is disabled": async () => {
        const arn = await key();
        await account.kms().send(new DisableKeyCommand({ KeyId: arn.split("/")[1] }));
        return arn;
      },
    };
    for (const [what, arn] of Object.entries(unusable)) {
      it(`is refused with a key that ${what}`, async () => {
        const kmsKeyId = await arn();
        await refused(create(kmsKeyId), "InvalidParameterException", /KMS key/);
        assert.equal(await group(), undefined);
        await create();
        const association = account.logs().send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
        await refused(association, "InvalidParameterException", /KMS key/);
      });
    }
  });
});
