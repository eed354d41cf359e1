import { printable, quote } from "../../text";
import { type Fact, known, unknown, type Unknown } from "../fact";
import type { TrailFacts } from "../trailFacts";
import { managementEventsLeftOut } from "./managementEvents";
import { type Explain, Property } from "./property";
import { hasNoProperties, type Resource } from "./resource";

/** Where a provider says that a trail is recording, and what it means when it does not say. */
interface LoggingProperty {
  readonly name: string;
  readonly absent: Fact<boolean>;
}

/** The resource types that are trails. Apart from logging, both providers give properties the same names. */
export const trailTypes = { classic: "aws:cloudtrail/trail:Trail", native: "aws-native:cloudtrail:Trail" } as const;

const loggingProperties: ReadonlyMap<string, LoggingProperty> = new Map([
  [trailTypes.classic, { name: "enableLogging", absent: known(true) }],
  [
    trailTypes.native,
    {
      name: "isLogging",
      absent: unknown("isLogging is absent, though required", "set isLogging to true or false"),
    },
  ],
]);

/**
 * The facts about a trail in a Pulumi program, or `undefined` for a resource that is no trail. An absent property means
 * what the provider and AWS then do: the trail is logging and includes global service events, but covers one region
 * only and does not validate its log files.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/cloudtrail/trail/
 */
export function trailFromResource(resource: Resource): TrailFacts | undefined {
  const logging = loggingProperties.get(resource.type);
  if (logging === undefined) {
    return undefined;
  }
  const identity = { name: resource.name, id: resource.urn };
  if (hasNoProperties(resource.props)) {
    return { ...identity, ...nothingKnown(notGiven(resource)) };
  }
  const trail = Property.ofResource(resource.props, explainFor(resource));
  return {
    ...identity,
    isMultiRegion: trail.get("isMultiRegionTrail").asBoolean(known(false)),
    isLogging: trail.get(logging.name).asBoolean(logging.absent),
    includesGlobalServiceEvents: trail.get("includeGlobalServiceEvents").asBoolean(known(true)),
    validatesLogFiles: trail.get("enableLogFileValidation").asBoolean(known(false)),
    managementEventsLeftOut: managementEventsLeftOut(trail),
  };
}

function nothingKnown(reason: Unknown): Omit<TrailFacts, "name" | "id"> {
  return {
    isMultiRegion: reason,
    isLogging: reason,
    includesGlobalServiceEvents: reason,
    validatesLogFiles: reason,
    managementEventsLeftOut: { read: reason, write: reason },
  };
}

function notGiven(resource: Resource): Unknown {
  return unknown(
    "this operation gives none of its properties, as --target or --exclude leaves it out or the configuration of its " +
      "provider is not known before deployment",
    `run without --target and --exclude, add --target '${printable(resource.urn, 1000)}', or give its provider plain values`,
  );
}

function explainFor(resource: Resource): Explain {
  return (path) => {
    const property = /^[^.[]*/.exec(path)?.[0] ?? path;
    const origins = resource.propertyDependencies?.[property] ?? [];
    const names = origins.map(({ type, name }) => `${type} ${quote(name)}`).sort();
    const source = names.length === 0 ? "" : `, it comes from ${names.join(", ")}`;
    return unknown(`${path} is not known before deployment${source}`, `give ${path} a plain value`);
  };
}
