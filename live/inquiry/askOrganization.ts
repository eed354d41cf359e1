import type { Fact } from "../../rules/facts/fact";
import type { Session } from "../session";

/** Asks for the id of the organization that an account is in. */
export async function askOrganization(session: Session): Promise<Fact<string>> {
  const { DescribeOrganizationCommand, OrganizationsClient } = await import("@aws-sdk/client-organizations");
  return session.ask("describeOrganization", session.region, async (options) => {
    const client = session.client(OrganizationsClient, session.region);
    const { Organization } = await client.send(new DescribeOrganizationCommand({}), options);
    return Organization?.Id ?? "";
  });
}
