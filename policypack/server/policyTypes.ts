import type { Answer, Handler, Handlers } from "./interception";

/** What this needs of Pulumi's message that describes a policy pack. */
export interface PackMessage {
  getPoliciesList(): readonly { getName(): string; setPolicyType(type: number): unknown }[];
}

/** `POLICY_TYPE_STACK` of Pulumi's protocol. */
const stackType = 2;

/**
 * Has these policies described as stack policies. The SDK takes each that also looks at single resources for a policy on
 * resources, and Pulumi would count it neither among those that a stack passed nor as what it is.
 *
 * @param names - of the policies that judge stacks
 */
export function stackPolicies({ getAnalyzerInfo }: Handlers, names: readonly string[]): Handlers {
  return getAnalyzerInfo === undefined ? {} : { getAnalyzerInfo: described(getAnalyzerInfo, names) };
}

function described(getAnalyzerInfo: Handler<never>, names: readonly string[]): Handler<never> {
  return (call, answer) => {
    const describe: Answer = (error, pack) => {
      for (const policy of pack === undefined ? [] : (pack as PackMessage).getPoliciesList()) {
        if (names.includes(policy.getName())) policy.setPolicyType(stackType);
      }
      answer(error, pack);
    };
    getAnalyzerInfo(call, describe);
  };
}
