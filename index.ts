import * as pulumi from "@pulumi/pulumi";
import { MultiRegionTrail } from "./components/index";
import { project, readConfig } from "./config";

// The SDK has this, but its types do not.
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };
const { args, protect } = readConfig(pulumi.runtime.allConfig(), isConfigSecret);

const trail = new MultiRegionTrail(project, args, { protect });

// Pulumi warns of outputs that are undefined, which those of parts are that were not created.
export = Object.fromEntries(
  Object.entries({
    trailArn: trail.trailArn,
    trailName: trail.trailName,
    homeRegion: trail.homeRegion,
    bucketName: trail.bucketName,
    bucketArn: trail.bucketArn,
    bucketPolicy: trail.bucketPolicy,
    accessLogBucketName: trail.accessLogBucketName,
    kmsKeyArn: trail.kmsKeyArn,
    kmsKeyPolicy: trail.kmsKeyPolicy,
    logGroupArn: trail.logGroupArn,
    snsTopicArn: trail.snsTopicArn,
    alertTopicArn: trail.alertTopicArn,
    queryWorkgroupName: trail.queryWorkgroupName,
    queryDatabaseName: trail.queryDatabaseName,
  }).filter(([, output]) => output !== undefined),
);
