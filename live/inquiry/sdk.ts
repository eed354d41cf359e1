import { once } from "../once";

/** The packages of the AWS SDK that audits need besides, likewise. The component's package does without them. */
export const sdk = {
  iam: once(() => import("@aws-sdk/client-iam")),
  kms: once(() => import("@aws-sdk/client-kms")),
  organizations: once(() => import("@aws-sdk/client-organizations")),
  s3Control: once(() => import("@aws-sdk/client-s3-control")),
  sns: once(() => import("@aws-sdk/client-sns")),
} as const;
