/** State files, as `pulumi stack export` writes them. */
import { odd, type Odd, type OddText } from "./odd";
import type { PropertiesOf } from "./propertiesOf";

/** What a state says about one resource. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputs: object;
  readonly outputs: object;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** In place of a value that is not known before deployment, so that a state stands for a preview. */
export const notYetKnown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9" as OddText;

/** The type of the provider of a resource's own package. */
function providerTypeOf(type: string): string {
  return `pulumi:providers:${type.split(":")[0] ?? ""}`;
}

/** The URN of a resource in these states. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::app::${type}::${name}`;
}

/** A secret, in plain text. */
export function secret(value: unknown): Odd {
  return odd({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(value),
  });
}

/** A secret that only the stack's own key decrypts: nobody has the one of {@link stateOf}. */
export function encryptedSecret(): Odd {
  return odd({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "djE6AAAA" });
}

/** A resource, with the same inputs and outputs unless said otherwise. */
export function custom<Type extends string>(
  type: Type,
  name: string,
  properties?: PropertiesOf<Type>,
  more: Partial<StateResource> = {},
): StateResource {
  return { type, name, custom: true, inputs: properties ?? {}, outputs: properties ?? {}, ...more };
}

/** A component: it deploys nothing itself. */
export function component(type: string, name: string): StateResource {
  return { type, name, custom: false, inputs: {}, outputs: {} };
}

/** A stack's state: root, a default provider of each package, at least of `aws`, and the resources given. */
export function stateOf(...resources: readonly StateResource[]): object {
  const root = component("pulumi:pulumi:Stack", "app-dev");
  const deployed = resources.filter(({ custom }) => custom).map(({ type }) => providerTypeOf(type));
  const providers = [...new Set(["pulumi:providers:aws", ...deployed])].map((type) =>
    custom<`pulumi:providers:${string}`>(type as `pulumi:providers:${string}`, "default", { region: "eu-west-1" }),
  );
  return {
    version: 3,
    deployment: {
      secrets_providers: { type: "passphrase", state: { salt: "v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAA" } },
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
      resources: [root, ...providers, ...resources].map(({ name, ...resource }) => ({
        ...resource,
        urn: urnOf(resource.type, name),
        ...(resource.custom ? { id: "id" } : {}),
        ...(resource.custom && !resource.type.startsWith("pulumi:providers:")
          ? { provider: `${urnOf(providerTypeOf(resource.type), "default")}::id` }
          : {}),
      })),
    },
  };
}
