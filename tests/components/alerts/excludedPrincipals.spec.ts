import assert from "node:assert/strict";
import { cisAlarms } from "../../../components/alerts/cisAlarms";
import { withoutPrincipals } from "../../../components/alerts/excludedPrincipals";
import { sessionOf } from "../../e2e/options/alertAnswers";
import { recordOf } from "./calls";
import { filterPatternMatches } from "./filterPattern";

const role = "arn:aws:iam::123456789012:role/deploy";
const user = "arn:aws:iam::123456789012:user/clerk";
const refusedOrTwo = '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}';

const callers: readonly (readonly [who: string, userIdentity: object, counted: boolean])[] = [
  ["a service, which has no name", { type: "AWSService", invokedBy: "config.amazonaws.com" }, true],
  ["nobody", {}, true],
  ["the root user", { type: "Root", arn: "arn:aws:iam::123456789012:root" }, true],
  ["another user", { type: "IAMUser", arn: "arn:aws:iam::123456789012:user/clerk2" }, true],
  ["another role", sessionOf("arn:aws:iam::123456789012:role/deployer"), true],
  ["a role of that name in another account", sessionOf("arn:aws:iam::210987654321:role/deploy"), true],
  ["a user of the role's name", { type: "IAMUser", arn: "arn:aws:iam::123456789012:user/deploy" }, true],
  ["a session of the role", sessionOf(role), false],
  ["the user", { type: "IAMUser", arn: user }, false],
];

describe("withoutPrincipals", () => {
  it("leaves a published pattern as it is where nobody is left out", () => {
    assert.equal(withoutPrincipals(refusedOrTwo, []), refusedOrTwo);
  });

  it("adds a condition for each kind of principal, which lets pass what names nobody", () => {
    assert.equal(
      withoutPrincipals(refusedOrTwo, [role, user, "*:role/scanner-*"]),
      '{(($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")) && ' +
        "($.userIdentity.sessionContext.sessionIssuer.arn NOT EXISTS || " +
        '($.userIdentity.sessionContext.sessionIssuer.arn != "arn:aws:iam::123456789012:role/deploy" && ' +
        '$.userIdentity.sessionContext.sessionIssuer.arn != "*:role/scanner-*")) && ' +
        '($.userIdentity.arn NOT EXISTS || ($.userIdentity.arn != "arn:aws:iam::123456789012:user/clerk"))}',
    );
  });

  for (const [who, userIdentity, counted] of callers) {
    it(`${counted ? "counts" : "does not count"} what is done by ${who}, whatever != makes of no name`, () => {
      const pattern = withoutPrincipals(refusedOrTwo, [role, user]);
      for (const errorCode of ["Client.UnauthorizedOperation", "AccessDenied"]) {
        const call = recordOf({ eventSource: "ec2.amazonaws.com", eventName: "RunInstances", errorCode, userIdentity });
        for (const differs of [true, false]) assert.equal(filterPatternMatches(pattern, call, differs), counted);
      }
    });
  }

  it("counts the same calls of others as the published patterns, which it may write shorter", () => {
    for (const { name, filterPattern } of cisAlarms) {
      const [pattern, eventName] = [withoutPrincipals(filterPattern, [role]), lastEventIn(filterPattern)];
      for (const eventSource of ["organizations", "ec2", "iam", "signin"].map(
        (service) => `${service}.amazonaws.com`,
      )) {
        const call = recordOf({ eventSource, eventName });
        assert.equal(filterPatternMatches(pattern, call), filterPatternMatches(filterPattern, call), name);
      }
    }
  });
});

/** The last event that a pattern names. */
function lastEventIn(pattern: string): string {
  return [...pattern.matchAll(/\$\.eventName ?= ?"?(\w+)/g)].at(-1)?.[1] ?? "RunInstances";
}
