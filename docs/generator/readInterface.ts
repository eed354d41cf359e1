import { posix } from "node:path";
import ts from "typescript";
import type { Choice, DocumentedInterface, DocumentedType, Property } from "./documentedType";

/** Text of a source file, by its path from the root of the repository. */
export type ReadSource = (path: string) => string;

/**
 * Reads an interface and the types of its properties from the sources. Only syntax is read, which takes a fraction of the
 * time of a type check and is enough for the few kinds of types that components may use.
 *
 * TypeDoc's JSON was tried instead. It leaves out what `components/index.ts` does not export, and with it the values of
 * the finite sets and the properties of selectors; it sorts properties and drops the blank lines that separate sections;
 * it has types as trees, from which the written type would have to be printed again; and it takes as long as a type
 * check, 17 s of CPU where all of `npm run docs` takes 6.
 *
 * @param path - file that declares the interface
 * @throws Error that names the place of a type or a name it cannot follow
 */
export function readInterface(read: ReadSource, path: string, name: string): DocumentedInterface {
  const declaration = declarationOf(read, path, name);
  if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) {
    throw new Error(`${path} has no interface ${name}.`);
  }
  const sections: Property[][] = [];
  for (const member of declaration.members.filter(ts.isPropertySignature)) {
    if (sections.length === 0 || followsBlankLine(member)) sections.push([]);
    sections.at(-1)?.push(propertyOf(read, member));
  }
  return { comment: commentOf(declaration), sections };
}

type Declaration = ts.InterfaceDeclaration | ts.VariableDeclaration;

/** What a file calls `name`: declared there or in a file of this repository that it imports it from. */
function declarationOf(read: ReadSource, path: string, name: string): Declaration | undefined {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) return statement;
    if (ts.isVariableStatement(statement)) {
      const constant = statement.declarationList.declarations.find((each) => each.name.getText() === name);
      if (constant !== undefined) return constant;
    }
    if (ts.isImportDeclaration(statement) && importsName(statement, name)) {
      const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (!specifier.startsWith(".")) return undefined;
      return declarationOf(read, `${posix.join(posix.dirname(path), specifier)}.ts`, name);
    }
  }
  return undefined;
}

function importsName({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const bindings = importClause?.namedBindings;
  return (
    bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some((each) => each.name.text === name)
  );
}

function propertyOf(read: ReadSource, member: ts.PropertySignature): Property {
  if (member.type === undefined) throw new Error(`${placeOf(member)}: ${member.name.getText()} has no type.`);
  return {
    name: member.name.getText(),
    optional: member.questionToken !== undefined,
    type: { written: member.type.getText().replaceAll("pulumi.", ""), ...meaningOf(read, member.type) },
    comment: commentOf(member),
    pages: pagesOf(member),
    place: placeOf(member),
  };
}

type TypeMeaning = Pick<DocumentedType, "choices" | "properties">;

function meaningOf(read: ReadSource, type: ts.TypeNode): TypeMeaning {
  if (ts.isArrayTypeNode(type)) return meaningOf(read, type.elementType);
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    const last = type.typeArguments?.at(-1);
    if (last !== undefined && ["pulumi.Input", "Record"].includes(name)) return meaningOf(read, last);
    const declaration = declarationOf(read, type.getSourceFile().fileName, name);
    if (declaration !== undefined) return declarationMeaning(read, declaration);
  }
  if ([ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword].includes(type.kind)) {
    return { choices: [], properties: [] };
  }
  throw new Error(
    `${placeOf(type)}: the type ${type.getText()} cannot be documented. Arguments are strings, numbers, booleans, ` +
      "interfaces, finite sets (`as const`), and lists and records of them, each also as an input.",
  );
}

function declarationMeaning(read: ReadSource, declaration: Declaration): TypeMeaning {
  if (ts.isInterfaceDeclaration(declaration)) {
    const members = declaration.members.filter(ts.isPropertySignature);
    return { choices: [], properties: members.map((member) => propertyOf(read, member)) };
  }
  return { choices: choicesOf(declaration), properties: [] };
}

function choicesOf(constant: ts.VariableDeclaration): Choice[] {
  const object = constant.initializer && ts.isAsExpression(constant.initializer) && constant.initializer.expression;
  const properties = object && ts.isObjectLiteralExpression(object) ? object.properties : [];
  const choices = properties.flatMap((each) =>
    ts.isPropertyAssignment(each) && ts.isStringLiteral(each.initializer)
      ? [{ value: each.initializer.text, meaning: commentOf(each) }]
      : [],
  );
  if (choices.length > 0 && choices.length === properties.length) return choices;
  throw new Error(`${placeOf(constant)}: ${constant.name.getText()} is not an object of texts \`as const\`.`);
}

function commentOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  const text = ts.getTextOfJSDocComment(comment) ?? "";
  return text
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
}

/** The addresses in the tags' own text: the parser takes `https` for a name and cuts it off. */
function pagesOf(node: ts.Node): string[] {
  return ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === "see")
    .flatMap((tag) => tag.getText().match(/https?:\/\/\S+/g) ?? []);
}

function followsBlankLine(member: ts.Node): boolean {
  const source = member.getSourceFile();
  return /\n\s*\n/.test(source.text.slice(member.pos, member.getStart(source, true)));
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
