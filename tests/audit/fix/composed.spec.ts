import assert from "node:assert/strict";
import fc from "fast-check";
import { composed, type Request } from "../../../audit/fix/composed";
import { obstacle, run, type SharedDocument, take } from "../../../audit/fix/plan";

/** Documents of letters, which a command puts in their place as a whole. */
const documents: readonly SharedDocument[] = ["one", "two"].map((id) => ({
  id,
  edited: (edits, caution) =>
    run(`put ${id} ${JSON.stringify(edits.reduce<readonly object[]>((entries, edit) => edit(entries), []))}`, caution),
}));

/** A request that adds an entry to a document. */
function adding(rule: string, document: SharedDocument, entry: string): Request {
  return { rule, plan: take({ document, edits: [(entries) => [...entries, [entry]]], lastEdits: [] }) };
}

/** What documents are after commands. */
function after(commands: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(commands.map((command) => command.split(" ").slice(1) as [string, string]));
}

function commandsOf(requests: readonly Request[]): readonly string[] {
  return composed(requests, () => obstacle("broken")).flatMap(({ steps }) =>
    steps.map((step) => ("command" in step ? step.command : assert.fail("a change is left"))),
  );
}

describe("composed plans", () => {
  it("leave every document the same, in whatever order their commands run", () => {
    const request = fc
      .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(...documents), fc.constantFrom("x", "y", "z"))
      .map(([rule, document, entry]) => ({ document, entry, request: adding(rule, document, entry) }));
    const withOrder = fc
      .array(request, { minLength: 1, maxLength: 6 })
      .chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.keys()], { minLength: each.length })));
    fc.assert(
      fc.property(withOrder, ([each, order]) => {
        const commands = commandsOf(each.map((one) => one.request));
        const left = after(order.map((index) => commands[index] ?? assert.fail()));
        assert.deepEqual(left, after(commands));
        for (const { document, entry } of each) {
          assert.ok(left[document.id]?.includes(JSON.stringify([entry])), "no change is lost");
        }
      }),
    );
  });

  it("make last what has to see all other edits", () => {
    const [document = assert.fail()] = documents;
    const counting = (entries: readonly object[]) => [...entries, [entries.length]];
    const last: Request = { rule: "a", plan: take({ document, edits: [], lastEdits: [counting] }) };
    assert.deepEqual(commandsOf([last, adding("b", document, "x")]), Array(2).fill('put one [["x"],[1]]'));
  });

  it("name the other rules that a command serves", () => {
    const [document = assert.fail(), other = assert.fail()] = documents;
    const requests = [adding("a", document, "x"), adding("b", document, "y"), adding("a", document, "z")];
    const alone = adding("c", other, "x");
    const plans = composed([...requests, alone], () => obstacle("broken"));
    assert.deepEqual(
      plans.map(({ steps }) => steps[0]?.caution),
      [
        "It also makes the changes that this rule for other trails and b ask for.",
        "It also makes the changes that a asks for.",
        "It also makes the changes that this rule for other trails and b ask for.",
        undefined,
      ],
    );
  });

  it("say so where a document cannot be put together", () => {
    const document: SharedDocument = {
      id: "three",
      edited: () => {
        throw new Error("a defect");
      },
    };
    const plans = composed([adding("a", document, "x")], () => obstacle("broken"));
    assert.deepEqual(plans, [obstacle("broken")]);
  });
});
