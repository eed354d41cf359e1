import { type Fact, mapFact, unknown } from "../../rules/facts/fact";
import type { DeliveringTrail, LogBucketFacts } from "../../rules/facts/logBucketFacts";
import { Property } from "../../rules/facts/property";
import { usesBucketKey } from "../../rules/s3/bucketKey";
import { blocksPublicAccess, grantsPublicAccess } from "../../rules/s3/publicAccess";
import { expiresAfterDays, locksObjects } from "../../rules/s3/retention";
import type { LogBucketAnswers } from "../accountSight";
import { policyFromAws } from "./policy";
import { uncapitalized } from "./uncapitalized";

const ofProgram = unknown("an account does not show what a program would do", "ask a preview of the program");

/**
 * The facts about a bucket in an account. A setting that an answer leaves out is off.
 *
 * @param trails - all that deliver to it
 */
export function logBucketFromAws(answers: LogBucketAnswers, trails: readonly DeliveringTrail[]): LogBucketFacts {
  const { name, arn, acl, publicAccessBlock, accountPublicAccessBlock, versioning, logging, objectLock } = answers;
  return {
    name,
    id: arn,
    trails,
    blocksPublicAccess: blocksPublicAccess([read(publicAccessBlock), read(accountPublicAccessBlock)]),
    hasPublicAcl: flatMap(read(acl), (property) => grantsPublicAccess(property.get("grants"))),
    policy: policyFromAws(answers.policy),
    isVersioned: mapFact(versioning, ({ Status }) => Status === "Enabled"),
    accessLogging: mapFact(logging, ({ LoggingEnabled }) => {
      const target = LoggingEnabled?.TargetBucket ?? "";
      return target === "" ? "off" : target === name ? "itself" : "elsewhere";
    }),
    locksObjects: flatMap(read(objectLock), locksObjects),
    expiresAfterDays: flatMap(read(mapFact(answers.lifecycleRules, (rules) => ({ rules }))), (property) =>
      expiresAfterDays(property.get("rules"), trails),
    ),
    isForceDestroyed: ofProgram,
  };
}

/** Whether S3 encrypts objects of a bucket under a Bucket Key unless told otherwise. */
export function bucketKeyFromAws({ encryption }: LogBucketAnswers): Fact<boolean> {
  return flatMap(read(encryption), (property) => usesBucketKey(property.get("rules")));
}

/** An answer, ready to be read as settings of a program are. */
function read(answer: Fact<object | undefined>): Fact<Property> {
  return mapFact(answer, (value) => Property.of(uncapitalized(value ?? {}) as object));
}

function flatMap<T, R>(fact: Fact<T>, convert: (value: T) => Fact<R>): Fact<R> {
  return fact.known ? convert(fact.value) : fact;
}
