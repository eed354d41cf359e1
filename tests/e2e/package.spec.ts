import { servesProjects } from "./packageProjects";

// The small version of package.proof.ts: each project is compiled as what it runs as.

describe("the npm package, in a TypeScript project of somebody else", () => {
  servesProjects((runs) => [runs]);
});
