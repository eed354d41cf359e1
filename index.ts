import * as pulumi from "@pulumi/pulumi";
import { MultiRegionTrail } from "./components";
import { project, readConfig } from "./config";

const { args, protect } = readConfig(pulumi.runtime.allConfig());

const trail = new MultiRegionTrail(project, args, { protect });

export const { trailArn, trailName, homeRegion, bucketName, bucketArn, bucketPolicy } = trail;
// Those of parts that are not there are undefined, which Pulumi leaves out.
export const { accessLogBucketName, kmsKeyArn, logGroupArn, snsTopicArn, alertTopicArn } = trail;
export const { queryWorkgroupName, queryDatabaseName } = trail;
