import type { Setting, Settings } from "../../rules/rule";
import { quote } from "../../rules/text";

const verifications = ["none", "live", "attested"] as const;

/** How the trail of an account is established that is not in the stack. */
export type Verification = (typeof verifications)[number];

/** What users say about trails that are not in the stack. */
export interface Coverage {
  readonly verification: Verification;
  /** ARNs of the trails that cover the accounts; any trail where empty. */
  readonly coveringTrails: readonly string[];
  /** Ids of the accounts that this is about; any account where empty. */
  readonly accounts: readonly string[];
  readonly timeoutSeconds: number;
}

/** Only for examples, so that ARNs elsewhere are built from the partition looked up. */
const partition = "aws";

/**
 * The settings of the gate by which it takes trails outside the stack into account. They are this pack's and not the rule's:
 * in a live account every trail is there to be seen.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html#awscloudtrail-resources-for-iam-policies
 */
export const coverageSettings = {
  verification: {
    type: "string",
    description:
      "How the rule learns of a trail that is not in the stack, but in another one or the organization's. `none`: not " +
      "at all. `live`: AWS is asked for the trails of the account, with the credentials of the stack. `attested`: the " +
      "trail is taken for granted, as `coveringTrails` or `accounts` say.",
    values: verifications,
    default: "none",
  },
  coveringTrails: {
    type: "array",
    description:
      "ARNs of the trails that cover the account: its own, or its organization's. With `live`, only these count.",
    pattern: "arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\\d{12}:trail/[A-Za-z0-9._-]{3,128}",
    example: `arn:${partition}:cloudtrail:us-east-1:123456789012:trail/audit`,
  },
  accounts: {
    type: "array",
    description: "Ids of the accounts that have a trail elsewhere. Other accounts need one in the stack.",
    pattern: "\\d{12}",
    example: "123456789012",
  },
  verificationTimeoutSeconds: {
    type: "integer",
    description: "After how many seconds AWS is taken not to answer, for all accounts together.",
    minimum: 1,
    maximum: 300,
    default: 20,
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** What the settings of a rule say about trails outside the stack; what is absent or not allowed is the default. */
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

/** What is wrong with settings that are each allowed, sentences. */
export function coverageFaults(settings: Settings): readonly string[] {
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

/** The way to a trail outside the stack for a rule that has not found it, sentences. */
export function wayElsewhere(ruleName: string, settings: Settings, accountId: string | undefined): string {
  const { verification } = coverageOf(settings);
  const configured = (entry: object): string => JSON.stringify({ [ruleName]: entry });
  const named = accountId === undefined ? { coveringTrails: ["TRAIL-ARN"] } : { accounts: [accountId] };
  const attested = configured({ verification: "attested", ...named });
  switch (verification) {
    case "none":
      return (
        "If another stack or the organization has the trail of the account, pass --policy-pack-config FILE. To ask AWS for " +
        `the trail, FILE holds ${configured({ verification: "live" })}; to vouch for it without credentials, ${attested}.`
      );
    case "live":
      return `Where AWS does not show enough, vouch for the trail in the configuration of the policy pack: ${attested}.`;
    case "attested":
      return `If the trail of the account is elsewhere too, name it in the configuration: ${attested}.`;
  }
}

/** Names of trails as a message lists them. */
export function quoteAll(names: readonly string[]): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? quote(first) : `${quote(first)} and ${others.length} more`;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
