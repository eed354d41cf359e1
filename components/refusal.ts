import * as pulumi from "@pulumi/pulumi";

/**
 * An error that fails the deployment with one sentence about an argument.
 *
 * @param argument - name of the argument
 * @param reason - what is wrong with it and how to fix it
 */
export function refusal(argument: string, reason: string): pulumi.RunError {
  return plainError(new pulumi.RunError(`${argument}: ${reason}`));
}

/**
 * An error that Pulumi reports by its message alone: without stack frames, as it does errors of its own, and without the way
 * the message took.
 *
 * Pulumi formats each error it reports in colors, and Node then spends more than half a minute, and much memory, on a frame
 * such as `node_modules/@pulumi/output.ts`, which is in the stack of everything that is thrown in `apply`. And each resource
 * that waits for a value which is refused puts the name of its property in front of the message.
 *
 * @see https://github.com/nodejs/node/issues/64011
 */
export function plainError<E extends Error>(error: E, message = error.message): E {
  error.stack = "";
  Object.defineProperty(error, "message", {
    get: () => message,
    set() {
      // It stays.
    },
  });
  // What `pulumi.RunError.isInstance` looks for.
  Object.defineProperty(error, "__pulumiRunError", { value: true });
  return error;
}
