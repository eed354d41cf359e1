import type { GetLogGroupResult } from "@pulumi/aws/cloudwatch/getLogGroup";
import { quote } from "../../../rules/text";
import type { Inspected } from "../inspection";
import type { Loss } from "./loss";
import { isOpen, keepable, plannedValue } from "./planned";
import { tagLosses } from "./tagLosses";

type LogGroup = Pick<GetLogGroupResult, "name" | "retentionInDays" | "kmsKeyId" | "tags">;

/** What taking over a log group would take away from it. Its metric filters and subscriptions stay as they are. */
export function logGroupLosses(inspected: Pick<Inspected, "args" | "shownArgs">, group: LogGroup): Loss[] {
  const { args } = inspected;
  const thing = `The log group ${quote(group.name)}`;
  const planned = Number(plannedValue(args, "logGroupRetentionDays"));
  const present = group.retentionInDays;
  const isSooner = planned !== 0 && (present === 0 || planned < present);
  const keeps = `${thing} keeps events ${present === 0 ? "forever" : `for ${present} days`}`;
  const kmsKeyArn = group.kmsKeyId;
  const isRekeyed = kmsKeyArn !== "" && !isOpen(args, "logGroupKmsKeyArn") && args.logGroupKmsKeyArn !== kmsKeyArn;
  return [
    ...(isSooner
      ? [
          {
            name: "retention",
            property: "logGroupRetentionDays",
            what: `${keeps}, which would become ${planned} days.`,
            ...keepable({ logGroupRetentionDays: present }),
          } as const,
        ]
      : []),
    ...(isRekeyed
      ? [
          {
            name: "encryption-key",
            property: "logGroupKmsKeyArn",
            what: `${thing} is encrypted with the KMS key ${quote(kmsKeyArn)}, and would not be any more.`,
            ...keepable({ logGroupKmsKeyArn: kmsKeyArn }),
          } as const,
        ]
      : []),
    ...tagLosses(inspected, thing, group.tags),
  ];
}
