import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { trailLosses, type TrailToAdopt } from "../../../../components/before/adoption/trailLosses";
import { known, unknown } from "../../../../rules/facts/fact";
import { inspectedWith, shown } from "./inspectedWith";

const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topic = "arn:aws:sns:eu-central-1:123456789012:company";
const logBucket = "arn:aws:s3:::company-logs/";
const managementEvents = { FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] };

/** A trail that has nothing but a bucket. */
const bare: TrailToAdopt = {
  trail: { Name: "company", S3BucketName: "company-logs" },
  selectors: known({ AdvancedEventSelectors: [managementEvents] }),
  insights: known({}),
  tags: known({}),
};
const adopted = { adoptBucketName: "company-logs" };

describe("trailLosses", () => {
  const rich: TrailToAdopt = {
    trail: {
      ...bare.trail,
      S3KeyPrefix: "audit",
      KmsKeyId: key,
      SnsTopicARN: topic,
      CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:company/events:*",
      IsOrganizationTrail: true,
    },
    selectors: known({
      EventSelectors: [
        { DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::photos/", logBucket] }] },
        { DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::films/"] }] },
      ],
    }),
    insights: known({ InsightSelectors: [{ InsightType: "ApiErrorRateInsight" }] }),
    tags: known({ team: "audit", "aws:cloudformation:stack-name": "old" }),
    organizationId: "o-a1b2c3d4e5",
  };
  const kept = {
    ...adopted,
    s3KeyPrefix: "audit",
    kmsKeyArn: key,
    snsTopicArn: topic,
    createLogGroup: true,
    adoptLogGroupName: "company/events",
    insightTypes: ["ApiErrorRateInsight"],
    organizationId: "o-a1b2c3d4e5",
    dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::photos/", "arn:aws:s3:::films/"] }],
    tags: { team: "audit" },
  };

  it("finds everything that arguments would take away, each with what keeps it", () => {
    assert.deepEqual(shown(trailLosses(inspectedWith({}), rich)), [
      [
        "bucket",
        "adoptBucketName",
        'The trail "company" delivers to the bucket "company-logs", and would deliver to another one. A bucket of another account is kept with existingBucketName.',
        { adoptBucketName: "company-logs" },
      ],
      [
        "key-prefix",
        "s3KeyPrefix",
        'The trail "company" writes log files under the key prefix "audit", and would write them elsewhere.',
        { s3KeyPrefix: "audit" },
      ],
      [
        "encryption-key",
        "kmsKeyArn",
        `The trail "company" encrypts log files with the KMS key "${key}", and would do so with keys of S3.`,
        { kmsKeyArn: key },
      ],
      [
        "topic",
        "snsTopicArn",
        `The trail "company" notifies the SNS topic "${topic}" of log files, and would notify none.`,
        { snsTopicArn: topic },
      ],
      [
        "log-group",
        "adoptLogGroupName",
        'The trail "company" sends events to the log group "company/events", and would send them to none. One that somebody else manages is kept as it is with logGroupArn, and its role with logGroupRoleArn.',
        { createLogGroup: true, adoptLogGroupName: "company/events" },
      ],
      [
        "insights",
        "insightTypes",
        'The trail "company" records the Insights "ApiErrorRateInsight", and would not any more.',
        { insightTypes: ["ApiErrorRateInsight"] },
      ],
      [
        "organization",
        "organizationId",
        'The trail "company" records all accounts of the organization, and would record this account alone.',
        { organizationId: "o-a1b2c3d4e5" },
      ],
      [
        "events",
        "dataResources",
        'The trail "company" records data events that it would not record any more: "Data events of AWS::S3::Object".',
        { dataResources: kept.dataResources },
      ],
      [
        "tags",
        "tags",
        'The trail "company" has the tags "team=audit", which would be taken away.',
        { tags: kept.tags },
      ],
    ]);
  });

  it("finds nothing with what it says keeps it", () => {
    assert.deepEqual(trailLosses(inspectedWith(kept), rich), []);
    assert.deepEqual(trailLosses(inspectedWith(adopted), bare), []);
  });

  for (const [name, value] of Object.entries(kept)) {
    if (name === "createLogGroup") continue;
    it(`finds ${name} alone where only that is left out or another one`, () => {
      const others = Object.fromEntries(Object.entries(kept).filter(([other]) => other !== name));
      for (const args of [others, { ...others, [name]: typeof value === "string" ? "another" : undefined }]) {
        // An organization is not compared with the one that is given: no trail is of two.
        if (args[name as keyof typeof args] === "another" && name === "organizationId") continue;
        assert.deepEqual(
          trailLosses(inspectedWith(args), rich).map(({ property }) => property),
          [name],
        );
      }
    });
  }

  it("compares what is not known yet when it is known", () => {
    const late = Object.fromEntries(
      ["s3KeyPrefix", "kmsKeyArn", "snsTopicArn", "organizationId"].map((name) => [name, pulumi.unknown]),
    );
    const tags = { team: pulumi.unknown };
    assert.deepEqual(trailLosses(inspectedWith({ ...kept, ...late, tags }), rich), []);
  });

  it("counts what could not be read as nothing, for others say that it is not known", () => {
    const hidden = unknown("AWS denies it", "allow it");
    const found = { trail: bare.trail, selectors: hidden, insights: hidden, tags: hidden };
    assert.deepEqual(trailLosses(inspectedWith(adopted), found), []);
  });

  it("says what goes in place of a key and a topic that would be created", () => {
    const args = { ...kept, kmsKeyArn: undefined, createKmsKey: true, snsTopicArn: undefined, createSnsTopic: true };
    assert.deepEqual(
      trailLosses(inspectedWith(args), rich).map(({ what }) => what.replace(/.*, and/, "")),
      [" would do so with a new one: leave createKmsKey out.", " would notify a new one: leave createSnsTopic out."],
    );
  });

  it("says what goes in place of a log group that would be created", () => {
    const args = { ...kept, adoptLogGroupName: undefined, logGroupName: "another" };
    assert.deepEqual(
      trailLosses(inspectedWith(args), rich).map(({ what }) => what),
      [
        'The trail "company" sends events to the log group "company/events", and would send them to a new one: leave logGroupName out. One that somebody else manages is kept as it is with logGroupArn, and its role with logGroupRoleArn.',
      ],
    );
  });

  describe("of a log group and a role of others", () => {
    const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:company/events";
    const others = Object.fromEntries(
      Object.entries(kept).filter(([name]) => !["createLogGroup", "adoptLogGroupName"].includes(name)),
    );

    it("finds none where logGroupArn names the log group, nor before it is known", () => {
      for (const arn of [logGroupArn, `${logGroupArn}:*`, pulumi.unknown]) {
        assert.deepEqual(trailLosses(inspectedWith({ ...others, logGroupArn: arn }), rich), []);
      }
    });

    it("finds the log group where logGroupArn names another one", () => {
      const [loss, ...more] = trailLosses(inspectedWith({ ...others, logGroupArn: `${logGroupArn}2` }), rich);
      assert.deepEqual(more, []);
      assert.equal(loss?.property, "adoptLogGroupName");
      assert.match(loss.what, /, and would send them to another one\. /);
    });

    it("keeps those of the management account with their ARNs, for nothing there can be taken over", () => {
      const ofManagement = {
        CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-central-1:210987654321:log-group:company/events:*",
        CloudWatchLogsRoleArn: "arn:aws:iam::210987654321:role/events",
      };
      const [loss, ...more] = trailLosses(inspectedWith(others), {
        ...rich,
        trail: { ...rich.trail, ...ofManagement },
      });
      assert.deepEqual(more, []);
      assert.deepEqual(loss, {
        name: "log-group",
        property: "logGroupArn",
        what: 'The trail "company" sends events to the log group "company/events", and would send them to none.',
        keep: {
          logGroupArn: "arn:aws:logs:eu-central-1:210987654321:log-group:company/events",
          logGroupRoleArn: ofManagement.CloudWatchLogsRoleArn,
        },
      });
    });
  });

  it("shows nothing of what is secret: what would go with it has no configuration to paste", () => {
    const args = { ...adopted, tags: { secret: "hush" } };
    const inspected = inspectedWith(args, { shownArgs: { ...adopted, tags: { secret: pulumi.unknown } } });
    assert.deepEqual(shown(trailLosses(inspected, { ...bare, tags: known({ team: "audit" }) })), [
      ["tags", "tags", 'The trail "company" has the tags "team=audit", which would be taken away.', undefined],
    ]);
  });

  describe("of advanced event selectors", () => {
    const objects = [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
    ];
    const network = {
      Name: "endpoints",
      FieldSelectors: [
        { Field: "eventCategory", Equals: ["NetworkActivity"] },
        { Field: "eventSource", Equals: ["kms.amazonaws.com"] },
      ],
    };
    const deleted = {
      Name: "deleted",
      FieldSelectors: [
        ...objects,
        { Field: "eventName", StartsWith: ["Delete"] },
        { Field: "resources.ARN", NotStartsWith: [logBucket] },
      ],
    };
    const trail = { ...bare, selectors: known({ AdvancedEventSelectors: [managementEvents, deleted, network] }) };
    const conditions = [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
    ];
    const wanted = [
      { name: "deleted", fieldSelectors: [...conditions, { field: "eventName", startsWith: ["Delete"] }] },
    ];

    it("finds data events and network activity, and leaves the log bucket to the component", () => {
      const [data, activity] = trailLosses(inspectedWith(adopted), trail);
      assert.deepEqual(data?.keep, { advancedEventSelectors: wanted });
      assert.deepEqual(activity?.keep, { networkActivityEventSources: ["kms.amazonaws.com"] });
      assert.deepEqual(trailLosses(inspectedWith({ ...adopted, ...data.keep, ...activity.keep }), trail), []);
    });

    it("finds none that a wider selector records", () => {
      const dataResources = [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }];
      const args = { ...adopted, dataResources, networkActivityEventSources: ["kms.amazonaws.com"] };
      assert.deepEqual(trailLosses(inspectedWith(args), trail), []);
    });

    for (const [title, condition] of [
      ["a narrower one", { field: "eventName", startsWith: ["DeleteObject"] }],
      ["one that leaves some out", { field: "eventName", startsWith: ["Delete"], notEquals: ["DeleteBucket"] }],
      ["one of other names", { field: "eventName", equals: ["DeleteObject"] }],
    ] as const) {
      it(`finds those that ${title} would not record, and keeps both`, () => {
        const advancedEventSelectors = [{ fieldSelectors: [...conditions, condition] }];
        const args = { ...adopted, advancedEventSelectors, networkActivityEventSources: ["kms.amazonaws.com"] };
        assert.deepEqual(
          trailLosses(inspectedWith(args), trail).map(({ keep }) => keep),
          [{ advancedEventSelectors: [...advancedEventSelectors, ...wanted] }],
        );
      });
    }

    it("says that data resources go among the selectors", () => {
      const dataResources = [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }];
      const [data] = trailLosses(inspectedWith({ ...adopted, dataResources }), trail);
      assert.equal(
        data?.what,
        'The trail "company" records data events that it would not record any more: "deleted". Leave dataResources out, which are among them then.',
      );
      assert.equal((data.keep?.advancedEventSelectors as unknown[] | undefined)?.length, 2);
    });
  });
});
