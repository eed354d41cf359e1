import { principalArnCheck } from "../../../../components/arguments/aws/principalArnCheck";
import { judges } from "../judges";

describe("principalArnCheck", () => {
  judges(principalArnCheck, {
    allowed:
      "The ARN of a principal has the form `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.",
    accepted: [
      "arn:aws:iam::123456789012:root",
      "arn:aws:iam::123456789012:user/me@example.com",
      "arn:aws-us-gov:iam::123456789012:role/audit/readers/x+y=z,w",
      "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Audit_0123456789abcdef",
    ],
    refused: [
      ["*", "means everybody, and not everybody may read an audit log"],
      ["123456789012", "is an account id, not an ARN; its ARN ends with `iam::123456789012:root`"],
      ["arn:aws:sts::123456789012:assumed-role/audit/me", "is a session of a role, and sessions end; name the role"],
      ["arn:aws:iam::123456789012:group/audit", "is a group, which no policy can name; name its users or a role"],
      ["arn:aws:iam::123456789012:role/*", 'contains "*", which a policy\'s principal cannot have'],
      ["arn:aws:iam::123456789012:role/${aws:username}", 'contains "$", which a policy\'s principal cannot have'],
      ["arn:aws:iam:us-east-1:123456789012:role/audit", 'has the region "us-east-1", but an ARN of this kind has none'],
      ["arn:aws:iam::123456789012:role/", 'names "role/", not a role, a user or an account\'s root'],
      ["arn:aws:iam::123456789012:role//audit", 'names "role//audit", not a role, a user or an account\'s root'],
      ["arn:aws:iam::123456789012:role", 'names "role", not a role, a user or an account\'s root'],
      [
        `arn:aws:iam::123456789012:role/${"a".repeat(65)}`,
        'names "role/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", not a role, a user or an account\'s root',
      ],
      ["arn:aws:iam::aws:policy/ReadOnlyAccess", 'has the account "aws", not an id of 12 digits'],
      [
        "arn:aws:iam::123456789012:instance-profile/web",
        'names "instance-profile/web", not a role, a user or an account\'s root',
      ],
    ],
  });
});
