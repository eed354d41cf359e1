import type * as pulumi from "@pulumi/pulumi";
import type { GivenArgs } from "../arguments/conflicts/conflictRules";
import type { KnownPlace } from "../arguments/knownPlace";
import type { Fault } from "../arguments/schema/fault";
import type { Asker } from "./asker";
import type { Deployed } from "./deployed";

/** A component before any of its parts is registered, and what there is already. */
export interface Inspected {
  readonly name: string;
  /** Its arguments, each of them valid; what a preview does not know yet is `pulumi.unknown`. */
  readonly args: GivenArgs;
  /** The same for what is shown to people: what is secret is `pulumi.unknown`, too. */
  readonly shownArgs: GivenArgs;
  readonly place: KnownPlace;
  /** Whether Pulumi refuses to delete its trail and its evidence. */
  readonly isProtected: boolean;
  /** What the last deployment has left of it; nothing where that could not be read. */
  readonly deployed: Deployed;
  /** Whether it could be read. */
  readonly isStateRead: boolean;
  /** Asks AWS what no function of the provider tells. */
  readonly ask: Asker;
  /** For functions of the provider: the component as the parent, whose provider is asked. */
  readonly opts: { readonly parent: pulumi.Resource };
}

/** What an inspection finds. */
export interface Findings {
  /** What is refused, together with everything else that is wrong. */
  readonly faults?: readonly Fault[];
  /** What the user should know, as sentences. */
  readonly warnings?: readonly string[];
}

/**
 * Looks at what is there before a deployment, in the state of the stack or in AWS, and finds what the arguments would do
 * to it. It is called at each preview and each update, once every argument is valid, and changes nothing.
 */
export type Inspection = (component: Inspected) => Promise<Findings> | Findings;
