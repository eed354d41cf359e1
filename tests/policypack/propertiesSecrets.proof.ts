import { neverTells, partsOfTexts, wholeTexts } from "./propertiesSecrets";

describe("reports of the policies, about secrets anywhere in a text", () => {
  neverTells([...wholeTexts, ...partsOfTexts]);
});
