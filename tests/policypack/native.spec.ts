import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { useToolchain } from "../toolchain";
import { type Names, nativeNames } from "./native";

/** A schema of JSON, as far as it says which names there are. */
interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

// Linters of CloudFormation carry the schemas that AWS publishes, from which aws-native is generated.
const schemasOfTypes = `
import json, sys
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER as schemas
types = {name.lower(): name for name in schemas.get_resource_types("us-east-1")}
print(json.dumps({name: schemas.get_resource_schema("us-east-1", types[name]).schema for name in sys.argv[1:]}))
`;

/** A type as CloudFormation calls it, in lower case. */
function cloudFormationType(type: string): string {
  return type
    .replace("aws-native:", "aws::")
    .replace(/(?<!:):(?!:)/, "::")
    .toLowerCase();
}

/** A name of CloudFormation as `aws-native` spells it: an acronym is a word, and the first word begins small. */
function asNative(name: string): string {
  const words = name.replaceAll(
    /[A-Z0-9]{2,}(?=[A-Z]|$)/g,
    (acronym) => acronym.charAt(0) + acronym.slice(1).toLowerCase(),
  );
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The names that a schema does not have, each with those of the blocks around it. */
function unknownNames(names: Names, schema: Schema, definitions: Schema["definitions"], path = ""): readonly string[] {
  const { $ref, items, properties = {} } = schema;
  const inner = $ref === undefined ? items : definitions?.[$ref.replace("#/definitions/", "")];
  if (inner !== undefined) return unknownNames(names, inner, definitions, path);
  const known = new Map(Object.entries(properties).map(([name, property]) => [asNative(name), property]));
  return Object.entries(names).flatMap(([name, below]) => {
    const property = known.get(name);
    if (property === undefined) return [path + name];
    return below === null ? [] : unknownNames(below, property, definitions, `${path}${name}.`);
  });
}

describe("the names of aws-native that fixtures use", () => {
  const toolchain = useToolchain();

  it("are those of the schemas that AWS publishes for CloudFormation", async () => {
    const types = Object.keys(nativeNames).map(cloudFormationType);
    const { stdout } = await promisify(execFile)(toolchain().python, ["-c", schemasOfTypes, ...types], {
      maxBuffer: 1e8,
    });
    const schemas = JSON.parse(stdout) as Record<string, Schema>;
    for (const [type, names] of Object.entries(nativeNames)) {
      const schema = schemas[cloudFormationType(type)];
      assert.ok(schema !== undefined, type);
      assert.deepEqual(unknownNames(names, schema, schema.definitions), [], `names that ${type} does not have`);
    }
  });
});
