import { printable } from "../rules/text";
import { unknown, type Unknown } from "../rules/facts/fact";

const denials = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"];

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

/** Names of SDK errors about where credentials come from end like this. */
const noCredentials = /(Credentials|Token)ProviderError$/;

/**
 * Why AWS did not answer, from what its SDK threw. The messages of errors are left out, as they may hold anything.
 *
 * @param permission - what the call needs, as IAM spells it: `cloudtrail:DescribeTrails`
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
 */
export function refusalOf(error: unknown, permission: string): Unknown {
  const { name, code } = describe(error);
  if (denials.includes(name)) {
    return unknown(`AWS denies ${permission} to the credentials of this stack`, `allow them ${permission}`);
  }
  if (noCredentials.test(name)) {
    return unknown(
      "there are no credentials to ask AWS with",
      "give this run the credentials that the stack is deployed with",
    );
  }
  if (badCredentials.includes(name)) {
    return unknown(`AWS does not accept the credentials of this stack (${name})`, "renew them");
  }
  if (throttling.includes(name)) {
    return unknown(`AWS throttles ${permission}`, "run again later");
  }
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    return unknown(
      "the AWS SDK is not installed beside the policy pack",
      "install the dependencies of the policy pack, or keep aws.cjs beside its executable",
    );
  }
  if (/region is missing/i.test(error instanceof Error ? error.message : "")) {
    return unknown("there is no region to ask AWS in", "set the region of the provider or AWS_REGION");
  }
  const what = printable([name, code].filter((part) => part !== "").join(" "), 100);
  return unknown(
    `${permission} failed (${what})`,
    "check the network, proxies, endpoints and the settings of the provider",
  );
}

/** The name of an error and the code of what caused it, such as `ECONNREFUSED`. Several causes may come at once. */
function describe(error: unknown): { readonly name: string; readonly code: string } {
  if (!(error instanceof Error)) {
    return { name: typeof error, code: "" };
  }
  const { code } = error as { readonly code?: unknown };
  return { name: error.name, code: typeof code === "string" && code !== error.name ? code : "" };
}
