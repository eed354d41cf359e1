import { placeOfDefect } from "../audit/text";

/** The message about an error that nobody foresaw. */
export function defect(error: unknown): string {
  return `cloudtrail-baseline failed: ${placeOfDefect(error)}.\nThis is a bug. Please report it to its maintainers.\n`;
}
