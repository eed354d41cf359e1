import { gate } from "../catalogue";
import type { Mapping } from "../controls";
import type { Rule } from "../rule";

/** How strictly a rule is enforced: a note, a stop, or not at all. */
export type Level = "advisory" | "mandatory" | "disabled";

/**
 * Ready choices of rules. `baseline`: the gate blocks, and rules that cost nothing and can be undone are advisory. `rule`: the published rule alone,
 * read literally. `nist-800-53-r4` and `cis`: what serves a control of NIST SP 800-53 Revision 4 or a recommendation of
 * CIS blocks, also where it costs something. `strict`: everything blocks.
 */
export const presetNames = ["baseline", "rule", "nist-800-53-r4", "cis", "strict"] as const;

/** The name of a preset. */
export type Preset = (typeof presetNames)[number];

/** The preset that applies without a configuration. */
export const defaultPreset: Preset = "baseline";

/** The properties of a rule by which presets choose its level. */
type Chosen = Pick<Rule<never>, "name" | "controls" | "optIn" | "isAspectOfGate">;

/** What a preset says about one rule, in the form of Pulumi's configuration of policy packs. */
export interface PresetEntry {
  readonly enforcementLevel: Level;
  readonly interpretation?: "literal";
}

/** What a preset says about a rule. */
export function entryOf(preset: Preset, rule: Chosen): PresetEntry {
  if (rule.name === gate) {
    return { enforcementLevel: "mandatory", ...(preset === "rule" && { interpretation: "literal" }) };
  }
  return { enforcementLevel: levelOf(preset, rule) };
}

function levelOf(preset: Preset, { controls, optIn, isAspectOfGate }: Chosen): Level {
  const whereServed = ({ ids }: Mapping<string>): Level => {
    if (ids.length === 0) {
      return "disabled";
    }
    return isAspectOfGate === true ? "advisory" : "mandatory";
  };
  switch (preset) {
    case "baseline":
      return optIn === undefined ? "advisory" : "disabled";
    case "rule":
      return "disabled";
    case "nist-800-53-r4":
      return whereServed(controls.nist80053Rev4);
    case "cis":
      return whereServed(controls.cisAwsFoundations);
    case "strict":
      return "mandatory";
  }
}
