import type { PublicAccessBlockConfiguration, S3ControlClientConfig } from "@aws-sdk/client-s3-control";
import { isIP } from "node:net";
import { type Fact, known } from "../../rules/facts/fact";
import type { Session } from "../session";
import { sdk } from "./sdk";

/**
 * Asks for the public access block of an account, which every region answers; `undefined` where it has none.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
 */
export async function askAccountBlock(session: Session): Promise<Fact<PublicAccessBlockConfiguration | undefined>> {
  const { GetPublicAccessBlockCommand, S3ControlClient } = await sdk.s3Control();
  const { accountId: AccountId, region } = session;
  return session.ask(
    "getAccountPublicAccessBlock",
    region,
    async (options) => {
      const client = new S3ControlClient({ ...session.configuration(region), ...ofAddress() });
      const answer = await client.send(new GetPublicAccessBlockCommand({ AccountId }), options);
      return answer.PublicAccessBlockConfiguration;
    },
    (error) =>
      error instanceof Error && error.name === "NoSuchPublicAccessBlockConfiguration" ? known(undefined) : undefined,
  );
}

/** S3 Control puts the account before the host, which an endpoint that is an address cannot have: `123.127.0.0.1`. */
function ofAddress(): Pick<S3ControlClientConfig, "endpointProvider" | "disableHostPrefix"> {
  const given = process.env["AWS_ENDPOINT_URL_S3_CONTROL"] ?? process.env["AWS_ENDPOINT_URL"] ?? "";
  if (!URL.canParse(given)) {
    return {};
  }
  const url = new URL(given);
  return isIP(url.hostname) === 0 ? {} : { endpointProvider: () => ({ url }), disableHostPrefix: true };
}
