/** Rows on exceptions: what a configuration lets pass, for a reason and a while. */
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, type Found } from "./case";
import { account, bucketArn, classic, native, secondTrail, type TableResource, trailArn, urn } from "./resources";
import { delivery, gate, keyRotation, once, security, tls, undelivered, validation, versioning } from "./rules";

const signed = { reason: "sandbox", approvedBy: "ciso", until: "9999-12-31" };
const otherAccount = "999999999999";

/** A row on an exception from one rule. It lasts unless the row says otherwise. */
function excepting(
  rule: string,
  exception: object,
  title: string,
  resources: readonly TableResource[],
  found: Found = {},
): Case {
  return { title, resources, found, settings: { [rule]: { exceptions: [{ ...signed, ...exception }] } } };
}

const notValidating = { enableLogFileValidation: false };
const failing = classic({ set: { trail: notValidating } });
const twoFailing = classic({ set: { trail: notValidating }, and: [secondTrail(notValidating)] });
const failingNative = native({ set: { trail: notValidating } });
const excepted = broken(gate, security);
const notExcepted = broken(gate, security, validation);

const notVersioned = classic({ without: ["versioning"] });
const notRotated = classic({ set: { key: { enableKeyRotation: false } } });
const twice = classic({ and: [secondTrail()] });
const undeliverable = classic({ without: ["policy"] });

/** Rows on exceptions. */
export const exceptionCases: readonly Case[] = [
  ...[
    ["its name", "this-audit"],
    ["its ARN", trailArn],
    ["a pattern", "arn:aws:cloudtrail:*:trail/this-*"],
  ].flatMap(([by = "", name = ""]) => [
    excepting(validation, { resource: name }, `let a trail pass that is excepted by ${by}`, failing, excepted),
    excepting(
      validation,
      { resource: name },
      `let a trail of aws-native pass that is excepted by ${by}`,
      failingNative,
      excepted,
    ),
  ]),
  excepting(
    validation,
    { resource: urn("aws:cloudtrail/trail:Trail", "audit") },
    "let a trail pass that is excepted by its URN",
    failing,
    excepted,
  ),
  excepting(validation, { account }, "let a trail pass whose account is excepted", failing, excepted),
  excepting(
    validation,
    { resource: "this-audit" },
    "let a trail pass of which it is not known whether it needs to be excepted",
    classic({ set: { trail: { enableLogFileValidation: notYetKnown } } }),
    doubtful(gate, security),
  ),
  excepting(validation, { resource: "this-second" }, "block a trail where another one is excepted", twoFailing, {
    ...notExcepted,
    ...broken(once),
  }),
  excepting(
    validation,
    { account: otherAccount },
    "block a trail where another account is excepted",
    failing,
    notExcepted,
  ),
  excepting(
    validation,
    { account: otherAccount, resource: "this-audit" },
    "block a trail that is excepted in another account",
    failing,
    notExcepted,
  ),
  excepting(
    validation,
    { resource: "this-audit", until: "2020-02-29" },
    "block a trail whose exception has ended",
    failing,
    notExcepted,
  ),
  {
    ...excepting(validation, { account }, "block a trail whose account is not known to be excepted", failing),
    found: notExcepted,
    providers: { "this-account": { region: "eu-west-1" } },
    isAlone: true,
  },
  excepting(versioning, { resource: bucketArn }, "let a bucket pass that is excepted by its ARN", notVersioned),
  excepting(versioning, { resource: "*-logs" }, "let a bucket pass that is excepted by a pattern", notVersioned),
  excepting(
    versioning,
    { resource: "this-other" },
    "block a bucket where another one is excepted",
    notVersioned,
    broken(versioning),
  ),
  excepting(keyRotation, { resource: "this-key" }, "let a key pass that is excepted", notRotated),
  excepting(delivery, { resource: trailArn }, "let a trail pass that cannot deliver", undeliverable, broken(gate, tls)),
  excepting(once, { account }, "let an account pass that is excepted", twice),
  excepting(once, { account: otherAccount }, "block an account where another one is excepted", twice, broken(once)),
  excepting(once, { account, until: "2020-02-29" }, "block an account whose exception has ended", twice, broken(once)),
  excepting(
    gate,
    { account },
    "block an account without the trail, whatever is excepted",
    undeliverable,
    broken(...undelivered, tls),
  ),
];
