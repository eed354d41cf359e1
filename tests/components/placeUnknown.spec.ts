import assert from "node:assert/strict";
import { placeUnknown } from "../../components/placeUnknown";

describe("placeUnknown", () => {
  const how =
    "with `pulumi config set aws:region REGION`, for example eu-central-1, with AWS_REGION in the environment, or in the provider that the program makes.";
  const invocation = "invocation of aws:index/getRegion:getRegion returned an error: ";

  for (const [title, problem, reason] of [
    ["no region", `${invocation}finding Region by name (): couldn't find resource`, `has no region. Set one ${how}`],
    [
      "no region, as the published provider says it",
      "pulumi:providers:aws resource 'default_7_24_0' has a problem: missing region information",
      `has no region. Set one ${how}`,
    ],
    [
      "a region that does not exist",
      `${invocation}finding Region by name (eu-centrall-1): couldn't find resource`,
      `has the region "eu-centrall-1", which AWS does not have. Set one ${how}`,
    ],
    [
      "one that does not exist, as the published provider says it",
      "1 error occurred: * Invalid AWS Region: eu-centrall-1",
      `has the region "eu-centrall-1", which AWS does not have. Set one ${how}`,
    ],
    [
      "no credentials",
      `${invocation}1 error occurred:\n\t* No valid credential sources found`,
      `has no valid credentials for AWS. Sign in, for example with \`aws sso login\`, name a profile in AWS_PROFILE, or set aws:profile; \`aws sts get-caller-identity\` shows whose credentials are used. The provider says: ${invocation}1 error occurred: * No valid credential sources found`,
    ],
    [
      "anything else, safe to print",
      'dial tcp: lookup "sts": \u001b[31mno such host',
      "could not say where it is, that is its partition, region and account. The provider says: dial tcp: lookup \\u{22}sts\\u{22}: \\u{1b}[31mno such host",
    ],
  ] as const) {
    it(`tells of ${title}`, () => {
      assert.deepEqual(placeUnknown(problem), { property: "provider", reason });
    });
  }
});
