import { every, type Fact, known, mapFact, some } from "../facts/fact";
import type { Property } from "../facts/property";

/** The settings of a public access block. */
const publicAccessSettings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

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

/** Whether any grant of an ACL is to everybody, or to everybody with an AWS account. */
export function grantsPublicAccess(grants: Property): Fact<boolean> {
  const granted = grants.asList();
  return granted.known ? some(granted.value.map(isForEverybody)) : granted;
}

/** Whether a grant is to a group of AWS: all users, or all users with an AWS account. */
function isForEverybody(grant: Property): Fact<boolean> {
  const uris = [grant.get("uri"), grant.get("grantee").asBlock().get("uri")].map((uri) => uri.asString(known("")));
  return some(
    uris.map((uri) => mapFact(uri, (value) => /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(value))),
  );
}
