import { servesProjects } from "./packageProjects";

describe("the npm package, in a TypeScript project of somebody else, as either kind of module", () => {
  servesProjects(["CommonJS", "ESM"]);
});
