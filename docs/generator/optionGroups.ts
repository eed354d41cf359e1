import type { Property } from "./documentedType";

/** Title of a section of the arguments. */
export interface GroupTitle {
  readonly title: string;
  /** Name of the argument that the section begins with. */
  readonly first: string;
}

/** Titles of the sections of MultiRegionTrailArgs, which blank lines separate, in their order. */
export const optionGroups: readonly GroupTitle[] = [
  { title: "The trail", first: "trailName" },
  { title: "The log bucket", first: "bucketName" },
  { title: "Keeping the log files", first: "retentionDays" },
  { title: "Encryption", first: "createKmsKey" },
  { title: "Delivery to CloudWatch Logs and SNS", first: "createLogGroup" },
  { title: "Events", first: "excludedManagementEventSources" },
  { title: "Organizations", first: "organizationId" },
  { title: "Alarms and alerts", first: "createCisAlarms" },
  { title: "Queries", first: "createQueries" },
  { title: "Taking over what exists", first: "adoptTrailArn" },
];

/**
 * What does not fit between the titles and the sections; nothing when every section has its title, in the same order.
 *
 * @param sections - properties of the interface, section by section
 */
export function groupFaults(titles: readonly GroupTitle[], sections: readonly (readonly Property[])[]): string[] {
  const begun = sections.map((properties) => properties[0]?.name ?? "");
  const titled = titles.map(({ first }) => first);
  if (begun.join() === titled.join()) return [];
  return [
    `The sections of the arguments begin with ${begun.join(", ")}, the titles in docs/generator/optionGroups.ts are for ` +
      `${titled.join(", ")}. Make them the same: a blank line before a comment begins a section.`,
  ];
}
