import { auditTrail } from "./auditTrail";
import { ordinary } from "./ordinary";
import { region, type StateResource, tags } from "./resource";

const root = urnOf("pulumi:pulumi:Stack", "app-dev");
const provider = urnOf("pulumi:providers:aws", "default");

/** One trail with what it uses stands among this many resources. */
const resourcesPerTrail = 1000;

/** A state as `pulumi stack export` writes it, with so many resources besides the stack itself and its provider. */
export function stateOf(count: number): object {
  const resources: StateResource[] = [];
  while (resources.length < count) {
    const isDue = resources.length % resourcesPerTrail === 0;
    resources.push(...(isDue ? auditTrail(`audit-${resources.length}`) : [ordinary(resources.length)]));
  }
  const ofProvider = { region, version: "7.21.0" };
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
      resources: [
        { urn: root, type: "pulumi:pulumi:Stack", custom: false },
        {
          urn: provider,
          type: "pulumi:providers:aws",
          custom: true,
          id: "id",
          inputs: ofProvider,
          outputs: ofProvider,
        },
        ...resources.map(exported),
      ],
    },
  };
}

function exported({ type, name, properties, from = {} }: StateResource): object {
  const origins = Object.entries(from).map(([property, origin]) => [property, [urnOf(...origin)]] as const);
  return {
    urn: urnOf(type, name),
    type,
    custom: true,
    id: name,
    parent: root,
    provider: `${provider}::id`,
    inputs: properties,
    outputs: { ...properties, id: name, region, tagsAll: tags(name) },
    dependencies: [...new Set(origins.flatMap(([, urns]) => urns))],
    propertyDependencies: Object.fromEntries(origins),
  };
}

function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::app::${type}::${name}`;
}
