// One rule as most packs have it: in TypeScript, compiled at each start, and bound to a class of @pulumi/aws.
import { Trail } from "@pulumi/aws/cloudtrail";
import { PolicyPack, validateResourceOfType } from "@pulumi/policy";

new PolicyPack("typescript", {
  policies: [
    {
      name: "multi-region",
      description: "A trail should be multi-region.",
      enforcementLevel: "advisory",
      validateResource: validateResourceOfType(Trail, (trail, _args, reportViolation) => {
        if (trail.isMultiRegionTrail !== true) reportViolation("It is not.");
      }),
    },
  ],
});
