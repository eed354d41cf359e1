import type * as CloudTrail from "@aws-sdk/client-cloudtrail";
import type * as Sts from "@aws-sdk/client-sts";
import type * as CredentialProviders from "@aws-sdk/credential-providers";
import { once } from "./once";

/** Packages of the AWS SDK. */
interface Sdk {
  readonly cloudTrail: () => Promise<typeof CloudTrail>;
  readonly credentialProviders: () => Promise<typeof CredentialProviders>;
  readonly sts: () => Promise<typeof Sts>;
}

/**
 * The packages of the AWS SDK that everything asks with, the policy pack too, each loaded when it is first needed: they are slow to
 * load. What is bundled copies every name of a package each time that it is imported, so this does it once.
 */
export const sdk: Sdk = {
  cloudTrail: once(() => import("@aws-sdk/client-cloudtrail")),
  credentialProviders: once(() => import("@aws-sdk/credential-providers")),
  sts: once(() => import("@aws-sdk/client-sts")),
};
