import * as pulumi from "@pulumi/pulumi";
import { accessOf } from "../../live/providerAccess";
import { providerInputs } from "../../live/providerInputs";
import { Session } from "../../live/session";
import { type Fact, unknown } from "../../rules/facts/fact";
import type { KnownPlace } from "../arguments/knownPlace";
import type { ProviderSettings } from "./providerSettings";

/** Opens a session with AWS, once. */
export type Asker = () => Promise<Fact<Session>>;

/**
 * Asks AWS as the provider of a component does, for what no function of the provider tells. A program is not shown all
 * settings of a provider, so whoever answers may be somebody else: in another account than the provider's, nothing is
 * asked.
 *
 * @param settings - those of the provider, as far as they are known
 * @param place - where the provider says it is
 */
export function askerOf(settings: ProviderSettings, place: KnownPlace): Asker {
  let session: Promise<Fact<Session>> | undefined;
  return () => (session ??= openSession(settings, place));
}

async function openSession(settings: ProviderSettings, place: KnownPlace): Promise<Fact<Session>> {
  const known = Object.entries(settings).filter(([, value]) => !pulumi.containsUnknowns(value));
  const access = accessOf(providerInputs(Object.fromEntries(known)).values);
  if (!access.known) return access;
  const session = await Session.open({ ...access.value, region: place.region });
  if (!session.known || session.value.accountId === place.accountId) return session;
  return unknown(
    `the credentials that a program is shown are of the account ${session.value.accountId}, while the provider is in ` +
      place.accountId,
    `give the program credentials of ${place.accountId} in its environment or in the configuration of the stack`,
  );
}
