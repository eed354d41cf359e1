import { PolicyPack } from "@pulumi/policy";
import { rules } from "./catalogue";
import { policies } from "./policies";
import { checkedConfiguration } from "./policy/configurationCheck";
import { configurationFaults } from "./policy/configurationFaults";
import { startIntercepted } from "./policy/interception";
import { paredCalls } from "./policy/paredCalls";

startIntercepted(
  (handlers) => {
    const pared = paredCalls(handlers);
    return {
      ...pared,
      ...checkedConfiguration({ ...handlers, ...pared }, (config) => configurationFaults(config, rules)),
    };
  },
  () => new PolicyPack("cloudtrail-baseline", { enforcementLevel: "mandatory", policies: policies() }),
);
