import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn, parseArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";
import { trailNameCheck } from "./trailNameCheck";

const start = "trail/";

/**
 * The ARN of a trail.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
 */
export const trailArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a trail has the form `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; " +
    "`aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.",
  problem: (text) =>
    arnProblem(text, {
      service: "cloudtrail",
      hasRegion: true,
      hasAccount: true,
      resourceProblem: (resource) => {
        if (!resource.startsWith(start)) return `names ${quote(resource)}, not a trail`;
        const name = resource.slice(start.length);
        const problem = trailNameCheck.problem(name);
        return problem === undefined ? undefined : `has the trail name ${quote(name)}, which ${problem}`;
      },
    }),
};

/** The trail's name in its ARN; `undefined` if the ARN is not that of a trail. */
export function trailNameOf(arn: string): string | undefined {
  const resource = parseArn(arn)?.resource;
  return resource?.startsWith(start) === true ? resource.slice(start.length) : undefined;
}
