/** Types of parts that inspections look for, as URNs and `pulumi import` have them. */
export const trailType = "aws:cloudtrail/trail:Trail";
export const bucketType = "aws:s3/bucket:Bucket";
export const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
export const keyType = "aws:kms/key:Key";
export const roleType = "aws:iam/role:Role";
export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
export const databaseType = "aws:glue/catalogDatabase:CatalogDatabase";
export const workgroupType = "aws:athena/workgroup:Workgroup";
