export { planRollout, type RolloutOptions } from "./plan/planRollout";
export { touches } from "./plan/action";
export type { Plan } from "./plan/plan";
export { planJson } from "./formats/json";
export { planTable } from "./formats/table";
