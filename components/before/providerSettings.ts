import * as pulumi from "@pulumi/pulumi";

/** Settings of a provider by name, as far as a program is shown them. They hold keys: never print them. */
export type ProviderSettings = Readonly<Record<string, unknown>>;

/**
 * The settings of the AWS provider of a component, as far as a program is shown them: all of the default provider, which
 * are those of the stack's configuration, and what the SDK shows of one that the program made. That has its roles once it
 * exists, and not at the preview before; a plugin is shown nothing of it.
 *
 * @param component - the component whose provider it is
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export function providerSettings(component: pulumi.Resource): pulumi.Output<unknown> {
  const provider = component.getProvider("aws:index:Provider");
  if (provider === undefined) return pulumi.secret(configuration("aws:"));
  const shown = Object.entries(provider).filter(([name, value]) => name !== "urn" && pulumi.Output.isInstance(value));
  return pulumi.secret(Object.fromEntries(shown));
}

function configuration(prefix: string): ProviderSettings {
  const settings = Object.entries(stackConfiguration()).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(settings.map(([key, value]) => [key.slice(prefix.length), value]));
}

/** Pulumi 3.259 hands `null` to the program of a stack without any configuration, and its SDK throws where it reads that. */
function stackConfiguration(): Readonly<Record<string, string>> {
  try {
    return pulumi.runtime.allConfig();
  } catch {
    return {};
  }
}
