import { getBucket } from "@pulumi/aws/s3/getBucket";
import { askNewestKey } from "../../../live/deployment/newestKey";
import { printable, quote } from "../../../rules/text";
import { isSet, type GivenArgs } from "../../arguments/conflicts/conflictRules";
import { valueless, type Fault } from "../../arguments/schema/fault";
import { logBucketName } from "../../bucket/logBucketName";
import { problemOf } from "../../problemOf";
import { topicPublishers } from "../../delivery/topicPublishers";
import type { Findings, Inspected } from "../inspection";
import { bucketType } from "../partTypes";
import { commandOf } from "./lossFaults";
import type { Settings } from "./loss";
import { isOpen } from "./planned";

/**
 * A bucket that is to be created and that is there already, left by a component that was taken down in most cases: AWS
 * would refuse it only after a key and other buckets had been made a second time.
 */
export async function bucketNameInUse(component: Inspected): Promise<Findings> {
  const { name, args, deployed, opts } = component;
  const { bucketName } = args;
  if (typeof bucketName !== "string" || isOpen(args, "bucketName")) return {};
  if (deployed.part(bucketType, logBucketName(name)) !== undefined) return {};
  try {
    await getBucket({ bucket: bucketName }, opts);
  } catch (error) {
    return withoutBucket(bucketName, problemOf(error));
  }
  return { faults: [await faultOf(component, bucketName)] };
}

/** What the provider says where it is not shown a bucket: that there is none, or that it is somebody else's. */
function withoutBucket(bucketName: string, problem: string): Findings {
  if (/couldn't find resource|empty result|not ?found|NoSuchBucket|StatusCode: 404/i.test(problem)) return {};
  if (/StatusCode: 403|Forbidden|AccessDenied/.test(problem)) {
    const reason =
      `A bucket ${quote(bucketName)} exists, and these credentials are not allowed to see it: another account has it, or ` +
      "they lack the permission s3:ListBucket on it. Give another name, or leave bucketName out.";
    return { faults: [valueless("bucketName", reason)] };
  }
  const why = printable(problem, 200);
  return { warnings: [`Whether there is a bucket of the name in bucketName already could not be looked up: ${why}.`] };
}

async function faultOf(component: Inspected, bucketName: string): Promise<Fault> {
  const { args } = component;
  const key = isSet(args, "createKmsKey") ? await keyOf(component, bucketName) : undefined;
  const settings: Settings = {
    adoptBucketName: bucketName,
    ...(typeof key === "string" && { kmsKeyArn: key, ...alsoEncrypted(args, key) }),
  };
  const removed = ["bucketName", ...(typeof key === "string" ? ["createKmsKey"] : [])];
  const reason = [
    `A bucket ${quote(bucketName)} exists in this account. Where a component that was taken down has left it, take it over ` +
      `in place of ${removed.join(" and ")}; otherwise give another name.${key === false ? unknownKey : ""}`,
    ...removed.map((argument) => `    pulumi config rm cloudtrail-baseline:${argument}`),
    ...Object.entries(settings).map((setting) => `    ${commandOf(setting)}`),
  ].join("\n");
  return {
    property: "bucketName",
    reason,
    withoutValue: "A bucket of this name exists. Take it over, or give another name.",
  };
}

/** What else the key that was created has encrypted, and goes on to. */
function alsoEncrypted(args: GivenArgs, key: string): Settings {
  return {
    ...(isSet(args, "createLogGroup") && !isSet(args, "logGroupKmsKeyArn") && { logGroupKmsKeyArn: key }),
    ...(topicPublishers(args).length > 0 && !isSet(args, "topicKmsKeyArn") && { topicKmsKeyArn: key }),
  };
}

const unknownKey =
  " Its key encrypts the log files that are there and can encrypt those to come: docs/guide.md says how to find it, for " +
  "kmsKeyArn in place of createKmsKey.";

/** The key of the newest log file; `false` where it cannot be told. */
async function keyOf({ args, place, ask }: Inspected, bucketName: string): Promise<string | false> {
  if (isOpen(args, "s3KeyPrefix")) return false;
  const session = await ask();
  if (!session.known) return false;
  const prefix = typeof args.s3KeyPrefix === "string" ? `${args.s3KeyPrefix}/` : "";
  const folder = `${prefix}AWSLogs/${place.accountId}/CloudTrail/${place.region}/`;
  const key = await askNewestKey(session.value, bucketName, folder);
  return key.known && key.value !== undefined ? key.value : false;
}
