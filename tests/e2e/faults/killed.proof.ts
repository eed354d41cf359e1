import { momentsOfParts, recoversFromKills } from "./kills";

describe("pulumi up killed with SIGKILL, at every point", () => {
  recoversFromKills(8, momentsOfParts);
});
