import type { CloudTrailClientConfig } from "@aws-sdk/client-cloudtrail";

/** What clients of every service have in common. */
export type ClientConfiguration = Pick<
  CloudTrailClientConfig,
  | "region"
  | "profile"
  | "credentials"
  | "useFipsEndpoint"
  | "useDualstackEndpoint"
  | "defaultsMode"
  | "maxAttempts"
  | "userAgentAppId"
  | "requestHandler"
  | "retryMode"
  | "logger"
>;
