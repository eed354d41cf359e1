import { excludedPrincipalCheck } from "../../../../components/arguments/aws/excludedPrincipalCheck";
import { judges } from "../judges";

const account = "arn:aws:iam::123456789012";

describe("excludedPrincipalCheck", () => {
  judges(excludedPrincipalCheck, {
    allowed:
      "Give the ARN of a role or a user, `arn:PARTITION:iam::ACCOUNT:role/NAME` or `...:user/NAME`, with paths written out. A `*` may stand at its end, and in place of `arn:PARTITION:iam::ACCOUNT`.",
    accepted: [
      `${account}:role/deploy`,
      `${account}:user/teams/security/first.last@example.com`,
      `${account}:role/deploy-*`,
      `${account}:role/aws-reserved/sso.amazonaws.com/*`,
      "*:role/deploy",
      "*:user/scanner-*",
    ],
    refused: [
      ["*", "would leave everybody out"],
      ["123456789012", "is an account id, not an ARN"],
      ["deploy", "is not an ARN"],
      ["arn:aws:sns:eu-central-1:123456789012:role/deploy", 'is an ARN of the service "sns", not of iam'],
      ["arn:aws:iam::*:role/deploy", 'has the account "*", not an id of 12 digits'],
      [`${account}:root`, "is the root user, whose events always count"],
      ["*:root", "is the root user, whose events always count"],
      [`${account}:group/admins`, "is a group, which no event names; name its users"],
      [`${account}:role/*`, "would leave every role out"],
      ["*:user/*", "would leave every user out"],
      [`${account}:role/de*loy`, 'contains "*" in its middle, which CloudWatch Logs takes literally'],
      [`${account}:role/deploy**`, 'contains "*" in its middle, which CloudWatch Logs takes literally'],
      [`${account}:role/`, 'names "role/", not a role or a user'],
      [`${account}:role/path/`, 'names "role/path/", not a role or a user'],
      [`${account}:role/a" || "`, 'names "role/a\\" || \\"", not a role or a user'],
      [`${account}:*`, 'names "*", not a role or a user'],
      ["*:*", 'names "*", not a role or a user'],
      [
        "arn:aws:sts::123456789012:assumed-role/deploy/session",
        "is a session of a role; a role stands for all its sessions, so name the role",
      ],
    ],
  });
});
