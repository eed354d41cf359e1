import type { KeyAnswers } from "../../../live/accountSight";
import { nameInArn, regionOfArn } from "../../../rules/arns";
import { awsCommand } from "../../../rules/awsCommand";
import { nothing, type Plan, run } from "../plan";

/**
 * Lets KMS rotate a key every year. What is encrypted stays readable.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html
 */
export function rotateKey({ arn, isRotated }: KeyAnswers): Plan {
  return isRotated.known && isRotated.value
    ? nothing
    : run(
        awsCommand("kms enable-key-rotation", regionOfArn(arn), { "key-id": nameInArn(arn) }),
        "AWS charges more for the key after each of its first two rotations.",
      );
}
