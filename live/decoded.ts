/**
 * The text of a policy of IAM, which encodes it as in addresses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function decoded(document = ""): string {
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
