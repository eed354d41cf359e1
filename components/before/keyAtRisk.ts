import * as kms from "@pulumi/aws/kms";
import { isSet } from "../arguments/conflicts/conflictRules";
import { keyDescription } from "../encryption/trailKey";
import { printable, quote } from "../../rules/text";
import { problemOf } from "../problemOf";
import { importCommand } from "./importCommand";
import type { Findings, Inspected, Inspection } from "./inspection";
import { keyType, trailType } from "./partTypes";

/** A key that log files are encrypted with, as KMS answers. */
export interface LiveKey {
  readonly arn: string;
  /** For example `PendingDeletion`. */
  readonly state: string;
  /** When KMS deletes it; empty where it is not to be deleted. */
  readonly deletionDate: string;
  /** Whether this component made it, as its description says. */
  readonly ours: boolean;
  /** Whether it is still in the state of the stack: a refresh drops a key that is to be deleted. */
  readonly inState: boolean;
}

/**
 * Looks at the key that encrypts the log files. The provider takes one that is to be deleted for deleted already, and would
 * make a second one without a word, while what the first has encrypted is lost on the day that it goes.
 */
export const keyAtRisk: Inspection = async (component) => {
  const { name, args, deployed, opts } = component;
  const inState = deployed.part(keyType, name)?.["arn"];
  const arn = inState ?? deployed.part(trailType, name)?.["kmsKeyId"];
  if (typeof arn !== "string" || arn === "") return {};
  try {
    const { keyState, deletionDate, description } = await kms.getKey({ keyId: arn }, opts);
    const key = {
      arn,
      state: keyState,
      deletionDate,
      ours: inState !== undefined || description === keyDescription(name),
      inState: inState !== undefined,
    };
    return keyFindings(key, isSet(args, "createKmsKey"), await importOf(component, arn));
  } catch (error) {
    return { warnings: [notAsked(arn, error)] };
  }
};

function importOf(component: Inspected, arn: string): Promise<string> {
  return importCommand(component, keyType, keyIdOf(arn));
}

/**
 * What is said of a key.
 *
 * @param key - the key that log files are encrypted with
 * @param creates - whether the arguments ask for a key that the component makes
 * @param importKey - the command that takes it into the state
 */
export function keyFindings(key: LiveKey, creates: boolean, importKey: string): Findings {
  const { arn, state } = key;
  const enable = `aws kms enable-key --key-id ${printable(keyIdOf(arn), 200)}${regionOption(arn)}`;
  if (state.startsWith("Pending") && state.endsWith("Deletion")) {
    const cancel = `aws kms cancel-key-deletion --key-id ${printable(keyIdOf(arn), 200)}${regionOption(arn)}`;
    const dying =
      `KMS deletes the key ${quote(arn)}${day(key.deletionDate)}, and nobody can read the log files that it has encrypted ` +
      `from then on. Keep it with \`${cancel}\` and \`${enable}\``;
    if (!key.ours || !creates) return { warnings: [`${dying}.`] };
    const reason =
      `${dying}, and run this again. No other key is made before you decide: to give it up, with those log files, set ` +
      "kmsKeyArn to a key of your own, or leave createKmsKey out for one update and set it again.";
    return { faults: [{ property: "createKmsKey", reason }] };
  }
  if (state === "Disabled") {
    return {
      warnings: [
        `The key ${quote(arn)} is disabled: CloudTrail cannot deliver, and nobody can read the log files that it has ` +
          `encrypted. Enable it with \`${enable}\`.`,
      ],
    };
  }
  if (!creates || !key.ours || key.inState) return {};
  const reason =
    `would make a second key: the trail's, ${quote(arn)}, is no longer in the state of this stack, which a refresh drops ` +
    `while a key is to be deleted. Take it back with \`${importKey}\`, and run this again.`;
  return { faults: [{ property: "createKmsKey", reason }] };
}

function notAsked(arn: string, error: unknown): string {
  const because = printable(problemOf(error), 300);
  return (
    `The key ${quote(arn)}, which log files are encrypted with, could not be looked up: ${because}. Look it up with ` +
    `\`aws kms describe-key --key-id ${printable(keyIdOf(arn), 200)}${regionOption(arn)}\`: log files of a key that is ` +
    "deleted or disabled cannot be read."
  );
}

function keyIdOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function regionOption(arn: string): string {
  const region = arn.split(":")[3];
  return region === undefined || region === "" ? "" : ` --region ${printable(region, 40)}`;
}

function day(date: string): string {
  return date === "" ? "" : ` on ${printable(date.slice(0, 10), 10)}`;
}
