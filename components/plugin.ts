// What Pulumi starts for programs in other languages: the component behind the protocol of providers. bundle.mjs compiles
// it into bin/plugin.js, so that nothing is translated, type-checked or analysed while somebody waits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { provider, type ComponentResourceOptions, type Inputs } from "@pulumi/pulumi";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { MultiRegionTrail } from "./multiRegionTrail";

/** The part of schema.json that is read here. */
interface Schema {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
}

const schema = readFileSync(join(__dirname, "..", "schema.json"), "utf8");
const { version, resources } = JSON.parse(schema) as Schema;

/** Makes the component that a program asks for, and answers the outputs that the schema promises. */
function construct(
  name: string,
  type: string,
  inputs: Inputs,
  options: ComponentResourceOptions,
): Promise<provider.ConstructResult> {
  const promised = resources[type]?.properties;
  if (promised === undefined) {
    throw new Error(
      `There is no component ${JSON.stringify(type)} here: this package has ${Object.keys(resources).join(", ")}.`,
    );
  }
  const trail = new MultiRegionTrail(name, inputs, options);
  const state = Object.fromEntries(Object.entries(trail).filter(([output]) => output in promised));
  return Promise.resolve({ urn: trail.urn, state });
}

/**
 * Makes an option of a request `undefined` unless the program set it. The SDK reads it as `false` then, which would turn
 * off what the component does by default: protection, and keeping the evidence.
 */
function leaveUnset(option: "Protect" | "Retainondelete"): void {
  const getter = `get${option}` as const;
  const read = Reflect.get(ConstructRequest.prototype, getter) as (this: ConstructRequest) => boolean;
  ConstructRequest.prototype[getter] = function (this: ConstructRequest) {
    return this[`has${option}`]() ? read.call(this) : undefined;
  };
}

leaveUnset("Protect");
leaveUnset("Retainondelete");
void provider.main({ version, schema, construct }, process.argv.slice(2));
