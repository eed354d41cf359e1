import { type Fact, known, mapFact, some } from "../../rules/facts/fact";
import { accountKeys } from "./accountKeys";
import { propertiesOf } from "./explain";
import type { Property } from "../../rules/facts/property";
import { grantsPublicAccess } from "../../rules/s3/publicAccess";
import { accountPublicAccessBlockType } from "./resourceTypes";
import type { StackResource } from "./stackResource";

/** Canned ACLs that grant public access, as `aws` and `aws-native` spell them. */
const publicAcls = [
  "public-read",
  "public-read-write",
  "authenticated-read",
  "PublicRead",
  "PublicReadWrite",
  "AuthenticatedRead",
];

/** Whether an ACL, canned or as a list of grants, grants public access. */
export function isPublicAcl(canned: Property, grants: Property): Fact<boolean> {
  const acl = canned.asString(known("private"));
  return some([mapFact(acl, (value) => publicAcls.includes(value)), grantsPublicAccess(grants)]);
}

/** The account-wide public access blocks of a stack, by a resource of the account. */
export function accountBlocks(resources: readonly StackResource[]): (of: StackResource) => readonly Property[] {
  const blocks = resources.filter(({ type }) => type === accountPublicAccessBlockType);
  if (blocks.length === 0) {
    return () => [];
  }
  const keyOf = accountKeys(resources);
  return (resource) => blocks.filter((block) => keyOf(block).key === keyOf(resource).key).map(propertiesOf);
}
