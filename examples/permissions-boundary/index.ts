// The trail of an account that wants a permissions boundary on every role. The component has no option for it: a transform
// sets it on the role that the component makes.
import * as pulumi from "@pulumi/pulumi";
import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";

const permissionsBoundary = new pulumi.Config().require("boundaryArn");

const trail = new MultiRegionTrail(
  "account-trail",
  { createLogGroup: true },
  {
    transforms: [
      ({ type, props, opts }) =>
        type === "aws:iam/role:Role" ? { props: { ...props, permissionsBoundary }, opts } : undefined,
    ],
  },
);

export const { trailArn, bucketName, logGroupArn } = trail;
