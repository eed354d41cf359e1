import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { logGroupNameFindings, logGroupNameInUse } from "../../../../components/before/adoption/logGroupNameInUse";
import { known } from "../../../../rules/facts/fact";
import { doubtful } from "../../../rules/trails";
import { inspectedWith } from "./inspectedWith";

const found = known({ arn: "arn:aws:logs:eu-central-1:123456789012:log-group:audit/events" });

describe("logGroupNameInUse", () => {
  const withoutValue = "A log group of this name exists. Take it over, or give another name.";

  it("refuses a name that a log group has, with the commands that take it over", () => {
    const reason = [
      'A log group "audit/events" exists in this account. Where a component that was taken down has left it, take it over in place of logGroupName; otherwise give another name.',
      "    pulumi config rm cloudtrail-baseline:logGroupName",
      "    pulumi config set cloudtrail-baseline:adoptLogGroupName audit/events",
    ].join("\n");
    assert.deepEqual(logGroupNameFindings("audit/events", undefined, found), {
      faults: [{ property: "logGroupName", reason, withoutValue }],
    });
  });

  it("refuses it with the way to send events to it where the component has another log group", () => {
    const reason =
      'A log group "audit/events" exists in this account, and the component has the log group "present", beside which it takes over no other. Give another name, or send events to it as it is: set logGroupArn to "arn:aws:logs:eu-central-1:123456789012:log-group:audit/events", and leave createLogGroup and what goes with it out.';
    assert.deepEqual(logGroupNameFindings("audit/events", "present", found), {
      faults: [{ property: "logGroupName", reason, withoutValue }],
    });
  });

  it("has nothing against a name that no log group has", () => {
    assert.deepEqual(logGroupNameFindings("audit/events", undefined, known(undefined)), {});
  });

  it("warns where AWS cannot be asked", () => {
    assert.deepEqual(logGroupNameFindings("audit/events", undefined, doubtful), {
      warnings: [
        "Whether there is a log group of the name in logGroupName already is not known, because nobody knows. If there is one, this stack fails halfway. To have it asked, ask somebody.",
      ],
    });
  });

  it("asks nothing about the component's own, nor before the name is known", async () => {
    const parts = { "aws:cloudwatch/logGroup:LogGroup": ["audit", { name: "audit/events" }] } as const;
    const rows = [
      [{}, {}],
      [{ logGroupName: pulumi.unknown }, {}],
      [{ logGroupName: "audit/events" }, { parts }],
      [{ logGroupName: "audit/events" }, { isStateRead: false }],
    ] as const;
    for (const [args, live] of rows) assert.deepEqual(await logGroupNameInUse(inspectedWith(args, live)), {});
  });
});
