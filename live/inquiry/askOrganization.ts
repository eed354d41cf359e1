import { type Fact, known } from "../../rules/facts/fact";
import type { Session } from "../session";
import { sdk } from "./sdk";

/** Asks for the id of the organization that an account is in; `undefined` where it is in none. */
export async function askOrganization(session: Session): Promise<Fact<string | undefined>> {
  const { DescribeOrganizationCommand, OrganizationsClient } = await sdk.organizations();
  return session.ask<string | undefined>(
    "describeOrganization",
    session.region,
    async (options) => {
      const client = session.client(OrganizationsClient, session.region);
      const { Organization } = await client.send(new DescribeOrganizationCommand({}), options);
      return Organization?.Id ?? "";
    },
    (error) =>
      error instanceof Error && error.name === "AWSOrganizationsNotInUseException" ? known(undefined) : undefined,
  );
}
