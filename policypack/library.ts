// What `import ... from "pulumi-cloudtrail-baseline-policypack"` gives, for a pack of your own. It starts no pack: index.ts
// does, which Pulumi finds as `main`.
export { rules } from "../rules/catalogue";
export { policies, type PolicyOptions } from "./policies/policies";
export { type Level, type Preset, presetNames } from "../rules/configuration/presets";
export type { Rule } from "../rules/rule";
