import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { argumentNames } from "../components/arguments/argumentChecks";
import { readConfig } from "../config";
import { assertLines } from "./components/arguments/rows";
import { exampleSets } from "../docs/generator/exampleArguments";

describe("readConfig", () => {
  it("reads nothing but defaults from the texts of Pulumi.yaml", () => {
    const texts = { trailName: "cloudtrail-baseline", bucketName: "", s3KeyPrefix: "", kmsKeyArn: "", protect: "true" };
    assert.deepEqual(readConfig(keys(texts)), { args: { trailName: "cloudtrail-baseline" }, protect: true });
  });

  it("takes an empty text for not set, whatever the key", () => {
    const texts = Object.fromEntries([...argumentNames, "protect"].map((name) => [name, ""]));
    assert.deepEqual(readConfig(keys(texts)), { args: {}, protect: true });
  });

  for (const args of exampleSets) {
    it(`reads the keys ${Object.keys(args).join(", ")}`, () => {
      assert.deepEqual(readConfig({ "aws:region": "eu-central-1", ...keys(textsOf(args)) }), { args, protect: true });
    });
  }

  it("has a key for every argument of the component", () => {
    const shown = new Set(exampleSets.flatMap((args) => Object.keys(args)));
    assert.deepEqual([...shown].sort(), [...argumentNames].sort());
  });

  it("reads numbers, flags and texts as what their keys are", () => {
    const texts = { trailName: "123", retentionDays: "3650", createQueries: "true", createKmsKey: "false" };
    const args = { trailName: "123", retentionDays: 3650, createQueries: true, createKmsKey: false };
    assert.deepEqual(readConfig(keys(texts)), { args, protect: true });
  });

  it("reads texts that Pulumi took for numbers or booleans in lists and objects", () => {
    const readOnly = (value: unknown): unknown => [
      {
        name: "puts",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "readOnly", equals: [value] },
        ],
      },
    ];
    const stored = {
      tags: { owner: "me", "cost-center": 1234, billable: true },
      advancedEventSelectors: readOnly(false),
      createQueries: true,
      queryAccountIds: [123456789012, "012345678901"],
    };
    assert.deepEqual(readConfig(keys(textsOf(stored))).args, {
      tags: { owner: "me", "cost-center": "1234", billable: "true" },
      advancedEventSelectors: readOnly("false"),
      createQueries: true,
      queryAccountIds: ["123456789012", "012345678901"],
    });
  });

  it("keeps secret texts secret, and shows none that is wrong", async () => {
    const isSecret = (key: string): boolean => key !== "cloudtrail-baseline:s3KeyPrefix";
    const { args } = readConfig(
      keys({ trailName: "hidden", tags: '{"owner":"nobody"}', s3KeyPrefix: "shown" }),
      isSecret,
    );
    assert.equal(args.s3KeyPrefix, "shown");
    for (const value of [args.trailName, args.tags?.["owner"]]) {
      assert.equal(await pulumi.isSecret(pulumi.output(value)), true);
    }
    assert.throws(
      () => readConfig(keys({ retentionDays: "12", queryRegions: "hidden", adoptBucketName: "Hidden" }), isSecret),
      ({ message }: Error) => {
        assert.doesNotMatch(message, /hidden|12/i);
        assert.match(message, /retentionDays: a secret value is not valid/);
        return true;
      },
    );
  });

  it("says of an argument with a secret in it what it needs, excludes and lacks", () => {
    const alertSubscriptions = JSON.stringify({
      pager: { protocol: "https", endpoint: "https://example.com/hush" },
      team: { protocol: "email", endpont: "hush" },
    });
    const given = { alertSubscriptions, alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:hush" };
    const set = Object.fromEntries(Object.entries(given).map(([key, value]) => [`cloudtrail-baseline:${key}`, value]));
    assert.throws(
      () => readConfig(set, () => true),
      ({ message }: Error) => {
        assert.doesNotMatch(message, /hush/);
        for (const words of [
          "alertSubscriptions.team.endpoint: is missing. It must be set.",
          "alertSubscriptions.team.endpont: There is no such key (did you mean endpoint?). The keys are protocol, endpoint.",
          "alertSubscriptions: a secret value is not valid. It has no effect without createCisAlarms or createTamperAlerts. Set one of them to true, or leave alertSubscriptions out.",
          "alertSubscriptions: a secret value is not valid. It cannot be combined with alertTopicArn: who owns a topic says who is subscribed to it. Leave out one of the two.",
        ]) {
          assert.ok(message.includes(words), `${words} is not in ${message}`);
        }
        return true;
      },
    );
  });

  it("shows no endpoint of a subscription, even where it is not secret and in the wrong place", () => {
    assert.throws(
      () => readConfig(keys({ createTamperAlerts: "true", alertSubscriptions: "https://example.com/hidden" })),
      ({ message }: Error) => {
        assert.doesNotMatch(message, /hidden/);
        assert.match(message, /alertSubscriptions: what is given is not an object in JSON\. /);
        return true;
      },
    );
  });

  it("reads that the trail is not protected", () => {
    assert.deepEqual(readConfig(keys({ protect: "false" })), { args: {}, protect: false });
  });

  it("leaves other namespaces alone", () => {
    assert.deepEqual(readConfig({ "aws:trailName": "a--b", "other:x": "1" }), { args: {}, protect: true });
  });

  it("names every faulty key at once, with its value, what is allowed and the fix", () => {
    const values = keys({
      trailName: "a--b",
      bucketName: "Logs",
      s3KeyPrefix: "/ct",
      kmsKeyArn: "alias/trail",
      protect: "maybe",
      trialName: "audit",
    });
    refuses(values, [
      "The configuration is not valid; nothing was changed. Correct it with `npx pulumi config set KEY VALUE`:",
      "  cloudtrail-baseline:trailName:",
      "  cloudtrail-baseline:bucketName:",
      "  cloudtrail-baseline:s3KeyPrefix:",
      "  cloudtrail-baseline:kmsKeyArn:",
      "  cloudtrail-baseline:protect:",
      `  cloudtrail-baseline:trialName: There is no such key (did you mean trailName?); the keys are ${argumentNames.join(", ")}, protect. \`npx pulumi config rm trialName\` removes it.`,
    ]);
  });

  it("names the part of a key that is faulty, as a path that can be set", () => {
    refuses(
      keys({
        tags: '{"owner":1.5,"aws:x":"y"}',
        readerArns: '["arn:aws:iam::123456789012:root","*"]',
        retentionDays: "a year",
        createQueries: "true",
        queryAccountIds: "[12345678901]",
      }),
      [
        "The configuration is not valid; nothing was changed. Correct it with `npx pulumi config set [--path] KEY VALUE`:",
        "  cloudtrail-baseline:tags.owner:",
        '  cloudtrail-baseline:tags["aws:x"]:',
        "  cloudtrail-baseline:readerArns[1]:",
        "  cloudtrail-baseline:retentionDays:",
        "  cloudtrail-baseline:queryAccountIds[0]:",
      ],
    );
  });

  it("says how to set lists and objects, once for each, where they are none", () => {
    refuses(
      keys({
        tags: "owner=me",
        readerArns: "arn:aws:iam::123456789012:root",
        dataResources: '{"type":"AWS::S3::Object"}',
        queryRegions: '["eu-central-1"',
        disabledAlerts: "null",
      }),
      [
        "The configuration is not valid; nothing was changed. Correct it with `npx pulumi config set KEY VALUE`:",
        "  cloudtrail-baseline:tags: \"owner=me\" is not an object in JSON. Set its keys with `npx pulumi config set --path 'cloudtrail-baseline:tags.KEY' VALUE`.",
        "  cloudtrail-baseline:readerArns: \"arn:aws:iam::123456789012:root\" is not a list in JSON. Set its elements with `npx pulumi config set --path 'cloudtrail-baseline:readerArns[0]' VALUE`.",
        '  cloudtrail-baseline:dataResources: "{\\"type\\":\\"AWS::S3::Object\\"}" is not a list in JSON. Set its elements with `npx pulumi config set --path \'cloudtrail-baseline:dataResources[0]\' VALUE`.',
        "  cloudtrail-baseline:disabledAlerts: \"null\" is not a list in JSON. Set its elements with `npx pulumi config set --path 'cloudtrail-baseline:disabledAlerts[0]' VALUE`.",
        '  cloudtrail-baseline:queryRegions: "[\\"eu-central-1\\"" is not a list in JSON. Set its elements with `npx pulumi config set --path \'cloudtrail-baseline:queryRegions[0]\' VALUE`.',
      ],
    );
  });

  it("knows a path that was set without --path", () => {
    refuses(keys({ "readerArns[0]": "arn:aws:iam::123456789012:root" }), [
      "The configuration is not valid; nothing was changed. Correct it with `npx pulumi config set [--path] KEY VALUE`:",
      "  cloudtrail-baseline:readerArns[0]: There is no such key; there is readerArns. `npx pulumi config set --path 'cloudtrail-baseline:readerArns[0]' VALUE` sets a part of it; `npx pulumi config rm 'readerArns[0]'` removes this one.",
    ]);
  });

  it("takes no number that lost digits for a text", () => {
    refuses(keys({ tags: '{"serial":12345678901234567890}' }), [
      "The configuration is not valid; nothing was changed. Correct it with `npx pulumi config set [--path] KEY VALUE`:",
      "  cloudtrail-baseline:tags.serial:",
    ]);
  });
});

/** Arguments as the texts that a stack's configuration has of them. */
function textsOf(args: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

/** Keys of the program with their namespace. */
function keys(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [`cloudtrail-baseline:${name}`, value]));
}

/** Refuses the configuration in these lines, as {@link assertLines} takes them. */
function refuses(values: Record<string, string>, lines: readonly string[]): void {
  assert.throws(
    () => readConfig(values),
    (error: Error) => {
      assert.equal(error.constructor.name, "RunError");
      assertLines(error.message, lines);
      return true;
    },
  );
}
