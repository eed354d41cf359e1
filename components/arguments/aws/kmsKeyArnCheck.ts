import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";

/**
 * The ARN of a KMS key.
 *
 * An alias is refused although CloudTrail takes it: CloudTrail answers with the key behind the alias, so that every
 * later preview would show a change although there is none.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN
 */
export const kmsKeyArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a KMS key has the form `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; " +
    "`aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.",
  problem: (text) =>
    arnProblem(text, {
      service: "kms",
      hasRegion: true,
      hasAccount: true,
      resourceProblem: (resource) => {
        if (resource.startsWith("alias/")) return "is the ARN of an alias, not of a key";
        return /^key\/[A-Za-z0-9-]+$/.test(resource) ? undefined : `names ${quote(resource)}, not a key`;
      },
    }),
};
