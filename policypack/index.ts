import { PolicyPack } from "@pulumi/policy";
import { accountRules, rules } from "../rules/catalogue";
import { configurationFaults } from "../rules/configuration/configurationFaults";
import { policies } from "./policies/policies";
import { configurableOf } from "../rules/configuration/configurable";
import { checkedConfiguration } from "./server/configurationCheck";
import { startIntercepted } from "./server/interception";
import { paredCalls } from "./server/paredCalls";
import { stackPolicies } from "./server/policyTypes";

startIntercepted(
  (handlers) => {
    const pared = paredCalls(handlers);
    return {
      ...pared,
      ...stackPolicies(
        handlers,
        accountRules.map(({ name }) => name),
      ),
      ...checkedConfiguration({ ...handlers, ...pared }, (config) =>
        configurationFaults(config, rules.map(configurableOf)),
      ),
    };
  },
  () => new PolicyPack("cloudtrail-baseline", { enforcementLevel: "mandatory", policies: policies() }),
);
