import { every, type Fact, known, some } from "../../rules/facts/fact";
import { accountKeys } from "./accountKeys";
import { propertiesOf } from "./explain";
import type { Property } from "../../rules/facts/property";
import { accountPublicAccessBlockType } from "./resourceTypes";
import type { StackResource } from "./stack";

/** The settings of a public access block, as both providers spell them. */
const publicAccessSettings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Canned ACLs that let everybody in, as `aws` and `aws-native` spell them. */
const publicAcls = [
  "public-read",
  "public-read-write",
  "authenticated-read",
  "PublicRead",
  "PublicReadWrite",
  "AuthenticatedRead",
];

/**
 * Whether all settings of public access blocks are on; for each it is enough that one block has it on.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blocksPublicAccess(blocks: readonly Fact<Property>[]): Fact<boolean> {
  const settings = publicAccessSettings.map((setting) =>
    some(blocks.map((block) => (block.known ? block.value.get(setting).asBoolean(known(false)) : block))),
  );
  return every(settings);
}

/** Whether an ACL, canned or as a list of grants, lets in everybody. */
export function isPublicAcl(canned: Property, grants: Property): Fact<boolean> {
  const acl = canned.asString(known("private"));
  const granted = grants.asList();
  const everybody = granted.known ? granted.value.map(isForEverybody) : [granted];
  return some([acl.known ? known(publicAcls.includes(acl.value)) : acl, ...everybody]);
}

/** The public access blocks of whole accounts in a stack, by a resource of the account. */
export function accountBlocks(resources: readonly StackResource[]): (of: StackResource) => readonly Property[] {
  const blocks = resources.filter(({ type }) => type === accountPublicAccessBlockType);
  if (blocks.length === 0) {
    return () => [];
  }
  const keyOf = accountKeys(resources);
  return (resource) => blocks.filter((block) => keyOf(block).key === keyOf(resource).key).map(propertiesOf);
}

/** A grant to a group of AWS: all users, or those of any account. */
function isForEverybody(grant: Property): Fact<boolean> {
  const uris = [grant.get("uri"), grant.get("grantee").asBlock().get("uri")].map((uri) => uri.asString(known("")));
  return some(
    uris.map((uri) => (uri.known ? known(/\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(uri.value)) : uri)),
  );
}
