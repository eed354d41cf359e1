import assert from "node:assert/strict";
import { refusalOf } from "../../live/refusal";

function errorOf(name: string, more: object = {}): Error {
  return Object.assign(new Error("hunter2"), { name }, more);
}

const permission = "cloudtrail:DescribeTrails";

describe("why AWS does not answer", () => {
  const cases: readonly [error: unknown, why: RegExp, remedy: RegExp][] = [
    [errorOf("AccessDeniedException"), /denies cloudtrail:DescribeTrails/, /allow them cloudtrail:DescribeTrails/],
    [errorOf("AccessDenied"), /denies/, /allow/],
    [errorOf("AuthorizationErrorException"), /denies/, /allow/],
    [errorOf("CredentialsProviderError"), /no AWS credentials/, /provide credentials/],
    [errorOf("ExpiredTokenException"), /does not accept .*ExpiredTokenException/, /renew/],
    [errorOf("ThrottlingException"), /throttles/, /run again later/],
    [errorOf("Error", { code: "ERR_MODULE_NOT_FOUND" }), /SDK is not installed/, /install/],
    [new Error("Region is missing"), /no AWS region/, /AWS_REGION/],
    [errorOf("Error", { code: "ECONNREFUSED" }), /DescribeTrails failed \(Error ECONNREFUSED\)/, /network/],
    [errorOf("Odd\u001b[2J"), /Odd\\u\{1b\}/, /network/],
    ["hunter2", /failed \(string\)/, /network/],
  ];
  for (const [error, why, remedy] of cases) {
    it(`is understood from ${error instanceof Error ? `${error.name} ${why.source}` : typeof error}`, () => {
      const reason = refusalOf(error, permission);
      assert.match(reason.why, why);
      assert.match(reason.remedy, remedy);
      assert.doesNotMatch(JSON.stringify(reason), /hunter2/);
    });
  }

  it("is understood where a role lets nobody in, or is not there: AWS tells neither from the other", () => {
    const { remedy } = refusalOf(errorOf("AccessDenied"), "sts:AssumeRole");
    assert.equal(remedy, "allow them sts:AssumeRole, and see that the role is there and trusts them");
  });
});
