// What users of an audit choose between.
export { externalIdFault, regionFault, roleNameFault } from "./accounts/listedAccount";
export { rules } from "../rules/catalogue";
export { formats } from "./formats";
export { severities, type Severity } from "./severities";
export { defaultPreset, presetNames, type Preset } from "../rules/configuration/presets";
