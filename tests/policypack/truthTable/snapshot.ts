/** Cases as the engine knows a stack: a list of resources, each with its provider. */
import { urnOf } from "../state";
import { account, type TableResource } from "./resources";
import type { Case } from "./case";

/** A resource as a state file has it. */
export interface Entry {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly inputs: object;
  readonly outputs: object;
  readonly id?: string;
  /** The URN of its provider, and that one's id. */
  readonly provider?: string;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

const usualProvider = "this-account";

/** Inputs of the provider of an account that a stack has for itself; lists are passed as JSON. */
const usualInputs = {
  region: "eu-west-1",
  profile: "this-profile",
  allowedAccountIds: JSON.stringify([account]),
};

/** The resource that stands for the stack itself. */
export const root: Entry = {
  urn: urnOf("pulumi:pulumi:Stack", "app-dev"),
  type: "pulumi:pulumi:Stack",
  custom: false,
  inputs: {},
  outputs: {},
};

/** A case with the inputs of its providers written out. */
export function withProviders(example: Case): Case {
  const names = new Set(example.resources.filter(isDeployed).map(({ provider = usualProvider }) => provider));
  const providers = [...names].map((name): [string, object] => [name, example.providers?.[name] ?? usualInputs]);
  return {
    ...example,
    resources: example.resources.map((resource) =>
      isDeployed(resource) ? { ...resource, provider: resource.provider ?? usualProvider } : resource,
    ),
    providers: Object.fromEntries(providers),
  };
}

/** The resources of a case and their providers. */
export function entriesOf({ resources, providers = {} }: Case): readonly Entry[] {
  const used = new Map<string, Entry>();
  const entries = resources.map((resource): Entry => {
    const { type, name, properties, outputs = properties, origins } = resource;
    const provider = isDeployed(resource) ? providerOf(resource, providers) : undefined;
    if (provider !== undefined) {
      used.set(provider.urn, provider);
    }
    return {
      urn: urnOf(type, name),
      type,
      custom: provider !== undefined,
      inputs: properties,
      outputs,
      ...(provider !== undefined && { id: "id", provider: `${provider.urn}::id` }),
      ...(origins !== undefined && { propertyDependencies: origins }),
    };
  });
  return [...used.values(), ...entries];
}

/** A state file, as `pulumi stack export` writes it. */
export function stateFileOf(entries: readonly Entry[]): object {
  return {
    version: 3,
    deployment: { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" }, resources: [root, ...entries] },
  };
}

/** Everything but components and providers is deployed by a provider. */
function isDeployed({ type, isComponent = false }: TableResource): boolean {
  return !isComponent && !type.startsWith("app:") && !type.startsWith("pulumi:");
}

function providerOf(
  { type, provider: name = usualProvider, package: of = type.split(":")[0] ?? "" }: TableResource,
  providers: Readonly<Record<string, object>>,
): Entry {
  const providerType = `pulumi:providers:${of}`;
  const inputs = providers[name] ?? usualInputs;
  return { urn: urnOf(providerType, name), type: providerType, custom: true, inputs, outputs: inputs, id: "id" };
}
