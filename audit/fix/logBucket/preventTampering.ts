import type { LogBucketAnswers } from "../../../live/accountSight";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { tamperingActions } from "../../../rules/iam/tamperingActions";
import { matches } from "../../../rules/iam/wildcards";
import { cloudtrailS3BucketPolicyTamperProtected } from "../../../rules/logBucket/cloudtrailS3BucketPolicyTamperProtected";
import type { Settings } from "../../../rules/rule";
import { letIntoBucket } from "../delivery/letIntoBucket";
import { nothing, type Plan } from "../plan";
import { breaksRule } from "../policies/breaksRule";
import { forPrincipals, type Source, type Statement } from "../policies/editedPolicy";
import { changingStatements } from "../policies/changingStatements";

/** What is left of an action that covers everything. */
const reads = ["s3:Get*", "s3:List*"];

/** Takes actions that change or delete log files from all who do not deliver logs. What they may read they keep. */
export function preventTampering(
  bucket: LogBucketAnswers,
  trails: readonly DeliveringTrail[],
  settings: Settings,
): Plan {
  const isAtFault = breaksRule(cloudtrailS3BucketPolicyTamperProtected, settings);
  const isTrusted = (statement: Statement, principal: string): boolean =>
    !isAtFault({
      ...statement.read,
      principals: Object.fromEntries(
        Object.entries(statement.read.principals)
          .map(([kind, principals]) => [kind, principals.filter((one) => one === principal)] as const)
          .filter(([, principals]) => principals.length > 0),
      ),
    });
  const changed = (statement: Statement): readonly Source[] => {
    const { exceptPrincipals, exceptActions } = statement.read;
    const trusted = exceptPrincipals ? undefined : forPrincipals(statement, (one) => isTrusted(statement, one));
    const others = exceptPrincipals ? statement.source : forPrincipals(statement, (one) => !isTrusted(statement, one));
    const actions = exceptActions ? [] : harmlessOf(statement.read.actions);
    return [
      ...(trusted === undefined ? [] : [trusted]),
      ...(others === undefined || actions.length === 0 ? [] : [{ ...others, Action: actions }]),
    ];
  };
  const edits = changingStatements(bucket.policy, isAtFault, changed);
  return edits === undefined ? nothing : letIntoBucket(bucket, trails, edits);
}

/** Of actions, as a policy spells them, those that tamper with nothing. */
function harmlessOf(actions: readonly string[]): readonly string[] {
  const harmless = actions.flatMap((action) => {
    const pattern = action.toLowerCase();
    const tampers = tamperingActions.some((tampering) => matches(pattern, tampering.toLowerCase()));
    return tampers ? reads.filter((read) => matches(pattern, read.toLowerCase())) : [action];
  });
  return [...new Set(harmless)];
}
