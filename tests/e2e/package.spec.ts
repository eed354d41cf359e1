import { servesProjects } from "./packageProjects";

// The small version of package.proof.ts: types are checked there, and those of the package by examples.spec.ts.

describe("the npm package, in a TypeScript project of somebody else", () => {
  servesProjects([]);
});
