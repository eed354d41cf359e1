/** Types of parts that inspections look for, as URNs and `pulumi import` have them. */
export const trailType = "aws:cloudtrail/trail:Trail";
export const keyType = "aws:kms/key:Key";
