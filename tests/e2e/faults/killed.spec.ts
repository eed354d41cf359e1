import { momentsOfParts, recoversFromKills } from "./kills";

// The small version of killed.proof.ts: fewer points, and of the parts the key, which AWS lets nobody take back.

describe("pulumi up killed with SIGKILL", () => {
  recoversFromKills(
    3,
    momentsOfParts.filter(({ operation }) => operation === "kms:CreateKey"),
  );
});
