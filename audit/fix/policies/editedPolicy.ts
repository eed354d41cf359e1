import type { PolicyStatement } from "../../../rules/iam/policyStatement";
import { readPolicy } from "../../../rules/iam/readPolicy";
import type { Edit } from "../plan";

/** A statement of a policy document, as its owner wrote it. */
export type Source = Readonly<Record<string, unknown>>;

/** A statement as its owner wrote it, and what it means. */
export interface Statement {
  readonly source: Source;
  readonly read: PolicyStatement;
}

/** What becomes of the statements of a policy. Those that it keeps stay as their owner wrote them. */
export type PolicyEdit = (statements: readonly Statement[]) => readonly Source[];

/** A policy document. */
export interface Document extends Source {
  readonly Statement: readonly Source[];
}

/** The document of a policy that has none yet. */
const empty: Document = { Version: "2012-10-17", Statement: [] };

/**
 * A policy after edits, one after the other; what is wrong with it where it cannot be read.
 *
 * @param text - the policy as AWS answers it; absent where there is none
 * @param missing - the element that policies of its kind do not have, as {@link readPolicy} takes it
 */
export function editedPolicy(
  text: string | undefined,
  edits: readonly Edit[],
  missing?: "Principal" | "Resource",
): Document | { readonly malformed: string } {
  const policy = text === undefined ? { statements: [] } : readPolicy(text, missing);
  if ("malformed" in policy) {
    return policy;
  }
  const document = text === undefined ? empty : (JSON.parse(text) as Document);
  const present: readonly object[] = [document.Statement].flat();
  const edited = edits.reduce((statements, edit) => edit(statements), present);
  return { ...document, Statement: withUniqueIds(edited as readonly Source[]) };
}

/**
 * Statements of which no two have the same id, as AWS refuses those: a statement that was split has it once.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function withUniqueIds(statements: readonly Source[]): readonly Source[] {
  const ids = new Set<unknown>();
  return statements.map((statement) => {
    const { Sid: id, ...others } = statement;
    const isRepeated = id !== undefined && ids.has(id);
    ids.add(id);
    return isRepeated ? others : statement;
  });
}

/** An edit of a policy, for which its statements are read. It takes the same as {@link editedPolicy}. */
export function readingStatements(
  text: string | undefined,
  edit: PolicyEdit,
  missing?: "Principal" | "Resource",
): Edit {
  return (sources) => {
    const document = text === undefined ? empty : (JSON.parse(text) as Document);
    const read = readPolicy({ ...document, Statement: sources }, missing);
    const statements = "statements" in read ? read.statements : [];
    return edit(
      statements.flatMap((statement, index) => {
        const source = sources[index];
        return source === undefined ? [] : [{ source: source as Source, read: statement }];
      }),
    );
  };
}

/** A statement with one more condition. One of the same operator and key gives way to it. */
export function onCondition(source: Source, operator: string, key: string, values: string | readonly string[]): Source {
  const conditions = (source["Condition"] ?? {}) as Readonly<Record<string, Source>>;
  const others = Object.entries(conditions[operator] ?? {}).filter(
    ([name]) => name.toLowerCase() !== key.toLowerCase(),
  );
  return {
    ...source,
    Condition: { ...conditions, [operator]: { ...Object.fromEntries(others), [key]: values } },
  };
}

/** A statement for some of its principals only; `undefined` where none is left. */
export function forPrincipals({ source, read }: Statement, keeps: (principal: string) => boolean): Source | undefined {
  const kept = Object.entries(read.principals)
    .map(([kind, principals]) => [kind, principals.filter(keeps)] as const)
    .filter(([, principals]) => principals.length > 0);
  return kept.length === 0 ? undefined : { ...source, Principal: Object.fromEntries(kept) };
}
