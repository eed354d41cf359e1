import type { KeyAnswers } from "../../../live/accountSight";
import { quote } from "../../../rules/text";
import { nameInArn, regionOfArn } from "../../../rules/arns";
import { awsCommand } from "../../../rules/awsCommand";
import { inTurn, nothing, obstacle, type Plan, run } from "../plan";

/**
 * Lets a key be used again.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
export function enableKey({ arn, metadata }: KeyAnswers): Plan {
  if (!metadata.known) {
    return obstacle(`The state of key ${quote(nameInArn(arn))} is not known (${metadata.why}): ${metadata.remedy}.`);
  }
  const state = metadata.value.KeyState;
  const onKey = (operation: string): Plan =>
    run(awsCommand(`kms ${operation}`, regionOfArn(arn), { "key-id": nameInArn(arn) }));
  switch (state) {
    case "Enabled":
      return nothing;
    case "Disabled":
      return onKey("enable-key");
    case "PendingDeletion":
      // A key that is not deleted after all is disabled.
      return inTurn(onKey("cancel-key-deletion"), onKey("enable-key"));
    default:
      return obstacle(
        `Key ${quote(nameInArn(arn))} is in the state ${quote(state ?? "")}, which enabling it does not end: see ` +
          "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
      );
  }
}
