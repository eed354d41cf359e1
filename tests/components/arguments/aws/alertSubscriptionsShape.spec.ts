import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { argumentFaults } from "../../../../components/arguments/argumentFaults";
import { alertSubscriptionsShape } from "../../../../components/arguments/aws/alertSubscriptionsShape";
import { shapeFaults } from "../../../../components/arguments/schema/shapeFaults";
import { assertFaults, series } from "../rows";

const queue = "arn:aws:sqs:eu-central-1:123456789012:alerts";
const addresses = "Give one address, such as `security@example.com`.";
const urls = "Give a URL that begins with `https://` and confirms subscriptions of SNS.";
const queues = "Give the ARN of a standard queue, `arn:PARTITION:sqs:REGION:ACCOUNT:NAME`.";
const functions =
  "Give the ARN of a function, `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME`, with `:ALIAS` after it or without.";

/** What is wrong with one endpoint of a protocol; the mark stands for what no message may show. */
const refused: readonly (readonly [protocol: string, endpoint: string, reason: string])[] = [
  ["email", "mark", `is not an e-mail address, as the protocol email asks. ${addresses}`],
  ["email", "mark@localhost", `is not an e-mail address, as the protocol email asks. ${addresses}`],
  ["email", "mark@a.com,b@c.com", `is not an e-mail address, as the protocol email asks. ${addresses}`],
  ["email", "Mark <mark@example.com>", `is not an e-mail address, as the protocol email asks. ${addresses}`],
  ["https", "http://example.com/mark", `would be told without encryption, as the protocol https asks. ${urls}`],
  ["https", "example.com/mark", `is not an https URL, as the protocol https asks. ${urls}`],
  ["https", "https:///mark", `is not an https URL, as the protocol https asks. ${urls}`],
  ["https", "https://exam ple.com/mark", `is not an https URL, as the protocol https asks. ${urls}`],
  ["sqs", "https://sqs.us-east-1.amazonaws.com/mark", `is not an ARN, as the protocol sqs asks. ${queues}`],
  [
    "sqs",
    `${queue}-mark.fifo`,
    `is the ARN of a FIFO queue, which a standard topic cannot reach, as the protocol sqs asks. ${queues}`,
  ],
  ["sqs", `${queue} mark`, `does not name a queue, as the protocol sqs asks. ${queues}`],
  ["lambda", queue, `is an ARN of the service "sqs", not of lambda, as the protocol lambda asks. ${functions}`],
  [
    "lambda",
    "arn:aws:lambda:eu-central-1:123456789012:layer:mark",
    `does not name a function, as the protocol lambda asks. ${functions}`,
  ],
];

describe("alertSubscriptionsShape", () => {
  it("takes endpoints of every protocol, and what is known later", () => {
    const subscriptions = {
      team: { protocol: "email", endpoint: "Security.Team+alerts@example.co.uk" },
      hook: { protocol: "https", endpoint: "https://user:password@example.com:8443/enqueue?token=1" },
      tickets: { protocol: "sqs", endpoint: queue },
      called: { protocol: "lambda", endpoint: "arn:aws:lambda:eu-central-1:123456789012:function:alert" },
      "called-2": { protocol: "lambda", endpoint: "arn:aws:lambda:eu-central-1:123456789012:function:alert:live" },
      later: { protocol: "https", endpoint: pulumi.secret("https://example.com/") },
    };
    assert.deepEqual(shapeFaults("alertSubscriptions", subscriptions, alertSubscriptionsShape), []);
  });

  for (const [protocol, endpoint, reason] of refused) {
    it(`refuses ${protocol} to ${endpoint}, and does not show it`, () => {
      const value = { a: { protocol, endpoint } };
      const faults = shapeFaults("alertSubscriptions", value, alertSubscriptionsShape);
      assertFaults(faults, [`alertSubscriptions.a.endpoint: ${reason}`]);
      assert.doesNotMatch(JSON.stringify(faults), /mark/);
    });
  }

  it("refuses the endpoint of another subscription, names that are none, other keys and too many", () => {
    const endpoint = "security@example.com";
    const email = { protocol: "email", endpoint };
    const cases: readonly (readonly [value: object, faults: readonly string[]])[] = [
      [
        { one: email, two: { protocol: "sqs", endpoint: queue }, three: email },
        ["alertSubscriptions.three: has the endpoint of alertSubscriptions.one too. Leave out one of the two."],
      ],
      [
        { "a b": email },
        [
          'alertSubscriptions["a b"]: The key "a b" contains " ". The name of a subscription has 1 to 64 letters, digits, `_` and `-`.',
        ],
      ],
      [{ one: { ...email, address: "x" } }, ["alertSubscriptions.one.address"]],
      [{ one: { protocol: "sms", endpoint: "+41791234567" } }, ["alertSubscriptions.one.protocol"]],
      [{ one: { protocol: "email" } }, ["alertSubscriptions.one.endpoint"]],
      [{ one: { protocol: "email", endpoint: "" } }, ["alertSubscriptions.one.endpoint"]],
      [
        Object.fromEntries(series(51, (index) => [`s${index}`, { protocol: "email", endpoint: `s${index}@a.com` }])),
        ["alertSubscriptions"],
      ],
    ];
    for (const [value, faults] of cases) {
      assertFaults(shapeFaults("alertSubscriptions", value, alertSubscriptionsShape), faults);
    }
  });

  it("shows no endpoint where it stands in the wrong place, or beside what excludes it", () => {
    const url = "https://example.com/mark";
    const hook = { protocol: "https", endpoint: url };
    const wrong = [
      { alertSubscriptions: url },
      { alertSubscriptions: [hook] },
      { createTamperAlerts: true, alertSubscriptions: { hook: url } },
      { createTamperAlerts: true, alertSubscriptions: { hook: { protocol: "https", endpoint: [url] } } },
      { alertSubscriptions: { hook } },
      {
        createTamperAlerts: true,
        alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:given",
        alertSubscriptions: { hook },
      },
    ];
    for (const args of wrong) {
      const faults = argumentFaults("trail", args);
      assert.ok(faults.length > 0);
      assert.doesNotMatch(JSON.stringify(faults), /mark/);
    }
  });
});
