import { momentsOfParts, recoversFromKills } from "./kills";

// The small version of killed.proof.ts: the point of the torn state, and of the parts the key, which AWS lets nobody take back.

describe("pulumi up killed with SIGKILL", () => {
  recoversFromKills(
    [],
    momentsOfParts.filter(({ operation }) => operation === "kms:CreateKey"),
  );
});
