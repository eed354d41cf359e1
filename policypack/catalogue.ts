import type { AccountFacts } from "./facts/accountFacts";
import type { TrailFacts } from "./facts/trailFacts";
import type { Rule } from "./rule";
import { cloudTrailLogFileValidationEnabled } from "./rules/cloudTrailLogFileValidationEnabled";
import { multiRegionCloudtrailEnabled } from "./rules/multiRegionCloudtrailEnabled";

/** The rules on an account as a whole, in the order of reports. */
export const accountRules: readonly Rule<AccountFacts>[] = [multiRegionCloudtrailEnabled];

/** The rules on each trail, in the order of reports. */
export const trailRules: readonly Rule<TrailFacts>[] = [cloudTrailLogFileValidationEnabled];
