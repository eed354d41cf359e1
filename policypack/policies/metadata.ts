import type { Policy } from "@pulumi/policy";
import { entryOf, type Preset } from "../../rules/configuration/presets";
import type { Rule, Setting } from "../../rules/rule";
import { settingsOf } from "../../rules/configuration/configurable";

/** What Pulumi shows about a policy, and needs to configure it. */
export function metadata(rule: Rule<never>, preset: Preset): Policy {
  const { enforcementLevel, ...presettings } = entryOf(preset, rule);
  const controls = rule.controls.nist80053Rev4.ids;
  return {
    name: rule.name,
    displayName: rule.displayName,
    description: rule.description,
    enforcementLevel,
    severity: rule.severity,
    ...(controls.length > 0 && {
      framework: {
        name: "NIST SP 800-53",
        version: "Rev. 4",
        reference: controls.join(", "),
        specification: "https://csrc.nist.gov/pubs/sp/800/53/r4/upd3/final",
      },
    }),
    remediationSteps: rule.remediation.program,
    url: rule.url,
    configSchema: { properties: configSchema(settingsOf(rule), presettings) },
  };
}

function configSchema(settings: Readonly<Record<string, Setting>>, presettings: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, schemaOf(setting, presettings[name])]),
  );
}

function schemaOf(setting: Setting, preset: string | undefined) {
  const { description } = setting;
  switch (setting.type) {
    case "string":
      return { type: "string" as const, enum: [...setting.values], default: preset ?? setting.default, description };
    case "integer": {
      const { minimum, maximum, default: value } = setting;
      return { type: "integer" as const, minimum, maximum, default: value, description };
    }
    case "array":
      return {
        type: "array" as const,
        // The pack checks the pattern itself, and gives an example.
        items: { type: "string" as const },
        default: [],
        description,
      };
    case "objects": {
      const properties = Object.entries(setting.properties).map(([name, says]) => [name, { description: says }]);
      return {
        type: "array" as const,
        // The pack checks the properties itself, and all of them at once.
        items: {
          type: "object" as const,
          properties: Object.fromEntries(properties) as Record<string, { description: string }>,
        },
        default: [],
        description,
      };
    }
  }
}
