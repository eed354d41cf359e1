import type { Subject } from "../../rules/configuration/exceptions";
import { type Fact, known } from "../../rules/facts/fact";
import { deliveringTrails } from "./deliveringTrail";
import { propertiesOf } from "./explain";
import { bucketTypes, isTrail } from "./resourceTypes";
import type { StackResource } from "./stackResource";
import { type Target, targetOf } from "./target";

/** The properties by which AWS knows a trail, a bucket or a key. */
const naming = ["arn", "name", "trailName", "bucket", "bucketName", "keyId"];

const typesOfBuckets: readonly string[] = Object.values(bucketTypes);

/**
 * What a verdict on a trail, bucket or key of a stack is about: by its name and URN in the program, by what AWS calls it, and
 * by its ARN, which is known once it is deployed, or follows from the name and the place of a trail or bucket.
 */
export function subjectOf(resource: StackResource): Subject {
  const target = targetOf(resource.provider);
  const inAws = naming.map((name) => textIn(propertiesOf(resource).get(name).asString(known(""))));
  const names = [resource.name, resource.urn, ...inAws, trailArnOf(resource), bucketArnOf(resource, target)];
  return { accountId: target.accountId, names: names.filter((name) => name !== undefined) };
}

function trailArnOf(resource: StackResource): string | undefined {
  if (!isTrail(resource)) {
    return undefined;
  }
  const { partition, region, accountId, trailName } = deliveringTrails([resource])(resource);
  const name = textIn(trailName);
  return arnOf(textIn(partition), "cloudtrail", textIn(region), textIn(accountId), name && `trail/${name}`);
}

function bucketArnOf(resource: StackResource, { partition }: Target): string | undefined {
  const name = propertiesOf(resource).getEither("bucket", "bucketName").asString(known(""));
  return typesOfBuckets.includes(resource.type) ? arnOf(partition, "s3", "", "", textIn(name)) : undefined;
}

/** An ARN of its parts; `undefined` where one of them is not known. */
function arnOf(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : ["arn", ...parts].join(":");
}

/** A text that is known and not empty. */
function textIn(fact: Fact<string>): string | undefined {
  return fact.known && fact.value !== "" ? fact.value : undefined;
}
