import { readInterface, type ReadSource } from "../../../docs/generator/readInterface";
import type { DocumentedInterface, Property } from "../../../docs/generator/documentedType";

/** Sources for one test, by path. */
export function sources(files: Readonly<Record<string, string>>): ReadSource {
  return (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no source ${path}`);
    return text;
  };
}

/** The interface `Args` with these members. */
export function args(members: string): DocumentedInterface {
  return readInterface(
    sources({ "args.ts": `/** Arguments of a thing. */\nexport interface Args {\n${members}\n}` }),
    "args.ts",
    "Args",
  );
}

/** The one property of an interface. */
export function property(member: string): Property {
  const [first] = args(member).sections.flat();
  if (first === undefined) throw new Error(`${member} is no property`);
  return first;
}
