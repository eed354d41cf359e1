import type { Inspection } from "./inspection";

/** Every inspection. Their findings are reported together, in this order. */
export const inspections: readonly Inspection[] = [];
