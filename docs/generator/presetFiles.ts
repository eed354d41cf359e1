import { rules } from "../../rules/catalogue";
import { entryOf, presetNames, type Preset } from "../../rules/configuration/presets";
import type { Document } from "./document";

/** The presets as files for Pulumi's `--policy-pack-config`: what each says of every rule. */
export function presetFiles(): Document[] {
  return presetNames.map((preset) => ({
    path: `policypack/presets/${preset}.json`,
    text: JSON.stringify(configuration(preset)),
  }));
}

function configuration(preset: Preset): object {
  return Object.fromEntries(rules.map((rule) => [rule.name, entryOf(preset, rule)]));
}
