import type * as pulumi from "@pulumi/pulumi";
import type { DeployedOutputs } from "../../../components/before/deployed";
import type { Inspected } from "../../../components/before/inspection";
import { unknown } from "../../../rules/facts/fact";

/** What a test says of a component that is inspected. */
export interface LiveComponent extends Partial<Omit<Inspected, "deployed">> {
  /** Outputs of its deployed parts by type, each with the name that parts of this type have. */
  readonly parts?: Readonly<Record<string, readonly [name: string, outputs: DeployedOutputs]>>;
}

/** The component `audit` of account 123456789012 in eu-central-1, protected, whose credentials nobody gave. */
export function liveComponent({ parts = {}, args = {}, ...given }: LiveComponent): Inspected {
  return {
    name: "audit",
    args,
    shownArgs: args,
    place: { partition: "aws", region: "eu-central-1", accountId: "123456789012" },
    isProtected: true,
    isStateRead: true,
    deployed: {
      part: (type, name) => (parts[type]?.[0] === name ? parts[type][1] : undefined),
      urn: (type, name) => `urn:pulumi:dev::project::component$${type}::${name}`,
    },
    ask: () => Promise.resolve(unknown("no AWS credentials were found", "provide credentials for the account")),
    // Not asked: no test of this kind has a provider.
    opts: { parent: undefined as unknown as pulumi.Resource },
    ...given,
  };
}
