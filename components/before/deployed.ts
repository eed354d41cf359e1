import * as pulumi from "@pulumi/pulumi";
import { urnOf } from "./urnOf";

/** Outputs of a resource by name, as the state of the stack holds them. */
export type DeployedOutputs = Readonly<Record<string, unknown>>;

/** What the last deployment of the stack has left of a component. */
export interface Deployed {
  /** Its own outputs. A deployment that failed may have taken them away; then, and before the first, they are absent. */
  readonly outputs?: DeployedOutputs | undefined;
  /**
   * The outputs of one of its parts; `undefined` when the stack has no such part.
   *
   * @param type - its type, for example `aws:cloudtrail/trail:Trail`
   * @param name - its name in the program
   */
  part(type: string, name: string): DeployedOutputs | undefined;
  /** The URN that such a part has. */
  urn(type: string, name: string): string;
}

/** A component that was never deployed. */
export const neverDeployed: Deployed = { part: () => undefined, urn: () => "" };

/** What was read of the state of a stack: a component's parts in it, or why it could not be read. */
export type StateReading =
  | { readonly read: true; readonly deployed: Deployed }
  | { readonly read: false; readonly because: string };

/** What the last deployment has left, as far as it could be read. */
export function asFarAsRead(reading: StateReading): Deployed {
  return reading.read ? reading.deployed : neverDeployed;
}

interface State {
  readonly outputs?: Readonly<Record<string, { readonly outputs?: DeployedOutputs } | undefined>>;
}

/**
 * Reads what the last deployment of this stack has left of a component. Pulumi tells a program nothing of it; but the
 * engine reads the resources of any stack that the user can read, and this one is such a stack. Parts that are found by
 * an alias do not count: they were deployed under another name.
 *
 * @param component - the component, which may never have been deployed
 * @see https://github.com/pulumi/pulumi/blob/v3.142.0/pkg/resource/deploy/builtins.go
 */
export async function lastDeployed(component: pulumi.Resource): Promise<StateReading> {
  const urn = await urnOf(component);
  const stackName = [organization(), pulumi.getProject(), pulumi.getStack()].join("/");
  try {
    const state: unknown = await pulumi.runtime.invoke("pulumi:pulumi:readStackResourceOutputs", { stackName });
    return { read: true, deployed: partsOf(urn, state as State) };
  } catch (error) {
    return { read: false, because: (error instanceof Error && error.message) || "the engine gave no reason" };
  }
}

/** Tests on mocks may have none; then it is called as the backends do that have no organizations. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return "organization";
  }
}

/** The URN of a part is that of its parent with its own type and name. */
function partsOf(component: string, { outputs = {} }: State): Deployed {
  const [stack = "", project = "", types = ""] = component.split("::");
  const urn = (type: string, name: string): string => [stack, project, `${types}$${type}`, name].join("::");
  return { outputs: outputs[component]?.outputs, part: (type, name) => outputs[urn(type, name)]?.outputs, urn };
}
