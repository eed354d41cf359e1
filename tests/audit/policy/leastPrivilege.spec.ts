import assert from "node:assert/strict";
import { leastPrivilegePolicyIn, permissionsFor } from "../../../audit/policy/leastPrivilege";
import { resources } from "../../../audit/policy/resources";
import { gate, rules } from "../../../rules/catalogue";

const names = rules.map(({ name }) => name);

describe("the least that an auditor's role needs", () => {
  it("is three actions for the gate", () => {
    assert.deepEqual(leastPrivilegePolicyIn("aws-cn", [gate]), {
      Version: "2012-10-17",
      Statement: [
        { Sid: "WithoutResource", Effect: "Allow", Action: ["cloudtrail:DescribeTrails"], Resource: "*" },
        {
          Sid: "Trails",
          Effect: "Allow",
          Action: ["cloudtrail:GetEventSelectors", "cloudtrail:GetTrailStatus"],
          Resource: "arn:aws-cn:cloudtrail:*:*:trail/*",
        },
      ],
    });
  });

  it("is every permission for all rules, each once, and nothing that changes anything or reads a log file", () => {
    const { Statement } = leastPrivilegePolicyIn("aws", names);
    const actions = Statement.flatMap(({ Action }) => Action);
    assert.deepEqual([...actions].sort(), Object.keys(resources).sort());
    assert.ok(actions.every((action) => /^[a-z0-9]+:(Describe|Get|List)[A-Za-z]+$/.test(action)));
    assert.ok(!actions.includes("s3:GetObject"));
    for (const { Action, Resource } of Statement) {
      assert.deepEqual(Action, [...Action].sort());
      assert.equal(Resource === "*", Action.includes("cloudtrail:DescribeTrails"));
    }
  });

  it("does not grow by rules that no account can answer", () => {
    const onlyInPrograms = rules.filter(({ onlyIn }) => onlyIn === "program").map(({ name }) => name);
    assert.equal(onlyInPrograms.length, 2);
    assert.deepEqual(permissionsFor(onlyInPrograms), ["cloudtrail:DescribeTrails"]);
  });
});
