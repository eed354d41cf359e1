import assert from "node:assert/strict";
import fc from "fast-check";
import { rules } from "../../rules/catalogue";
import { configurableOf } from "../../rules/configuration/configurable";
import { configurationFaults } from "../../rules/configuration/configurationFaults";
import { remedies } from "../../policypack/policies/remedies";
import { policies } from "../../policypack/policies/policies";
import { hostileResource, hostileStack } from "./arbitraries";
import { asInPreview } from "./preview";
import { type Report, serve, type ServedConfig } from "./serve";

/** Any settings that a file can hold; but nothing here asks AWS. */
const anyConfig: fc.Arbitrary<ServedConfig> = fc
  .dictionary(
    fc.constantFrom(...rules.map(({ name }) => name), "all", "nonsense", "__proto__"),
    fc.dictionary(
      fc.constantFrom(
        "unknown",
        "verification",
        "interpretation",
        "coveringTrails",
        "accounts",
        "minimumDays",
        "__proto__",
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>("attested", "warn", "literal", ["123456789012"], 7)),
      { maxKeys: 4 },
    ),
    { maxKeys: 4 },
  )
  .filter((config) => Object.values(config).every(({ verification }) => verification !== "live"));

/** What was answered about what, in an order of its own: that of resources is random, and so is that of reports. */
function answers(reports: readonly Report[]): string[] {
  return reports.map(({ policy, level, urn }) => `${policy} ${level} ${urn}`).sort();
}

/** What is not known is told apart from what is wrong by its level. */
const warning = { config: Object.fromEntries(rules.map(({ name }) => [name, { unknown: "warn" }])) };

describe("the policies, whatever a stack and a configuration hold", () => {
  it("never throw, and always answer", async () => {
    await fc.assert(
      fc.asyncProperty(hostileStack, anyConfig, async (resources, config) => {
        for (const { message } of await serve(resources, { config })) {
          assert.doesNotMatch(message, /defect of the policy pack/);
        }
      }),
      { numRuns: 250 },
    );
  });

  it("answer the same whatever the order of resources", async () => {
    const shuffled = hostileStack.chain((resources) =>
      fc.tuple(
        fc.constant(resources),
        fc.shuffledSubarray(resources, { minLength: resources.length, maxLength: resources.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([resources, others]) => {
        assert.deepEqual(answers(await serve(others, warning)), answers(await serve(resources, warning)));
      }),
      { numRuns: 150 },
    );
  });

  it("change by remediation only what they may", () => {
    fc.assert(
      fc.property(hostileResource, ({ type, props }) => {
        for (const policy of policies()) {
          const remediate = "remediateResource" in policy ? policy.remediateResource : undefined;
          const provider = {
            type: `pulumi:providers:${type.split(":")[0] ?? ""}`,
            name: "default",
            urn: "",
            props: {},
          };
          const args = {
            type,
            name: "audit",
            urn: "urn",
            props: asInPreview({ ...props }),
            provider,
            getConfig: () => ({}),
          };
          const remedied = (remediate as ((args: object) => object | undefined) | undefined)?.(args) ?? {};
          const isRemedied = Object.keys(remedied).length > 0;
          assert.ok(!isRemedied || /cloudtrail.*:Trail$/.test(type));
          const after = isRemedied ? [...Object.keys(props), ...Object.keys(remedies[policy.name] ?? {})] : [];
          assert.deepEqual(Object.keys(remedied).sort(), [...new Set(after)].sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  it("have their configuration checked without an exception", () => {
    const configurables = rules.map(configurableOf);
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue())),
        anyConfig,
        (nonsense, config) => {
          for (const faults of [nonsense, config].map((each) => configurationFaults(each, configurables))) {
            assert.ok(faults.every((fault) => fault.length < 2000));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
