import { readTrailArn } from "../cloudtrail/trailArn";
import { partitionOf } from "../partitions";
import type { Setting, Settings } from "../rule";
import { quote } from "../text";

const verifications = ["none", "live", "attested"] as const;

/** How the rule learns of a trail that is not in the stack. */
export type Verification = (typeof verifications)[number];

/** What users say about trails that are not in the stack. */
export interface Coverage {
  readonly verification: Verification;
  /** ARNs of the trails that count; any trail where empty. */
  readonly coveringTrails: readonly string[];
  /** Ids of the accounts that have such a trail; any account where empty. */
  readonly accounts: readonly string[];
  readonly timeoutSeconds: number;
}

/** For examples only: ARNs elsewhere are built from the partition that was looked up. */
const usualPartition = "aws";

/**
 * The settings by which the gate takes trails outside a stack into account. They are for previews: in a live account every
 * trail is visible.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html#awscloudtrail-resources-for-iam-policies
 */
export const coverageSettings = {
  verification: {
    type: "string",
    description:
      "How the rule learns of a trail that is not in the stack, but in another one or the organization's. `none`: not " +
      "at all. `live`: it asks AWS for the trails of the account, with the credentials of the stack. `attested`: the " +
      "settings `coveringTrails` or `accounts` vouch for the trail, without proof.",
    values: verifications,
    default: "none",
  },
  coveringTrails: {
    type: "array",
    description:
      "ARNs of the trails that cover the account: its own, or its organization's. With `live`, only these count.",
    pattern: "arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\\d{12}:trail/[A-Za-z0-9._-]{3,128}",
    example: `arn:${usualPartition}:cloudtrail:us-east-1:123456789012:trail/audit`,
  },
  accounts: {
    type: "array",
    description: "Ids of the accounts that have a trail elsewhere. Other accounts need one in the stack.",
    pattern: "\\d{12}",
    example: "123456789012",
  },
  verificationTimeoutSeconds: {
    type: "integer",
    description: "How many seconds to wait for answers of AWS, for all accounts together.",
    minimum: 1,
    maximum: 300,
    default: 20,
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** What the settings of a rule say about trails outside the stack. A setting that is absent or not allowed is the default. */
export function coverageOf(settings: Settings): Coverage {
  const { verification, verificationTimeoutSeconds: timeout } = settings;
  const { minimum, maximum, default: usual } = coverageSettings.verificationTimeoutSeconds;
  return {
    verification: verifications.find((value) => value === verification) ?? coverageSettings.verification.default,
    coveringTrails: textsOf(settings["coveringTrails"]),
    accounts: textsOf(settings["accounts"]),
    timeoutSeconds: typeof timeout === "number" && timeout >= minimum && timeout <= maximum ? timeout : usual,
  };
}

/**
 * What is wrong with settings whose form is right: with trails that cannot be, and with settings that do not go together;
 * sentences without their full stop.
 */
export function coverageFaults(settings: Settings): readonly string[] {
  return [...impossibleTrails(settings), ...faultsTogether(settings)];
}

/** No region is in two partitions. */
function impossibleTrails(settings: Settings): readonly string[] {
  const { coveringTrails } = coverageOf(settings);
  const pattern = new RegExp(`^(?:${coverageSettings.coveringTrails.pattern})$`);
  return coveringTrails
    .filter((arn) => pattern.test(arn))
    .map((arn) => ({ arn, ...readTrailArn(arn) }))
    .filter(({ partition, region }) => partitionOf(region) !== partition)
    .map(
      ({ arn, partition, region }) =>
        `coveringTrails holds ${quote(arn)}, but AWS has no region ${quote(region)} in partition ${quote(partition)}. ` +
        "Write it as `aws cloudtrail describe-trails` prints it",
    );
}

function faultsTogether(settings: Settings): readonly string[] {
  const { verification, coveringTrails, accounts } = coverageOf(settings);
  const named = [
    ...(coveringTrails.length > 0 ? ["coveringTrails"] : []),
    ...(accounts.length > 0 ? ["accounts"] : []),
  ].join(" and ");
  if (verification === "none" && named !== "") {
    return [
      `verification is "none", which ignores ${named}. Set it to "live" to ask AWS, or to "attested" to vouch for the ` +
        "trail without proof",
    ];
  }
  if (verification === "attested" && named === "") {
    return [
      'verification is "attested", but coveringTrails and accounts are empty. Name trails in coveringTrails or account ids ' +
        'in accounts, or set verification to "live"',
    ];
  }
  return [];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
