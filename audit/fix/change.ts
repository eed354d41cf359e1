import type { Plan } from "./plan";

/** What becomes of the entries of a document: of the statements of a policy, say. Those that it keeps stay as they are. */
export type Edit = (entries: readonly object[]) => readonly object[];

/**
 * A document in AWS that can be replaced only as a whole. Of two commands made from it as the audit saw it, the later one
 * undoes the earlier one, unless each makes the changes of both.
 */
export interface SharedDocument {
  /** What tells it from all other documents of a report. */
  readonly id: string;
  /**
   * The command that puts the document after edits, one after the other, in its place, or what is in the way of one.
   *
   * @param caution - what can go wrong or cost, sentences
   */
  edited(edits: readonly Edit[], caution?: string): Plan;
}

/** A step that changes such a document. Its command is known once all changes of the document are. */
export interface Change {
  readonly document: SharedDocument;
  readonly edits: readonly Edit[];
  /** Edits that have to see what all other edits of the document leave. */
  readonly lastEdits: readonly Edit[];
  /** What the edits take away from others or cost, sentences; absent where they do neither. */
  readonly caution?: string;
}
