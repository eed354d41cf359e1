import * as pulumi from "@pulumi/pulumi";

/**
 * An error that fails the deployment with one sentence about an argument.
 *
 * @param argument - name of the argument
 * @param reason - what is wrong with it and how to mend that
 */
export function refusal(argument: string, reason: string): pulumi.RunError {
  return withoutFrames(new pulumi.RunError(`${argument}: ${reason}`));
}

/**
 * An error that tells its message alone. Pulumi formats each error it reports in colors, and Node goes on for more than
 * half a minute, until memory is short, over a frame such as `node_modules/@pulumi/output.ts`, which is in the stack of
 * everything that is thrown in `apply`. What is told to users names the argument, and no frame would help them more.
 *
 * @see https://github.com/nodejs/node/issues/64011
 */
export function withoutFrames<E extends Error>(error: E): E {
  error.stack = "";
  return error;
}
