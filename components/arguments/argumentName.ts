import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";

/** Name of an argument. */
export type ArgumentName = keyof MultiRegionTrailArgs;
