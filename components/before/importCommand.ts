import type { Inspected } from "./inspection";
import { urnOf } from "./urnOf";

/**
 * The command that takes what AWS has into the state of the stack, as a part of a component that bears the component's
 * name.
 *
 * @param type - its type, for example `aws:kms/key:Key`
 * @param id - what the provider knows it by
 * @see https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/
 */
export async function importCommand(
  { name, opts }: Pick<Inspected, "name" | "opts">,
  type: string,
  id: string,
): Promise<string> {
  return `pulumi import ${type} ${name} ${id} --parent 'parent=${await urnOf(opts.parent)}' --generate-code=false`;
}
