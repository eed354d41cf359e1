import type { AccountSight, KeyAnswers, LogBucketAnswers, TrailAnswers } from "../../live/accountSight";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import type { Settings } from "../../rules/rule";
import { literal, makeOneComply, s3DataEvents, security, strict } from "./account/oneTrail";
import { recordOnce } from "./account/recordOnce";
import { deliveringTrailFromAws } from "../../live/facts/deliveringTrail";
import { letDeliver } from "./delivery/letDeliver";
import { letIntoBucket } from "./delivery/letIntoBucket";
import { asOwnerOf } from "./key/asOwner";
import { enableKey } from "./key/enableKey";
import { limitKeyPolicy } from "./key/limitKeyPolicy";
import { rotateKey } from "./key/rotateKey";
import { keepLogFiles } from "./logBucket/keepLogFiles";
import { logAccess } from "./logBucket/logAccess";
import { nameTrails } from "./logBucket/nameTrails";
import { preventTampering } from "./logBucket/preventTampering";
import { keepVersions, lockObjects } from "./logBucket/protections";
import { closeToPublic } from "./logBucket/publicAccess";
import { refuseWithoutTls } from "./logBucket/tls";
import { nothing, obstacle, type Plan } from "./plan";
import type { Subject } from "./subject";
import { encrypt } from "./trail/encrypt";
import { notify } from "./trail/notify";
import { changedElsewhere, isOwn } from "./trail/onTrail";
import { recordInsights, recordManagementEvents } from "./trail/selectors";
import { startLogging, turnOn } from "./trail/settings";
import { writeToLogGroup } from "./trail/writeToLogGroup";

/** How to make something comply with a rule. */
export type Recipe = (subject: Subject, settings: Settings) => Plan;

/** How to comply, by the names of the rules. */
export const recipes: Readonly<Record<string, Recipe>> = {
  "multi-region-cloudtrail-enabled": ({ sight }, settings) =>
    makeOneComply(sight, settings["interpretation"] === "literal" ? literal : strict),
  "cloudtrail-security-trail-enabled": ({ sight }) => makeOneComply(sight, security),
  "cloudtrail-s3-dataevents-enabled": ({ sight }) => makeOneComply(sight, s3DataEvents),
  "cloudtrail-management-events-recorded-once": ({ sight }) => recordOnce(sight),

  "cloudtrail-multi-region-enabled": forTrail((_sight, trail) =>
    turnOn(trail, "is-multi-region-trail", "include-global-service-events"),
  ),
  "cloudtrail-global-service-events-enabled": forTrail((_sight, trail) =>
    turnOn(trail, "include-global-service-events"),
  ),
  "cloudtrail-logging-enabled": forTrail((_sight, trail) => startLogging(trail)),
  "cloud-trail-log-file-validation-enabled": forTrail((_sight, trail) => turnOn(trail, "enable-log-file-validation")),
  "cloudtrail-management-events-enabled": forTrail((_sight, trail) => recordManagementEvents(trail)),
  "cloudtrail-management-event-sources-included": forTrail((_sight, trail) => recordManagementEvents(trail)),
  "cloud-trail-encryption-enabled": forTrail(encrypt),
  "cloud-trail-cloud-watch-logs-enabled": forTrail((_sight, trail) => writeToLogGroup(trail)),
  "cloudtrail-sns-topic-configured": forTrail((_sight, trail) => notify(trail)),
  "cloudtrail-insights-enabled": forTrail((_sight, trail) => recordInsights(trail)),
  "cloudtrail-delivery-allowed": forTrail(letDeliver),
  "cloudtrail-delivery-healthy": forTrail(letDeliver),

  "cloudtrail-s3-bucket-public-access-prohibited": forLogBucket(closeToPublic),
  "cloudtrail-s3-bucket-policy-tamper-protected": forLogBucket((bucket, trails, { settings }) =>
    preventTampering(bucket, trails, settings),
  ),
  "cloudtrail-s3-bucket-policy-source-arn": forLogBucket(nameTrails),
  "cloudtrail-organization-trail-bucket-policy": forLogBucket((bucket, trails) => letIntoBucket(bucket, trails)),
  "cloudtrail-s3-bucket-ssl-requests-only": forLogBucket(refuseWithoutTls),
  "cloudtrail-s3-bucket-versioning-enabled": forLogBucket(keepVersions),
  "cloudtrail-s3-bucket-retention": forLogBucket((bucket, trails, { settings }) =>
    keepLogFiles(bucket, trails, settings),
  ),
  "cloudtrail-s3-bucket-force-destroy-disabled": () =>
    obstacle("It is a setting of the program that manages the bucket, which AWS does not know."),
  "cloudtrail-s3-bucket-access-logging": forLogBucket((bucket, _trails, { sight }) => logAccess(sight, bucket)),
  "cloudtrail-s3-bucket-object-lock-enabled": forLogBucket(lockObjects),

  "cloudtrail-kms-key-enabled": forKey(enableKey),
  "cloudtrail-kms-key-policy": forKey(limitKeyPolicy),
  "cloudtrail-kms-key-rotation-enabled": forKey(rotateKey),
  "cloudtrail-kms-key-deletion-window": () =>
    obstacle(
      "It is a setting of the program that manages the key: AWS is told the window when somebody deletes the key.",
    ),
};

/** The account in which something was seen, and how a rule is set. */
interface Circumstances {
  readonly sight: AccountSight;
  readonly settings: Settings;
}

function forTrail(plan: (sight: AccountSight, answers: TrailAnswers) => Plan): Recipe {
  return ({ sight, trail }) =>
    trail === undefined ? nothing : isOwn(sight, trail) ? plan(sight, trail) : changedElsewhere(trail);
}

function forLogBucket(
  plan: (bucket: LogBucketAnswers, trails: readonly DeliveringTrail[], circumstances: Circumstances) => Plan,
): Recipe {
  return ({ sight, logBucket, users }, settings) => {
    if (logBucket === undefined) {
      return nothing;
    }
    const seen = sight.trails.filter(({ trail }) => trail.S3BucketName === logBucket.name);
    return plan(logBucket, users ?? seen.map(deliveringTrailFromAws), { sight, settings });
  };
}

function forKey(plan: (key: KeyAnswers, trails: readonly DeliveringTrail[]) => Plan): Recipe {
  return ({ sight, key, users }) => {
    if (key === undefined) {
      return nothing;
    }
    const seen = sight.trails.filter(({ trail }) => trail.KmsKeyId === key.arn);
    return asOwnerOf(key, sight, plan(key, users ?? seen.map(deliveringTrailFromAws)));
  };
}
