import type { Fact } from "../facts/fact";
import type { LeftOut, LeftOutByKind } from "../facts/leftOut";
import { enumerate } from "../text";
import { doubtUnless, type TrailRequirement } from "./requirement";

/** It records all management events, without exception. */
export const recordsAllManagementEvents: TrailRequirement = {
  required: "records all read and write management events of every event source",
  examine: ({ managementEventsLeftOut }) => examine(managementEventsLeftOut),
};

/** It records read and write management events. Single event sources may be left out. */
export const recordsManagementEvents: TrailRequirement = {
  required: "records read and write management events",
  examine: ({ managementEventKindsLeftOut }) => examine(managementEventKindsLeftOut),
};

function examine({ read, write }: LeftOutByKind): ReturnType<TrailRequirement["examine"]> {
  const alike = JSON.stringify(read) === JSON.stringify(write);
  const kinds: readonly [string, Fact<LeftOut>][] = alike
    ? [["read and write", read]]
    : [
        ["read", read],
        ["write", write],
      ];
  return {
    faults: kinds.flatMap(([kind, leftOut]) => (leftOut.known ? describeLeftOut(kind, leftOut.value) : [])),
    doubts: kinds.flatMap(([kind, leftOut]) => doubtUnless(`records all ${kind} management events`, leftOut)),
  };
}

/** The sources that AWS lets a trail exclude. Others are only counted, as properties may hold secrets. */
const excludableSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

function describeLeftOut(kind: string, leftOut: LeftOut): string[] {
  if (leftOut === "everything") {
    return [`does not record all ${kind} management events`];
  }
  const named = leftOut.filter((source) => excludableSources.includes(source));
  const others = leftOut.length - named.length;
  const sources = others === 0 ? named : [...named, `${others} other event source${others === 1 ? "" : "s"}`];
  return sources.length === 0 ? [] : [`leaves out the ${kind} management events of ${enumerate(sources)}`];
}
