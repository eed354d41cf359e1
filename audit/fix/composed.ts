import { addTo } from "../../rules/lists";
import { enumerate } from "../../rules/text";
import { cautions, type Change, inTurn, type Plan, take } from "./plan";

/** What a rule asks for. */
export interface Request {
  /** The rule's name. */
  readonly rule: string;
  readonly plan: Plan;
}

/** A document, and who asks to change it. */
export interface ChangedDocument {
  /** The command that makes all its changes. */
  readonly plan: Plan;
  /** In how many requests each rule asks for changes, by name. */
  readonly requestsOf: ReadonlyMap<string, number>;
}

/**
 * The plans of requests, each of commands only. A command that changes a document makes the changes of all requests: run in
 * any order, and run one or all, the commands leave the document as all requests want it.
 *
 * @param onDefect - what a plan is where making a command throws
 * @param shared - documents, by their ids, that requests besides these change, with the changes of all
 */
export function composed(
  requests: readonly Request[],
  onDefect: (error: unknown) => Plan,
  shared: ReadonlyMap<string, ChangedDocument> = new Map(),
): readonly Plan[] {
  const documents = changedDocuments(requests, onDefect, (id) => !shared.has(id));
  return requests.map(({ rule, plan }) => {
    const steps = plan.steps.map((step) => {
      const id = "document" in step ? step.document.id : undefined;
      const changed = id === undefined ? undefined : (shared.get(id) ?? documents.get(id));
      return changed === undefined ? take(step) : servingOthers(changed, rule);
    });
    return inTurn(...steps, { steps: [], obstacles: plan.obstacles });
  });
}

/**
 * The documents that requests change, by their ids.
 *
 * @param isWanted - which of them
 */
export function changedDocuments(
  requests: readonly Request[],
  onDefect: (error: unknown) => Plan,
  isWanted: (id: string) => boolean = () => true,
): ReadonlyMap<string, ChangedDocument> {
  const changes = requests.flatMap(({ rule, plan }, request) =>
    plan.steps.flatMap((change) =>
      "document" in change && isWanted(change.document.id) ? [{ rule, request, change }] : [],
    ),
  );
  const byDocument = new Map<string, typeof changes>();
  for (const one of changes) {
    addTo(byDocument, one.change.document.id, one);
  }
  return new Map(
    [...byDocument].map(([id, ours]) => {
      const askers = new Map(ours.map(({ rule, request }) => [request, rule]));
      const requestsOf = new Map<string, number>();
      for (const rule of askers.values()) {
        requestsOf.set(rule, (requestsOf.get(rule) ?? 0) + 1);
      }
      return [
        id,
        {
          plan: allChanged(
            ours.map(({ change }) => change),
            onDefect,
          ),
          requestsOf,
        },
      ];
    }),
  );
}

/** The plan that makes all changes of a document. */
function allChanged(changes: readonly Change[], onDefect: (error: unknown) => Plan): Plan {
  const edits = [...changes.flatMap((change) => change.edits), ...changes.flatMap(({ lastEdits }) => lastEdits)];
  try {
    return (
      changes[0]?.document.edited(edits, cautions(...changes.map(({ caution }) => caution))) ?? onDefect(undefined)
    );
  } catch (error) {
    return onDefect(error);
  }
}

/** The plan that changes a document, which says for a rule what it does besides. */
function servingOthers({ plan, requestsOf }: ChangedDocument, rule: string): Plan {
  const others = [...requestsOf].flatMap(([name, requests]) =>
    name !== rule ? [name] : requests > 1 ? ["this rule for other trails"] : [],
  );
  if (others.length === 0) {
    return plan;
  }
  const also = `It also makes the changes that ${enumerate(others)} ${others.length === 1 ? "asks" : "ask"} for.`;
  return { ...plan, steps: plan.steps.map((step) => ({ ...step, caution: cautions(step.caution, also) ?? also })) };
}
