// A member account: a trail of its own, made through a role in that account, and no bucket: its log files go to the log
// archive account.
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider";
import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";

const config = new pulumi.Config();

const logArchive = new pulumi.StackReference(config.require("logArchiveStack"));

const memberAccount = new Provider("member-account", {
  region: new pulumi.Config("aws").require("region"),
  assumeRoles: [{ roleArn: config.require("roleArn"), sessionName: "audit-trail" }],
});

const trail = new MultiRegionTrail(
  "audit-trail", // also the trail's name, which the log archive's bucket expects
  {
    existingBucketName: logArchive.requireOutput("bucketName") as pulumi.Output<string>,
    kmsKeyArn: logArchive.requireOutput("kmsKeyArn") as pulumi.Output<string>,
  },
  { providers: [memberAccount] },
);

export const { trailArn, bucketName, bucketArn } = trail;
