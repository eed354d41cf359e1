import { neverTells, wholeTexts } from "./propertiesSecrets";

// The small version of propertiesSecrets.proof.ts: a secret in place of each text, and within those of JSON.

describe("reports of the policies", () => {
  neverTells(wholeTexts);
});
