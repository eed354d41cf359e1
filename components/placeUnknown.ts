import type { Fault } from "./arguments/schema/fault";
import { printable, quote } from "../rules/text";

const howToSetRegion =
  "with `pulumi config set aws:region REGION`, for example eu-central-1, with AWS_REGION in the environment, or in the " +
  "provider that the program makes";

/**
 * Why the place of a component is not known: its provider has no region, one that does not exist, or no credentials.
 *
 * @param problem - what the provider answers when it is asked where it is
 */
export function placeUnknown(problem: string): Fault {
  return { property: "provider", reason: reasonOf(problem) };
}

function reasonOf(problem: string): string {
  const [, known, invalid] =
    /finding Region by name \(([^)]{0,100})\)|Invalid AWS Region: ?(\S{0,100})/i.exec(problem) ?? [];
  const region = known ?? invalid;
  if (region !== undefined && region !== "")
    return `has the region ${quote(region)}, which AWS does not have. Set one ${howToSetRegion}.`;
  if (region === "" || /missing region|region (is required|was not found)/i.test(problem)) {
    return `has no region. Set one ${howToSetRegion}.`;
  }
  const said = `The provider says: ${printable(problem.replaceAll(/\s+/g, " ").trim(), 300)}`;
  if (/credential|security token|ExpiredToken|InvalidClientTokenId|SSO/i.test(problem)) {
    return (
      "has no valid credentials for AWS. Sign in, for example with `aws sso login`, name a profile in AWS_PROFILE, or set " +
      `aws:profile; \`aws sts get-caller-identity\` shows whose credentials are used. ${said}`
    );
  }
  return `could not say where it is, that is its partition, region and account. ${said}`;
}
