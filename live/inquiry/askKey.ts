import { type Fact, unknown } from "../../rules/facts/fact";
import type { KeyAnswers } from "../accountSight";
import type { CallName } from "../calls";
import { notAsked } from "../notAsked";
import type { CallOptions, Session } from "../session";
import { sdk } from "./sdk";

/** The calls about a key. */
export const keyCalls = ["describeKey", "getKeyPolicy", "getKeyRotationStatus"] as const satisfies readonly CallName[];

const missing = unknown("KMS has no such key", "encrypt the log files of the trail with another key");

/**
 * Asks KMS about a key in its region, for what is not known yet.
 *
 * @param arn - of the key, or of an alias of it
 * @param earlier - what other accounts were told
 */
export async function askKey(
  session: Session,
  arn: string,
  calls: ReadonlySet<CallName>,
  earlier?: KeyAnswers,
): Promise<KeyAnswers> {
  const { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient } = await sdk.kms();
  const [, , , region = session.region, , resource = ""] = arn.split(":");
  const client = session.client(KMSClient, region === "" ? session.region : region);
  const ask = async <T>(
    call: CallName,
    before: Fact<T> | undefined,
    send: (options: CallOptions) => Promise<T>,
  ): Promise<Fact<T>> => {
    if (before?.known === true) {
      return before;
    }
    if (!calls.has(call)) {
      return notAsked;
    }
    return session.ask(call, region, send, (error) =>
      error instanceof Error && error.name === "NotFoundException" ? missing : undefined,
    );
  };
  const describe = ask("describeKey", earlier?.metadata, async (options) => {
    const { KeyMetadata = {} } = await client.send(new DescribeKeyCommand({ KeyId: arn }), options);
    return { KeyId: "", ...KeyMetadata };
  });
  // Only DescribeKey takes an alias.
  const described = resource.startsWith("alias/") ? await describe : undefined;
  const KeyId = described?.known === true ? described.value.Arn : arn;
  const [metadata, policy, isRotated] = await Promise.all([
    describe,
    ask(
      "getKeyPolicy",
      earlier?.policy,
      async (options) =>
        (await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }), options)).Policy ?? "",
    ),
    ask(
      "getKeyRotationStatus",
      earlier?.isRotated,
      async (options) =>
        (await client.send(new GetKeyRotationStatusCommand({ KeyId }), options)).KeyRotationEnabled ?? false,
    ),
  ]);
  const isMissing = [metadata, policy, isRotated].some((answer) => answer === missing);
  return { arn, ...(isMissing && { isMissing: true }), metadata, policy, isRotated };
}
