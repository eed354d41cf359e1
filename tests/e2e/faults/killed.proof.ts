import { everyPoint, momentsOfParts, recoversFromKills } from "./kills";

describe("pulumi up killed with SIGKILL, at every point", () => {
  recoversFromKills(everyPoint, momentsOfParts);
});
