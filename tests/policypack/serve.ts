/**
 * The policies called as the SDK calls them, in this process: fast enough for thousands of stacks. Where the SDK turns an
 * exception into a note that blocks nothing, or ends the operation, this throws.
 */
import type { Policies } from "@pulumi/policy";
import { policies } from "../../policypack/policies/policies";
import type { Preset } from "../../rules/configuration/presets";
import { asInPreview } from "./preview";

/** A resource of a stack that is judged. */
export interface ServedResource {
  readonly type: string;
  readonly name: string;
  /** As they are, with what stands for unknown values. */
  readonly props: object;
  /** Names of the resources that properties come from. */
  readonly origins?: Readonly<Record<string, readonly string[]>>;
  /** Inputs of its provider. Defaults to a provider of one region. */
  readonly provider?: { readonly name: string; readonly props: object };
}

/** One report of a policy. */
export interface Report {
  readonly policy: string;
  readonly level: string;
  readonly urn: string;
  readonly message: string;
}

/** How the policies are configured: settings by policy. */
export type ServedConfig = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Policy = Policies[number];
type Validate = (args: object, report: (violation: unknown, urn?: string) => void) => unknown;

class NotApplicable extends Error {}

const defaultProvider = { name: "default", props: { region: "eu-west-1" } };

/** What the policies report about a stack, under the preset `strict` unless said otherwise. */
export async function serve(
  resources: readonly ServedResource[],
  { config = {}, preset = "strict" }: { readonly config?: ServedConfig; readonly preset?: Preset } = {},
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const pack = policies({ preset });
  const call = async (policy: Policy, validate: Validate, args: object, about: string) => {
    const getConfig = () => ({ ...defaultsOf(policy), ...config[policy.name] });
    const notApplicable = (reason?: string) => {
      throw new NotApplicable(reason);
    };
    try {
      await validate({ ...args, getConfig, notApplicable, stackTags: new Map() }, (violation, urn) => {
        reports.push({ level: "mandatory", urn: urn ?? about, ...detailOf(violation), policy: policy.name });
      });
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
    }
  };
  for (const resource of resources) {
    for (const policy of pack) {
      const validate = "validateResource" in policy ? (policy.validateResource as Validate | undefined) : undefined;
      if (validate !== undefined && isAbout(validate, [resource])) {
        await call(policy, validate, single(resource), urnOf(resource));
      }
    }
  }
  const stack = linked(resources);
  for (const policy of pack) {
    const validate = "validateStack" in policy ? (policy.validateStack as Validate | undefined) : undefined;
    if (validate !== undefined && isAbout(validate, resources)) {
      await call(policy, validate, { resources: stack }, "stack");
    }
  }
  return reports;
}

/** The URN that a resource has here. */
function urnOf({ type, name }: Pick<ServedResource, "type" | "name">): string {
  return `urn:pulumi:dev::app::${type}::${name}`;
}

function single(resource: ServedResource) {
  const { type, name, props, provider = defaultProvider } = resource;
  const providerType = `pulumi:providers:${type.split(":")[0] ?? ""}`;
  return {
    type,
    name,
    urn: urnOf(resource),
    props: asInPreview(props),
    opts: {},
    provider: {
      type: providerType,
      name: provider.name,
      urn: urnOf({ type: providerType, name: provider.name }),
      props: asInPreview(provider.props),
    },
  };
}

/** As stack policies get them: each knows the resources that its properties come from. */
function linked(resources: readonly ServedResource[]): object[] {
  const served = resources.map((resource) => ({
    ...single(resource),
    dependencies: [],
    propertyDependencies: {},
  }));
  resources.forEach(({ origins = {} }, index) => {
    for (const [property, names] of Object.entries(origins)) {
      const found = served.filter(({ name }) => names.includes(name));
      Object.defineProperty(served[index]?.propertyDependencies, property, { value: found, enumerable: true });
    }
  });
  return served;
}

function isAbout(validate: Validate, resources: readonly ServedResource[]): boolean {
  const type = (validate as { readonly __pulumiType?: string }).__pulumiType;
  return type === undefined || resources.some((resource) => resource.type === type);
}

/** What Pulumi fills in where a configuration says nothing. */
function defaultsOf({ configSchema }: Policy): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configSchema?.properties ?? {}).map(([name, schema]) => [
      name,
      (schema as { default: unknown }).default,
    ]),
  );
}

function detailOf(violation: unknown): Partial<Report> & { readonly message: string } {
  if (typeof violation === "string") return { message: violation };
  const { message, enforcementLevel, urn } = violation as { message: string; enforcementLevel?: string; urn?: string };
  return { message, ...(enforcementLevel && { level: enforcementLevel }), ...(urn && { urn }) };
}
