// What users of an audit choose between.
export { accountIdFault, externalIdFault, regionFault, roleNameFault } from "./accounts/listedAccount";
export { type Tag, tagFault, tagFrom, unitFault } from "./accounts/narrowing";
export { rules } from "../rules/catalogue";
export { severities, type Severity } from "./severities";
export { defaultPreset, presetNames, type Preset } from "../rules/configuration/presets";
