import { momentsOfParts, recoversFromKills } from "./kills";

// The small version of killed.proof.ts: fewer points, and of the parts those whose recovery differs from others'.
const operations = ["kms:CreateKey", "s3:CreateBucket", "sns:CreateTopic", "cloudtrail:CreateTrail"];

describe("pulumi up killed with SIGKILL", () => {
  recoversFromKills(
    4,
    momentsOfParts.filter(({ operation }) => operations.includes(operation)),
  );
});
