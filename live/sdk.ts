import { once } from "./once";

/**
 * The packages of the AWS SDK that everything in this folder asks with, each loaded when it is first needed: they are slow to
 * load. What is bundled copies every name of a package each time that it is imported, so this does it once.
 */
export const sdk = {
  cloudTrail: once(() => import("@aws-sdk/client-cloudtrail")),
  credentialProviders: once(() => import("@aws-sdk/credential-providers")),
  s3: once(() => import("@aws-sdk/client-s3")),
  sts: once(() => import("@aws-sdk/client-sts")),
} as const;
