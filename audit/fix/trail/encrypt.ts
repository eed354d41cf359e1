import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { quote } from "../../../rules/text";
import { awsCommand } from "../../../rules/awsCommand";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { keyRequestsOf } from "../delivery/letUseKey";
import { fitted } from "../fitted";
import { accountStatement } from "../key/accountStatement";
import { inTurn, nothing, type Plan, run } from "../plan";
import { newPolicy } from "../policies/newPolicy";
import { onTrail } from "./onTrail";

/**
 * Encrypts the log files of a trail with a key of its own, which is found again by its alias.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function encrypt(sight: AccountSight, answers: TrailAnswers): Plan {
  return answers.trail.KmsKeyId ? nothing : encryptAnew(sight, answers);
}

/** The same, whatever it is encrypted with. */
export function encryptAnew(sight: AccountSight, answers: TrailAnswers): Plan {
  const { trail } = answers;
  const bucket = sight.logBuckets.find(({ name }) => name === trail.S3BucketName);
  const region = bucket?.region ?? trail.HomeRegion ?? "";
  // An alias takes no dots.
  const name = `cloudtrail-${trail.HomeRegion ?? ""}-${trail.Name ?? ""}`.replaceAll(".", "-");
  const alias = `alias/${fitted(name, 250)}`;
  const place =
    bucket?.region === undefined
      ? ` It must be in the region of bucket ${quote(trail.S3BucketName ?? "")}, which is not known and taken for the trail's.`
      : "";
  return inTurn(
    run(createKey(sight, answers, region, alias), `AWS charges for the key, its use and its rotation.${place}`),
    onTrail(
      "update-trail",
      answers,
      { "kms-key-id": `arn:${sight.partition}:kms:${region}:${sight.accountId}:${alias}` },
      "Whoever reads the log files also needs kms:Decrypt on the key from now on.",
    ),
  );
}

/** Makes the key unless its alias leads to one, with rotation on. */
function createKey(sight: AccountSight, answers: TrailAnswers, region: string, alias: string): string {
  const policy = newPolicy(deliveringTrailFromAws(answers), keyRequestsOf("*"), {
    first: [accountStatement(sight)],
  });
  const create = awsCommand("kms create-key", region, {
    description: "Encrypts log files of CloudTrail",
    policy,
    query: "KeyMetadata.KeyId",
    output: "text",
  });
  const find = awsCommand("kms describe-key", region, { "key-id": alias });
  // The id of the key is known to the shell only.
  const rotate = `${awsCommand("kms enable-key-rotation", region, {})} --key-id "$key"`;
  const name = `${awsCommand("kms create-alias", region, { "alias-name": alias })} --target-key-id "$key"`;
  return `${find} >/dev/null 2>&1 || { key=$(${create}) && ${rotate} && ${name}; }`;
}
