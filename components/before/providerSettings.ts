import * as pulumi from "@pulumi/pulumi";

/** Settings of a provider by name, as far as a program is shown them. They hold keys: never print them. */
export type ProviderSettings = Readonly<Record<string, unknown>>;

/**
 * The settings of the AWS provider of a component, as far as a program is shown them: all of the default provider, which
 * are those of the stack's configuration, and the texts of one that the program made. What such a provider is told of
 * roles and endpoints no program sees; and a plugin sees nothing of it.
 *
 * @param component - the component whose provider it is
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export function providerSettings(component: pulumi.Resource): pulumi.Output<unknown> {
  const provider = component.getProvider("aws:index:Provider");
  if (provider === undefined) return pulumi.secret(configuration("aws:"));
  const texts = Object.entries(provider).filter(([name, value]) => name !== "urn" && pulumi.Output.isInstance(value));
  return pulumi.secret(Object.fromEntries(texts));
}

function configuration(prefix: string): ProviderSettings {
  const settings = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(settings.map(([key, value]) => [key.slice(prefix.length), value]));
}
