import { PolicyPack } from "@pulumi/policy";
import { rules } from "./catalogue";
import { configurationFaults } from "./configuration/configurationFaults";
import { policies } from "./policies";
import { configurableOf } from "./policy/configurable";
import { checkedConfiguration } from "./policy/configurationCheck";
import { startIntercepted } from "./policy/interception";
import { paredCalls } from "./policy/paredCalls";

startIntercepted(
  (handlers) => {
    const pared = paredCalls(handlers);
    return {
      ...pared,
      ...checkedConfiguration({ ...handlers, ...pared }, (config) =>
        configurationFaults(config, rules.map(configurableOf)),
      ),
    };
  },
  () => new PolicyPack("cloudtrail-baseline", { enforcementLevel: "mandatory", policies: policies() }),
);
