import { every, type Fact, known, mapFact, some } from "../../rules/facts/fact";
import { accountKeys } from "./accountKeys";
import { propertiesOf } from "./explain";
import type { Property } from "../../rules/facts/property";
import { accountPublicAccessBlockType } from "./resourceTypes";
import type { StackResource } from "./stackResource";

/** The settings of a public access block, as both providers spell them. */
const publicAccessSettings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Canned ACLs that grant public access, as `aws` and `aws-native` spell them. */
const publicAcls = [
  "public-read",
  "public-read-write",
  "authenticated-read",
  "PublicRead",
  "PublicReadWrite",
  "AuthenticatedRead",
];

/**
 * Whether all settings of public access blocks are on. For each setting, one block that has it on is enough.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blocksPublicAccess(blocks: readonly Fact<Property>[]): Fact<boolean> {
  const settings = publicAccessSettings.map((setting) =>
    some(blocks.map((block) => (block.known ? block.value.get(setting).asBoolean(known(false)) : block))),
  );
  return every(settings);
}

/** Whether an ACL, canned or as a list of grants, grants public access. */
export function isPublicAcl(canned: Property, grants: Property): Fact<boolean> {
  const acl = canned.asString(known("private"));
  const granted = grants.asList();
  const everybody = granted.known ? granted.value.map(isForEverybody) : [granted];
  return some([mapFact(acl, (value) => publicAcls.includes(value)), ...everybody]);
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

/** Whether a grant is to a group of AWS: all users, or all users with an AWS account. */
function isForEverybody(grant: Property): Fact<boolean> {
  const uris = [grant.get("uri"), grant.get("grantee").asBlock().get("uri")].map((uri) => uri.asString(known("")));
  return some(
    uris.map((uri) => mapFact(uri, (value) => /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(value))),
  );
}
