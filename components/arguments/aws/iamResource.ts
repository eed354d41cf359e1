/** What stands behind the account in the ARN of a role, a user or a policy. */
export interface IamResource {
  /** For example `role`. */
  readonly type: string;
  /** The name, without the path before it. */
  readonly name: string;
}

/**
 * The resource of an ARN of IAM apart, `TYPE/NAME` or `TYPE/PATH/NAME`; `undefined` where the path is none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function readIamResource(resource: string): IamResource | undefined {
  const [type = "", ...path] = resource.split("/");
  const name = path.pop() ?? "";
  return path.every((part) => /^[!-~]+$/.test(part)) ? { type, name } : undefined;
}
