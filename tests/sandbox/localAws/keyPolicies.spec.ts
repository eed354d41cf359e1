import { CreateKeyCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
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
