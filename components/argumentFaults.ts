import { bucketNameFault } from "./bucketName";
import { shown, type Fault } from "./fault";
import { kmsKeyArnFault } from "./kmsKeyArn";
import { s3KeyPrefixFault } from "./s3KeyPrefix";
import { trailNameFault } from "./trailName";

/** Arguments whose values can be judged one by one; the order is that of the messages. */
export const faultOfArgument = {
  trailName: trailNameFault,
  bucketName: bucketNameFault,
  s3KeyPrefix: s3KeyPrefixFault,
  kmsKeyArn: kmsKeyArnFault,
} as const;

/** Name of an argument that is checked before any resource is registered. */
export type CheckedArgument = keyof typeof faultOfArgument;

/** Names of the checked arguments, in the order of the messages. */
export const checkedArguments = Object.keys(faultOfArgument) as readonly CheckedArgument[];

/** Pulumi adds `-` and seven random characters to a generated name. */
const randomSuffix = "-0000000";

/**
 * Everything that is wrong with the arguments of a component, in a fixed order; nothing for good ones.
 *
 * @param name - the component's name, from which the trail and the bucket take theirs where none is given
 * @param args - the arguments; what is no string (an output that is known later, or an argument left out) is passed over
 */
export function argumentFaults(name: string, args: Readonly<Partial<Record<CheckedArgument, unknown>>>): Fault[] {
  return checkedArguments.flatMap((property) => {
    const value = args[property];
    const reason =
      value === undefined
        ? defaultFault(name, property)
        : typeof value === "string"
          ? faultOfArgument[property](value)
          : undefined;
    return reason === undefined ? [] : [{ property, reason }];
  });
}

function defaultFault(name: string, property: CheckedArgument): string | undefined {
  const reason =
    property === "trailName"
      ? trailNameFault(name)
      : property === "bucketName"
        ? bucketNameFault(`${logBucketName(name).toLowerCase()}${randomSuffix}`)
        : undefined;
  return reason && `cannot be taken from the component's name ${shown(name)}, so set it: ${reason}`;
}

/**
 * Pulumi name of a component's log bucket.
 *
 * @param name - the component's name
 */
export function logBucketName(name: string): string {
  return `${name}-logs`;
}
