import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import type { Resource } from "../../../policypack/facts/resource";
import { trailFromResource } from "../../../policypack/facts/trail";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { foreign, odd } from "../odd";
import { classicTrail, nativeTrail, notYetKnown, resource } from "../preview";
import type { ClassicTrail, NativeTrail } from "../propertiesOf";

function factsOf(from: Resource): TrailFacts {
  const facts = trailFromResource(from);
  assert.ok(facts !== undefined);
  return facts;
}

const recordsAll = { read: known([]), write: known([]) };

describe("facts of a resource of another type", () => {
  it("are none", () => {
    assert.equal(trailFromResource(resource("aws:s3/bucket:Bucket", foreign({ isMultiRegionTrail: true }))), undefined);
    assert.equal(trailFromResource(resource("constructor", {})), undefined);
  });
});

describe("facts of a trail of the package aws", () => {
  it("follow the provider's defaults where properties are absent", () => {
    const absent: TrailFacts = {
      name: "audit",
      id: "urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::audit",
      isMultiRegion: known(false),
      isLogging: known(true),
      includesGlobalServiceEvents: known(true),
      validatesLogFiles: known(false),
      managementEventsLeftOut: recordsAll,
      managementEventKindsLeftOut: recordsAll,
      selectsManagementEvents: known(true),
      recordsOtherEvents: known(false),
      usesKmsKey: known(false),
      deliversToCloudWatchLogs: known(false),
      notifiesSnsTopic: known(false),
      isOrganizationTrail: known(false),
      insightTypes: known([]),
      recordsS3DataEvents: known(false),
    };
    assert.deepEqual(factsOf(classicTrail({ s3BucketName: "logs" })), absent);
    assert.deepEqual(factsOf(classicTrail({ s3BucketName: notYetKnown, isMultiRegionTrail: null })), absent);
  });

  it("follow the properties that are set", () => {
    const facts = factsOf(
      classicTrail({
        isMultiRegionTrail: true,
        enableLogging: false,
        includeGlobalServiceEvents: false,
        enableLogFileValidation: true,
        eventSelectors: [{ readWriteType: "WriteOnly" }],
      }),
    );
    assert.deepEqual(facts.isMultiRegion, known(true));
    assert.deepEqual(facts.isLogging, known(false));
    assert.deepEqual(facts.includesGlobalServiceEvents, known(false));
    assert.deepEqual(facts.validatesLogFiles, known(true));
    assert.deepEqual(facts.managementEventsLeftOut, { read: known("everything"), write: known([]) });
  });

  it("are each not known where the property is not known before deployment", () => {
    const later = (property: string) =>
      unknown(`${property} is not known before deployment`, `give ${property} a plain value`);
    const facts = factsOf(
      classicTrail({
        isMultiRegionTrail: notYetKnown,
        enableLogging: notYetKnown,
        includeGlobalServiceEvents: notYetKnown,
        enableLogFileValidation: notYetKnown,
        eventSelectors: notYetKnown,
      }),
    );
    assert.deepEqual(facts.isMultiRegion, later("isMultiRegionTrail"));
    assert.deepEqual(facts.isLogging, later("enableLogging"));
    assert.deepEqual(facts.includesGlobalServiceEvents, later("includeGlobalServiceEvents"));
    assert.deepEqual(facts.validatesLogFiles, later("enableLogFileValidation"));
    assert.deepEqual(facts.managementEventsLeftOut.read, later("eventSelectors"));
  });

  it("name the resources that a value not known comes from", () => {
    const flag = { type: "aws:ssm/parameter:Parameter", name: "flag\n" };
    const facts = factsOf(
      classicTrail(
        { isMultiRegionTrail: notYetKnown, eventSelectors: [{ readWriteType: notYetKnown }] },
        { propertyDependencies: { isMultiRegionTrail: [flag], eventSelectors: [{ ...flag, name: "b" }, flag] } },
      ),
    );
    assert.deepEqual(
      facts.isMultiRegion,
      unknown(
        String.raw`isMultiRegionTrail is not known before deployment, it comes from aws:ssm/parameter:Parameter "flag\u{a}"`,
        "give isMultiRegionTrail a plain value",
      ),
    );
    assert.deepEqual(
      facts.managementEventsLeftOut.read,
      unknown(
        "eventSelectors[0].readWriteType is not known before deployment, it comes from " +
          String.raw`aws:ssm/parameter:Parameter "b", aws:ssm/parameter:Parameter "flag\u{a}"`,
        "give eventSelectors[0].readWriteType a plain value",
      ),
    );
  });

  it("are not known where a value has another type", () => {
    assert.deepEqual(
      factsOf(classicTrail({ isMultiRegionTrail: odd("true") })).isMultiRegion,
      unknown("isMultiRegionTrail is a string, not a boolean", "make isMultiRegionTrail a boolean"),
    );
  });

  it("are not known where no property is given, as for a resource that --target leaves out", () => {
    const reason = unknown(
      "this operation shows none of its properties: --target or --exclude leaves it out, or the configuration of its " +
        "provider is not known before deployment",
      "run without --target and --exclude, add --target 'urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::audit', or " +
        "give its provider plain values",
    );
    for (const properties of [{}, foreign({ __defaults: [] })]) {
      assert.deepEqual(factsOf(classicTrail(properties)), {
        name: "audit",
        id: "urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::audit",
        isMultiRegion: reason,
        isLogging: reason,
        includesGlobalServiceEvents: reason,
        validatesLogFiles: reason,
        managementEventsLeftOut: { read: reason, write: reason },
        managementEventKindsLeftOut: { read: reason, write: reason },
        selectsManagementEvents: reason,
        recordsOtherEvents: reason,
        usesKmsKey: reason,
        deliversToCloudWatchLogs: reason,
        notifiesSnsTopic: reason,
        isOrganizationTrail: reason,
        insightTypes: reason,
        recordsS3DataEvents: reason,
      });
    }
  });
});

