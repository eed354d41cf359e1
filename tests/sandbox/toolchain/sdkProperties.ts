import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const sdk = dirname(require.resolve("@pulumi/aws/package.json"));

/** A property as the installed @pulumi/aws declares it. */
export interface SdkProperty {
  readonly list: boolean;
  /** The properties of the object, or of the list's elements, by name. */
  readonly properties?: ReadonlyMap<string, SdkProperty>;
}

export type SdkProperties = ReadonlyMap<string, SdkProperty>;

/** Declarations of nested types, by their name within the package: `s3.BucketLoggingTargetGrant`. */
class NestedTypes {
  private readonly declarations = new Map<string, ts.InterfaceDeclaration>();

  constructor(file: string) {
    const source = parse(join(sdk, "types", file));
    const visit = (node: ts.Node, prefix: string): void => {
      if (ts.isModuleDeclaration(node) && node.body) {
        ts.forEachChild(node.body, (child) => {
          visit(child, `${prefix}${node.name.text}.`);
        });
      } else if (ts.isInterfaceDeclaration(node)) {
        this.declarations.set(prefix + node.name.text, node);
      }
    };
    ts.forEachChild(source, (node) => {
      visit(node, "");
    });
  }

  /** Reads a type: through Input and Output, unions with undefined, and lists, down to an interface if there is one. */
  read(node: ts.TypeNode, depth = 0): SdkProperty {
    if (ts.isTypeReferenceNode(node)) {
      const name = node.typeName.getText();
      const argument = node.typeArguments?.[0];
      if (/^(pulumi\.)?(Input|Output)$/.test(name) && argument) {
        return this.read(argument, depth);
      }
      const declaration = this.declarations.get(name.replace(/^(inputs|outputs)\./, ""));
      // Some types hold themselves; nobody compares that deep.
      return declaration && depth < 6
        ? { list: false, properties: this.members(declaration, depth + 1) }
        : { list: false };
    }
    if (ts.isArrayTypeNode(node)) {
      return { ...this.read(node.elementType, depth), list: true };
    }
    if (ts.isParenthesizedTypeNode(node)) {
      return this.read(node.type, depth);
    }
    if (ts.isUnionTypeNode(node)) {
      const first = node.types.find((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword);
      return first ? this.read(first, depth) : { list: false };
    }
    return { list: false };
  }

  members(declaration: ts.InterfaceDeclaration | ts.ClassDeclaration, depth = 0): SdkProperties {
    const found = new Map<string, SdkProperty>();
    for (const member of declaration.members) {
      const isProperty = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
      const isStatic =
        ts.canHaveModifiers(member) && member.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword);
      if (isProperty && member.type && !isStatic && ts.isIdentifier(member.name)) {
        found.set(member.name.text, this.read(member.type, depth));
      }
    }
    return found;
  }
}

let inputs: NestedTypes | undefined;
let outputs: NestedTypes | undefined;

/**
 * Returns what a resource of @pulumi/aws takes and has, or a function takes and returns; undefined if it has no such token.
 *
 * @param token As in `aws:s3/bucketPolicy:BucketPolicy`.
 */
export function sdkProperties(token: string): { inputs: SdkProperties; outputs: SdkProperties } | undefined {
  inputs ??= new NestedTypes("input.d.ts");
  outputs ??= new NestedTypes("output.d.ts");
  const [, path = "", name = ""] = token.split(":");
  const file = fileOf(path);
  if (file === undefined) {
    return undefined;
  }
  const source = parse(file);
  const find = (wanted: string): ts.InterfaceDeclaration | ts.ClassDeclaration | undefined =>
    source.statements
      .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement))
      .find((statement) => statement.name?.text === wanted);
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  const taken = find(`${pascal}Args`);
  const given = find(name) ?? find(`${pascal}Result`);
  return {
    inputs: taken ? inputs.members(taken) : new Map<string, SdkProperty>(),
    outputs: given ? outputs.members(given) : new Map<string, SdkProperty>(),
  };
}

/** Finds the declarations of a token's module; a few files are named in lower case. */
function fileOf(path: string): string | undefined {
  const name = path.replace(/^index\//, "");
  return [name, name.toLowerCase()].map((stem) => join(sdk, `${stem}.d.ts`)).find((file) => existsSync(file));
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
}
