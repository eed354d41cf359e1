/** What taking over a trail, a bucket or a log group can take away, by the names that a user acknowledges it with. */
export const lossNames = [
  "archiving",
  "bucket",
  "default-encryption",
  "encryption-key",
  "events",
  "insights",
  "key-prefix",
  "lifecycle-rules",
  "log-group",
  "noncurrent-retention",
  "object-lock",
  "organization",
  "other-trails",
  "retention",
  "statements",
  "tags",
  "topic",
  "unknown",
] as const;

/** One of these. */
export type LossName = (typeof lossNames)[number];
