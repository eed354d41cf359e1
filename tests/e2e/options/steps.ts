/** URNs of what stands for the whole and is told of every change of outputs. */
const wholes = /::pulumi:|MultiRegionTrail::/;

/** A step as Pulumi tells it. */
interface Step {
  readonly op: string;
  readonly urn: string;
  /** Properties that change, where it is an update. */
  readonly properties?: readonly string[] | undefined;
}

/** What is not told: what stays, and the halves of a replacement, which is told as a whole. */
const untold = ["same", "read", "refresh", "create-replacement", "delete-replaced"];

/** Steps as `COUNT OPERATION TYPE`, each property that is updated as one, in alphabetical order. */
function described(steps: readonly Step[]): string[] {
  const each = steps
    .filter(({ op, urn }) => !untold.includes(op) && !wholes.test(urn))
    .flatMap(({ op, urn, properties = [] }) => {
      const step = `${op} ${urn.split("::")[2]?.split(":").at(-1) ?? ""}`;
      // The provider repeats the tags in another property.
      const changed = properties.filter((property) => property !== "tagsAll");
      return changed.length === 0 ? [step] : changed.map((property) => `${step}: ${property}`);
    });
  return [...new Set(each)].map((step) => `${each.filter((other) => other === step).length} ${step}`).sort();
}

/**
 * The steps of an update, for example `1 create Key` and `1 update Trail: kmsKeyId`, in alphabetical order.
 *
 * @param output - what `pulumi up --json` prints: one document of its preview, then a line for each event of the update
 */
export function stepsIn(output: string): { readonly previewed: string[]; readonly done: string[] } {
  const end = output.indexOf("\n}\n") + 2;
  const preview = JSON.parse(output.slice(output.indexOf("{"), end)) as {
    readonly steps: readonly (Step & { readonly diffReasons?: readonly string[] })[];
  };
  const events = output
    .slice(end)
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(
      (line) =>
        JSON.parse(line) as {
          readonly resourcePreEvent?: { readonly metadata: Step & { readonly diffs?: readonly string[] } };
        },
    );
  return {
    previewed: described(preview.steps.map((step) => ({ ...step, properties: step.diffReasons }))),
    done: described(
      events.flatMap(({ resourcePreEvent: event }) =>
        event === undefined ? [] : [{ ...event.metadata, properties: event.metadata.diffs }],
      ),
    ),
  };
}
