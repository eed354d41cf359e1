import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { type Fact, known } from "../../rules/facts/fact";
import type { Session } from "../session";

/**
 * Asks for the public access block of an account, which every region answers; `undefined` where it has none.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
 */
export async function askAccountBlock(session: Session): Promise<Fact<PublicAccessBlockConfiguration | undefined>> {
  const { GetPublicAccessBlockCommand, S3ControlClient } = await import("@aws-sdk/client-s3-control");
  const { accountId: AccountId, region } = session;
  return session.ask(
    "getAccountPublicAccessBlock",
    region,
    async (options) => {
      const client = session.client(S3ControlClient, region);
      const answer = await client.send(new GetPublicAccessBlockCommand({ AccountId }), options);
      return answer.PublicAccessBlockConfiguration;
    },
    (error) =>
      error instanceof Error && error.name === "NoSuchPublicAccessBlockConfiguration" ? known(undefined) : undefined,
  );
}
