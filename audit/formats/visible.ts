import type { AuditReport, AuditResult } from "../auditReport";
import { mapEach } from "../iterables";

/** Characters that steer a terminal or cannot be seen. A line break is none: sentences and commands have some. */
const unprintable = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/**
 * The same report with every unprintable character written as `\u{code}`. Names from AWS are made printable where they are
 * read; this makes sure of it for every format.
 */
export function visibleReport({ results, ...others }: AuditReport): AuditReport {
  return {
    ...(visible(others) as typeof others),
    results: mapEach(results, (result) => visible(result) as AuditResult),
  };
}

/** The same value with every unprintable character of its texts written as `\u{code}`. */
export function visible(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`);
  }
  if (Array.isArray(value)) {
    return value.map(visible);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visible(each)]))
    : value;
}
