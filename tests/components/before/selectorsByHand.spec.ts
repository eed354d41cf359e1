import assert from "node:assert/strict";
import type { GetEventSelectorsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import * as pulumi from "@pulumi/pulumi";
import { selectorsByHand } from "../../../components/before/selectorsByHand";
import { selectorInputs } from "../../../components/events/selectorInputs";
import { selectorsAskedFor } from "../../../components/events/selectorsAskedFor";
import type { CallName } from "../../../live/calls";
import type { Session } from "../../../live/session";
import { type Fact, known, unknown } from "../../../rules/facts/fact";
import { liveComponent, type LiveComponent } from "./liveComponent";

const arn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const args = {
  dataResources: [{ type: "AWS::S3::Object" as const, values: ["arn:aws:s3"] }],
  insightTypes: ["ApiErrorRateInsight", "ApiCallRateInsight"],
};

/** What the state has of the trail that these arguments made. */
const deployed = {
  arn,
  name: "audit",
  homeRegion: "eu-central-1",
  s3BucketName: "audit-logs-1234567",
  advancedEventSelectors: selectorInputs(selectorsAskedFor(args, ["arn:aws:s3:::audit-logs-1234567/"])),
  insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
};

/** What AWS says of a trail that nobody gave selectors. */
const byDefault: Trail = { TrailARN: arn, Name: "audit", HomeRegion: "eu-central-1" };
const basic: GetEventSelectorsResponse = { EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }] };

/** What AWS answers, by call. */
interface Answers {
  readonly trail?: Trail | undefined;
  readonly selectors?: Fact<GetEventSelectorsResponse>;
}

async function warningsWhere(
  { trail = byDefault, selectors = known(basic) }: Answers,
  given: LiveComponent = {},
): Promise<{ readonly warnings: readonly string[]; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const session = {
    partition: "aws",
    region: "eu-central-1",
    accountId: "123456789012",
    cloudTrail: () => undefined,
    ask: (name: CallName) => {
      calls.push(name);
      return Promise.resolve(name === "describeTrails" ? known({ trailList: [trail] }) : selectors);
    },
  } as unknown as Session;
  const { faults, warnings = [] } = await selectorsByHand(
    liveComponent({
      args,
      parts: { "aws:cloudtrail/trail:Trail": ["audit", deployed] },
      ask: () => Promise.resolve(known(session)),
      ...given,
    }),
  );
  assert.equal(faults, undefined);
  return { warnings, calls };
}

const put = "aws cloudtrail put-event-selectors --region eu-central-1 --trail-name";
const selectorsTold =
  'AWS no longer has the event selectors that the arguments ask for: trail "audit" records management events alone. ' +
  "Pulumi's provider does not see this, and no `pulumi up` mends it. ";
const insightsTold =
  'AWS no longer has the Insights selectors that the arguments ask for: trail "audit" records no Insights events. ' +
  "Pulumi's provider does not see this, and no `pulumi up` mends it. Put them back: aws cloudtrail " +
  `put-insight-selectors --region eu-central-1 --trail-name ${arn} --insight-selectors ` +
  `'[{"InsightType":"ApiErrorRateInsight"},{"InsightType":"ApiCallRateInsight"}]'`;

describe("selectorsByHand", () => {
  it("says which selectors AWS no longer has, with the commands that put them back", async () => {
    const { warnings, calls } = await warningsWhere({});
    assert.deepEqual(warnings, [
      `${selectorsTold}Put them back: ${put} ${arn} --advanced-event-selectors '[{"Name":"Management events selector",` +
        '"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"Data events of AWS::S3::Object",' +
        '"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":' +
        '["AWS::S3::Object"]},{"Field":"resources.ARN","NotStartsWith":["arn:aws:s3:::audit-logs-1234567/"]}]}]\'',
      insightsTold,
    ]);
    assert.deepEqual(calls, ["describeTrails", "getEventSelectors"]);
  });

  it("does not show selectors that are secret", async () => {
    for (const dataResources of [pulumi.unknown, [{ type: "AWS::S3::Object", values: [pulumi.unknown] }]]) {
      const { warnings } = await warningsWhere({}, { shownArgs: { ...args, dataResources } });
      assert.deepEqual(warnings, [
        `${selectorsTold}Put them back with \`aws cloudtrail put-event-selectors\`: the command is not shown here, because ` +
          "values in it are secret.",
        insightsTold,
      ]);
    }
  });

  it("says that nobody knows, and what makes it known, where AWS does not answer", async () => {
    const denied = {
      ...unknown("AWS denies cloudtrail:GetEventSelectors to the credentials in use", "allow them the permission"),
      permission: "cloudtrail:GetEventSelectors",
    };
    const told = (why: string, remedy: string): string[] => [
      'It is not known whether trail "audit" still records the data events, Insights and all else that its arguments ask ' +
        `for besides management events: ${why}. Without a word from AWS, Pulumi takes it for granted. ${remedy}.`,
    ];
    assert.deepEqual(
      (await warningsWhere({ selectors: denied })).warnings,
      told("AWS denies cloudtrail:GetEventSelectors to the credentials in use", "Allow them the permission"),
    );
    const nobody = () => Promise.resolve(unknown("no AWS credentials were found", "provide credentials"));
    assert.deepEqual(
      (await warningsWhere({}, { ask: nobody })).warnings,
      told("no AWS credentials were found", "Provide credentials"),
    );
  });

  it("finds nothing where AWS has the selectors, in any order, whatever it says of them", async () => {
    const AdvancedEventSelectors = [
      {
        Name: "Data events of AWS::S3::Object",
        FieldSelectors: [
          { Field: "resources.ARN", NotStartsWith: ["arn:aws:s3:::audit-logs-1234567/"] },
          { Field: "resources.type", Equals: ["AWS::S3::Object"] },
          { Field: "eventCategory", Equals: ["Data"] },
        ],
      },
      { Name: "Management events selector", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
    ];
    const trail = { ...byDefault, HasInsightSelectors: true };
    assert.deepEqual((await warningsWhere({ trail, selectors: known({ AdvancedEventSelectors }) })).warnings, []);
  });

  it("leaves to the provider what the provider sees", async () => {
    const trail = { ...byDefault, HasCustomEventSelectors: true, HasInsightSelectors: true };
    assert.deepEqual(await warningsWhere({ trail }), { warnings: [], calls: ["describeTrails"] });
    const gone = { ...byDefault, TrailARN: `${arn}-2` };
    assert.deepEqual(await warningsWhere({ trail: gone }), { warnings: [], calls: ["describeTrails"] });
  });

  for (const [title, given] of Object.entries<LiveComponent>({
    "for a component that was never deployed": { parts: {} },
    "where management events are all that is asked for": {
      args: { dataResources: [], insightTypes: [], tags: { team: "audit" } },
    },
    "where this update sets other selectors and Insights": {
      args: { networkActivityEventSources: ["ec2.amazonaws.com"], insightTypes: ["ApiCallRateInsight"] },
    },
    "where it is not known yet what is asked for": {
      args: { dataResources: pulumi.unknown, insightTypes: pulumi.unknown },
    },
  })) {
    it(`asks nothing ${title}`, async () => {
      assert.deepEqual(await warningsWhere({}, given), { warnings: [], calls: [] });
    });
  }
});
