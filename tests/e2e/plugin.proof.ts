import { servesPlugin } from "./plugin";

describe("components as a Pulumi plugin, until a trail is taken down", () => {
  servesPlugin("all");
});
