export { MultiRegionTrail } from "./multiRegionTrail";
export type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
