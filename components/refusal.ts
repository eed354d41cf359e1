import * as pulumi from "@pulumi/pulumi";

/**
 * An error that fails the deployment with one sentence about an argument.
 *
 * @param argument - name of the argument
 * @param reason - what is wrong with it and how to fix it
 */
export function refusal(argument: string, reason: string): pulumi.RunError {
  return withoutFrames(new pulumi.RunError(`${argument}: ${reason}`));
}

/**
 * An error with a message and no stack frames. Pulumi formats each error it reports in colors, and Node then spends more
 * than half a minute, and much memory, on a frame such as `node_modules/@pulumi/output.ts`, which is in the stack of
 * everything that is thrown in `apply`. The message names the argument, and no frame would help users more.
 *
 * @see https://github.com/nodejs/node/issues/64011
 */
export function withoutFrames<E extends Error>(error: E): E {
  error.stack = "";
  return error;
}
