import { once } from "../once";

/** The packages of the AWS SDK that audits need besides, likewise. The policy pack does without them. */
export const sdk = {
  iam: once(() => import("@aws-sdk/client-iam")),
  kms: once(() => import("@aws-sdk/client-kms")),
  organizations: once(() => import("@aws-sdk/client-organizations")),
  s3: once(() => import("@aws-sdk/client-s3")),
  s3Control: once(() => import("@aws-sdk/client-s3-control")),
  sns: once(() => import("@aws-sdk/client-sns")),
} as const;
