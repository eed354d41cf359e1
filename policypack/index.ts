import { PolicyPack } from "@pulumi/policy";
import { rules } from "./catalogue";
import { policies } from "./policies";
import { startChecked } from "./policy/configurationCheck";
import { configurationFaults } from "./policy/configurationFaults";

startChecked(
  (config) => configurationFaults(config, rules),
  () => new PolicyPack("cloudtrail-baseline", { enforcementLevel: "mandatory", policies: policies() }),
);