describe("facts of a trail of the package aws-native", () => {
  it("follow AWS's defaults where properties are absent", () => {
    const facts = factsOf(nativeTrail({ isLogging: true, s3BucketName: "logs" }));
    assert.deepEqual(facts.isMultiRegion, known(false));
    assert.deepEqual(facts.isLogging, known(true));
    assert.deepEqual(facts.includesGlobalServiceEvents, known(true));
    assert.deepEqual(facts.validatesLogFiles, known(false));
    assert.deepEqual(facts.managementEventsLeftOut, recordsAll);
  });

  it("take logging from isLogging, which may not be absent", () => {
    assert.deepEqual(factsOf(nativeTrail({ isLogging: false })).isLogging, known(false));
    assert.deepEqual(
      factsOf(nativeTrail(foreign({ enableLogging: true }))).isLogging,
      unknown("isLogging is absent, though required", "set isLogging to true or false"),
    );
  });

  it("follow the selectors", () => {
    assert.deepEqual(
      factsOf(
        nativeTrail({
          isLogging: true,
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Management"] },
                { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
              ],
            },
          ],
        }),
      ).managementEventsLeftOut,
      { read: known(["kms.amazonaws.com"]), write: known(["kms.amazonaws.com"]) },
    );
  });
});

describe("what a trail of either package uses", () => {
  const packages = [
    { title: "aws", trail: classicTrail, logGroup: "cloudWatchLogsGroupArn" satisfies keyof ClassicTrail },
    { title: "aws-native", trail: nativeTrail, logGroup: "cloudWatchLogsLogGroupArn" satisfies keyof NativeTrail },
  ];
  const key = { type: "aws:kms/key:Key", name: "key" };

  for (const { title, trail, logGroup } of packages) {
    it(`is read from its properties in ${title}`, () => {
      const facts = factsOf(
        trail({
          kmsKeyId: "alias/audit",
          [logGroup]: "group:*",
          cloudWatchLogsRoleArn: "role",
          snsTopicName: "topic",
          isOrganizationTrail: true,
          insightSelectors: [{ insightType: "ApiErrorRateInsight" }],
        }),
      );
      assert.deepEqual(facts.usesKmsKey, known(true));
      assert.deepEqual(facts.deliversToCloudWatchLogs, known(true));
      assert.deepEqual(facts.notifiesSnsTopic, known(true));
      assert.deepEqual(facts.isOrganizationTrail, known(true));
      assert.deepEqual(facts.insightTypes, known(["ApiErrorRateInsight"]));
    });

    it(`is nothing where properties are empty in ${title}`, () => {
      const facts = factsOf(
        trail({ kmsKeyId: "", [logGroup]: "", cloudWatchLogsRoleArn: null, snsTopicName: "", insightSelectors: [] }),
      );
      assert.deepEqual(facts.usesKmsKey, known(false));
      assert.deepEqual(facts.deliversToCloudWatchLogs, known(false));
      assert.deepEqual(facts.notifiesSnsTopic, known(false));
      assert.deepEqual(facts.insightTypes, known([]));
    });

    it(`is CloudWatch Logs only with both group and role in ${title}`, () => {
      assert.deepEqual(factsOf(trail({ [logGroup]: "group:*" })).deliversToCloudWatchLogs, known(false));
      assert.deepEqual(factsOf(trail({ cloudWatchLogsRoleArn: "role" })).deliversToCloudWatchLogs, known(false));
    });
  }

  it("is set where a preview does not know yet what the program takes from another resource", () => {
    const names = [
      "kmsKeyId",
      "cloudWatchLogsGroupArn",
      "cloudWatchLogsRoleArn",
      "snsTopicName",
    ] satisfies (keyof ClassicTrail)[];
    const properties = Object.fromEntries(names.map((name) => [name, notYetKnown]));
    const propertyDependencies = Object.fromEntries(names.map((name) => [name, [key]]));
    for (const more of [{}, { propertyDependencies }]) {
      const facts = factsOf(classicTrail(properties, more));
      assert.deepEqual(facts.usesKmsKey, known(true));
      assert.deepEqual(facts.deliversToCloudWatchLogs, known(true));
      assert.deepEqual(facts.notifiesSnsTopic, known(true));
    }
  });

  it("is not set where the provider fills in what comes from no resource", () => {
    const properties = { kmsKeyId: notYetKnown, snsTopicName: null, snsTopicArn: notYetKnown };
    const facts = factsOf(classicTrail(properties, { propertyDependencies: {} }));
    assert.deepEqual(facts.usesKmsKey, known(false));
    assert.deepEqual(facts.notifiesSnsTopic, known(false));
  });

  it("is not known where a value has another type", () => {
    const notAString = unknown("kmsKeyId is a number, not a string", "make kmsKeyId a string");
    assert.deepEqual(factsOf(classicTrail({ kmsKeyId: odd(42) })).usesKmsKey, notAString);
    assert.deepEqual(
      factsOf(classicTrail({ cloudWatchLogsGroupArn: odd(42), cloudWatchLogsRoleArn: "role" }))
        .deliversToCloudWatchLogs,
      unknown("cloudWatchLogsGroupArn is a number, not a string", "make cloudWatchLogsGroupArn a string"),
    );
    assert.deepEqual(factsOf(classicTrail({ cloudWatchLogsGroupArn: odd(42) })).deliversToCloudWatchLogs, known(false));
  });

  it("is not known of Insights where they are not", () => {
    const later = (path: string) => unknown(`${path} is not known before deployment`, `give ${path} a plain value`);
    assert.deepEqual(factsOf(classicTrail({ insightSelectors: notYetKnown })).insightTypes, later("insightSelectors"));
    assert.deepEqual(
      factsOf(classicTrail({ insightSelectors: [{ insightType: notYetKnown }] })).insightTypes,
      later("insightSelectors[0].insightType"),
    );
  });
});
