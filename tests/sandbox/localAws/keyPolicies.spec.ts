import assert from "node:assert/strict";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import { Account } from "./account";
import { CLOUDTRAIL, policy } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const MALFORMED = "MalformedPolicyDocumentException";

describe("local AWS: key policies", () => {
  const aws = useServer();
  let account: Account;
  before(async () => {
    account = await Account.enter(aws().endpoint);
  });

  const create = (text?: string) =>
    account.kms().send(new CreateKeyCommand(text === undefined ? {} : { Policy: text }));
  const administeredBy = (principal: unknown) =>
    JSON.stringify(policy({ Effect: "Allow", Principal: principal, Action: "kms:*", Resource: "*" }));

  it("are not needed", async () => {
    await create();
  });

  it("may name the account, its root or one of its roles", async () => {
    for (const name of [account.id, `arn:aws:iam::${account.id}:root`, `arn:aws:iam::${account.id}:role/keys`]) {
      await create(administeredBy({ AWS: name }));
    }
  });

  it("are read without a name as well", async () => {
    const text = administeredBy({ AWS: account.id });
    const { KeyMetadata } = await create(text);
    for (const name of [{}, { PolicyName: "default" }]) {
      const read = new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId, ...name });
      assert.equal((await account.kms().send(read)).Policy, text);
    }
  });

  it("do not keep another account from reading a key by its ARN while permissions are not enforced", async () => {
    const { KeyMetadata } = await create();
    const alias = { AliasName: "alias/shared", TargetKeyId: KeyMetadata?.KeyId };
    await account.kms().send(new CreateAliasCommand(alias));
    const other = (await Account.enter(aws().endpoint)).kms();
    for (const KeyId of [KeyMetadata?.Arn, KeyMetadata?.Arn?.replace(/key\/.*/, "alias/shared")]) {
      const answer = await other.send(new DescribeKeyCommand({ KeyId }));
      assert.equal(answer.KeyMetadata?.Arn, KeyMetadata?.Arn);
    }
    const { KeyRotationEnabled } = await other.send(new GetKeyRotationStatusCommand({ KeyId: KeyMetadata?.Arn }));
    assert.equal(KeyRotationEnabled, false);
    await refused(other.send(new DescribeKeyCommand({ KeyId: KeyMetadata?.KeyId })), "NotFoundException");
    await refused(other.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata?.Arn })), "NotFoundException");
  });

  it("must be JSON", async () => {
    await refused(create("{"), MALFORMED, /JSON/);
  });

  it("must let the account change them, at creation and later", async () => {
    const { KeyMetadata } = await create();
    for (const principal of [CLOUDTRAIL, { AWS: "arn:aws:iam::999999999999:root" }]) {
      const text = administeredBy(principal);
      await refused(create(text), MALFORMED, /will not allow you to update/);
      const put = new PutKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId, PolicyName: "default", Policy: text });
      await refused(account.kms().send(put), MALFORMED, /will not allow you to update/);
    }
  });
});
