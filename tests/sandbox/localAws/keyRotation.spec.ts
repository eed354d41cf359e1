import assert from "node:assert/strict";
import {
  CreateKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
} from "@aws-sdk/client-kms";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

const DAY = 24 * 60 * 60 * 1000;

describe("local AWS: rotation of keys", () => {
  const aws = useServer();
  let account: Account;
  let KeyId: string | undefined;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    KeyId = (await account.kms().send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
  });

  const enable = (RotationPeriodInDays?: number) =>
    account.kms().send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays }));
  const status = () => account.kms().send(new GetKeyRotationStatusCommand({ KeyId }));

  it("is off for a new key", async () => {
    const { KeyRotationEnabled, RotationPeriodInDays } = await status();
    assert.deepEqual([KeyRotationEnabled, RotationPeriodInDays], [false, undefined]);
  });

  it("happens every 365 days unless told otherwise, and every so many days from now when told", async () => {
    for (const days of [undefined, 90, 2560]) {
      await enable(days);
      const { KeyRotationEnabled, RotationPeriodInDays, NextRotationDate } = await status();
      assert.deepEqual([KeyRotationEnabled, RotationPeriodInDays], [true, days ?? 365]);
      assert.equal(Math.round(((NextRotationDate?.getTime() ?? 0) - Date.now()) / DAY), days ?? 365);
    }
    await account.kms().send(new DisableKeyRotationCommand({ KeyId }));
    assert.equal((await status()).KeyRotationEnabled, false);
  });

  it("is refused more often than every 90 days, and more seldom than every 2560", async () => {
    for (const days of [89, 2561]) {
      await refused(enable(days), "ValidationException", /90 and 2560/);
    }
  });
});
