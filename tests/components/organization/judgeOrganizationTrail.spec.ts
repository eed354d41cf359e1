import assert from "node:assert/strict";
import { judgeOrganizationTrail, type SeenTrail } from "../../../components/organization/judgeOrganizationTrail";
import { type Fact, known } from "../../../rules/facts/fact";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { doubtful, trail } from "../../rules/trails";

const arn = "arn:aws:cloudtrail:eu-central-1:210987654321:trail/company";
const remedy =
  "Ask whoever manages the organization to fix it, or leave organizationTrailArn out to create a trail in this account.";
const unasked = `Whether the trail "${arn}" covers this account is not known: `;
const vouch =
  ' Or vouch for it with organizationTrailVerification "attested"; the policy pack, with verification "live", asks with ' +
  "all settings of the provider.";

const seen = (differences: Partial<TrailFacts> = {}): Fact<SeenTrail> =>
  known({ facts: trail({ isOrganizationTrail: known(true), ...differences }), bucketName: "organization-logs" });

describe("judgeOrganizationTrail", () => {
  for (const verification of ["live", "attested"] as const) {
    describe(verification, () => {
      it("finds nothing wrong with a trail that covers its members", () => {
        assert.deepEqual(judgeOrganizationTrail({ arn, seen: seen() }, verification), {});
      });

      it("refuses one that AWS does not show", () => {
        assert.deepEqual(judgeOrganizationTrail({ arn, seen: known(undefined) }, verification), {
          refused: `There is no trail "${arn}" that this account sees. ${remedy}`,
        });
      });

      for (const [setting, fault] of [
        ["isOrganizationTrail", "is not a trail of the organization"],
        ["isMultiRegion", "is not multi-region"],
        ["includesGlobalServiceEvents", "does not include global service events"],
        ["validatesLogFiles", "does not validate its log files"],
        ["isLogging", "is not logging"],
      ] as const) {
        it(`refuses one that ${fault}`, () => {
          assert.deepEqual(judgeOrganizationTrail({ arn, seen: seen({ [setting]: known(false) }) }, verification), {
            refused: `The trail "${arn}" ${fault}. ${remedy}`,
          });
        });
      }

      it("refuses one with a fault, whatever else is not known", () => {
        const { refused } = judgeOrganizationTrail(
          { arn, seen: seen({ isLogging: doubtful, isMultiRegion: known(false) }) },
          verification,
        );
        assert.equal(refused, `The trail "${arn}" is not multi-region. ${remedy}`);
      });
    });
  }

  for (const [what, sighting, why] of [
    ["nobody could be asked", doubtful, "nobody knows. To know it, ask somebody."],
    [
      "its logging is not known",
      seen({ isLogging: doubtful }),
      "whether it is logging: nobody knows. To know it, ask somebody.",
    ],
  ] as const) {
    it(`refuses it where ${what}, and names the ways on`, () => {
      assert.deepEqual(judgeOrganizationTrail({ arn, seen: sighting }, "live"), {
        refused: `${unasked}${why}${vouch}`,
      });
    });

    it(`warns where ${what} and the program vouches for it`, () => {
      assert.deepEqual(judgeOrganizationTrail({ arn, seen: sighting }, "attested"), {
        warning: `${unasked}${why} It counts, because organizationTrailVerification vouches for it.`,
      });
    });
  }
});
