import { printable } from "../rules/text";
import { unknown, type Unknown } from "../rules/facts/fact";

const denials = [
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "AuthorizationError",
  // As the SDK calls that of SNS.
  "AuthorizationErrorException",
];

const badCredentials = [
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidIdentityToken",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
];

const throttling = ["Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException"];

/** How the names of SDK errors about missing credentials end. */
const noCredentials = /(Credentials|Token)ProviderError$/;

/** That the AWS SDK is missing: programs may leave it out until they ask AWS. */
export const sdkMissing = unknown("the AWS SDK is not installed", "install the packages that this program depends on");

/**
 * Why AWS did not answer, from the error that its SDK threw. Error messages are left out: they may hold secrets.
 *
 * @param permission - what the call needs, as IAM spells it: `cloudtrail:DescribeTrails`
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
 */
export function refusalOf(error: unknown, permission: string): Unknown {
  const { name, code } = describe(error);
  if (denials.includes(name)) {
    return { ...unknown(`AWS denies ${permission} to the credentials in use`, howToAllow(permission)), permission };
  }
  if (name === "AbortError" || name === "TimeoutError") {
    return unknown(`${permission} was not answered in time`, "run again, or allow more time");
  }
  if (noCredentials.test(name)) {
    return unknown("no AWS credentials were found", "provide credentials for the account");
  }
  if (badCredentials.includes(name)) {
    return unknown(`AWS does not accept the credentials in use (${name})`, "renew them");
  }
  if (throttling.includes(name)) {
    return unknown(`AWS throttles ${permission}`, "run again later");
  }
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    return sdkMissing;
  }
  if (/region is missing/i.test(error instanceof Error ? error.message : "")) {
    return unknown("no AWS region is set", "set one, for example with AWS_REGION");
  }
  const what = printable([name, code].filter((part) => part !== "").join(" "), 100);
  return unknown(`${permission} failed (${what})`, "check the network, proxies, endpoints and credentials");
}

/** AWS answers the same where there is no such role, and where the role does not trust who asks. */
function howToAllow(permission: string): string {
  const role = permission === "sts:AssumeRole" ? ", and see that the role is there and trusts them" : "";
  return `allow them ${permission}${role}`;
}

/** The name of an error and the code of its cause, such as `ECONNREFUSED`. */
function describe(error: unknown): { readonly name: string; readonly code: string } {
  if (!(error instanceof Error)) {
    return { name: typeof error, code: "" };
  }
  const { code } = error as { readonly code?: unknown };
  return { name: error.name, code: typeof code === "string" && code !== error.name ? code : "" };
}
