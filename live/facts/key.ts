import type { KeyMetadata } from "@aws-sdk/client-kms";
import { type Fact, known, mapFact, unknown } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import type { KeyAnswers } from "../accountSight";
import { policyFromAws } from "./policy";

const ofProgram = unknown(
  "a key has no deletion window before somebody schedules its deletion",
  "ask a preview of the program that makes it",
);

/**
 * The facts about a key in an account.
 *
 * @param trails - all whose log files it encrypts
 */
export function keyFromAws(
  { arn, metadata, policy, isRotated }: KeyAnswers,
  trails: readonly DeliveringTrail[],
): KeyFacts {
  const id = (metadata.known ? metadata.value.Arn : undefined) ?? arn;
  return {
    name: id.replace(/^.*:(?:key\/)?/, ""),
    id,
    trails,
    isEnabled: mapFact(metadata, ({ Enabled }) => Enabled ?? false),
    rotation: rotationOf(metadata, isRotated),
    deletionWindowDays: ofProgram,
    policy: policyFromAws(policy),
  };
}

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
function rotationOf(metadata: Fact<KeyMetadata>, isRotated: Fact<boolean>): KeyFacts["rotation"] {
  if (!metadata.known) {
    return metadata;
  }
  const { Origin = "AWS_KMS", MultiRegionConfiguration } = metadata.value;
  if (Origin !== "AWS_KMS") {
    return known("impossible");
  }
  return MultiRegionConfiguration?.MultiRegionKeyType === "REPLICA"
    ? known("withPrimary")
    : mapFact(isRotated, (rotated) => (rotated ? "on" : "off"));
}
