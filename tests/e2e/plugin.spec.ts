import { servesPlugin } from "./plugin";

// The small version of plugin.proof.ts: the schema, and a trail.

describe("components as a Pulumi plugin", () => {
  servesPlugin("daily");
});
