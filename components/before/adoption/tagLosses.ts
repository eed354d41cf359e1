import * as pulumi from "@pulumi/pulumi";
import { few, quote } from "../../../rules/text";
import type { Tags } from "../../../live/deployment/tags";
import type { Inspected } from "../inspection";
import type { Loss } from "./loss";
import { keepable } from "./planned";

/**
 * Tags that the arguments take away or change. Those of AWS itself stay whatever a program does.
 *
 * @param thing - what has the tags, for example `The trail "company"`
 * @param tags - its tags
 */
export function tagLosses(
  { args, shownArgs }: Pick<Inspected, "args" | "shownArgs">,
  thing: string,
  tags: Tags,
): Loss[] {
  const planned = (args.tags ?? {}) as Readonly<Record<string, unknown>>;
  const lost = Object.entries(tags).filter(
    ([key, value]) => !key.startsWith("aws:") && planned[key] !== value && !pulumi.isUnknown(planned[key]),
  );
  if (lost.length === 0) return [];
  const names = few(lost.map(([key, value]) => quote(`${key}=${value}`)));
  const keep = keepable({ tags: { ...(shownArgs.tags as object | undefined), ...Object.fromEntries(lost) } });
  return [
    { name: "tags", property: "tags", what: `${thing} has the tags ${names}, which would be taken away.`, ...keep },
  ];
}
