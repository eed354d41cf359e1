import type { NamedQuery } from "./namedQuery";

const when = ["eventtime", "recipientaccountid AS account_id", "awsregion"];
const what = ["eventsource", "eventname", "errorcode", "requestparameters"];
/** Services and callers from other accounts have no ARN in an event. */
const caller = "coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby)";
const who = [`${caller} AS who`, "useridentity.accesskeyid AS access_key_id", "sourceipaddress", "useragent"];
const newestFirst = ["ORDER BY eventtime DESC"];

/** Everything an event says about its resources, as one text. */
const resourceText = [
  "coalesce(requestparameters, '')",
  "coalesce(responseelements, '')",
  "coalesce(array_join(transform(resources, resource -> resource.arn), ' '), '')",
].join(" || ' ' || ");

/** Questions that auditors and incident responders ask first. */
export const namedQueries: readonly NamedQuery[] = [
  {
    name: "who-changed-a-resource",
    description: "Who created, changed or deleted a resource: changing calls that name it, by its id, name or ARN.",
    days: 30,
    parameters: ["id, name or ARN of the resource"],
    columns: [...when, ...who, ...what],
    condition: () => `readonly = 'false'\n  AND strpos(${resourceText}, ?) > 0`,
    order: newestFirst,
  },
  {
    name: "console-sign-in-without-mfa",
    description:
      "Console sign-ins of IAM users and the root user without multi-factor authentication. Federated users are left " +
      "out: AWS does not see what their identity provider asked of them.",
    days: 90,
    parameters: [],
    columns: [...when, "useridentity.type AS identity_type", "useridentity.arn AS who", "sourceipaddress", "useragent"],
    condition: () =>
      [
        "eventsource = 'signin.amazonaws.com'",
        "eventname = 'ConsoleLogin'",
        "useridentity.type IN ('IAMUser', 'Root')",
        "json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'",
        "coalesce(json_extract_scalar(additionaleventdata, '$.MFAUsed'), 'No') <> 'Yes'",
      ].join("\n  AND "),
    order: newestFirst,
  },
  {
    name: "denied-calls",
    description: "Calls that were denied, counted by caller, service and call, most frequent first.",
    days: 7,
    parameters: [],
    columns: [
      "recipientaccountid AS account_id",
      `${caller} AS who`,
      "eventsource",
      "eventname",
      "errorcode",
      "count(*) AS calls",
      "min(eventtime) AS first_seen",
      "max(eventtime) AS last_seen",
      "array_agg(DISTINCT awsregion) AS regions",
      "max_by(errormessage, eventtime) AS last_message",
    ],
    condition: () => "(errorcode LIKE 'AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation')",
    order: [`GROUP BY recipientaccountid, ${caller}, eventsource, eventname, errorcode`, "ORDER BY calls DESC"],
  },
  {
    name: "root-use",
    description: "Everything the root user did. What AWS services did in its name is left out.",
    days: 90,
    parameters: [],
    columns: [...when, ...what, "sourceipaddress", "useragent"],
    condition: () =>
      "useridentity.type = 'Root'\n  AND useridentity.invokedby IS NULL\n  AND eventtype <> 'AwsServiceEvent'",
    order: newestFirst,
  },
  {
    name: "trail-and-log-bucket-changes",
    description: "Changes to trails and to the log bucket: logging stopped, selectors, bucket policy, lifecycle.",
    days: 90,
    parameters: [],
    columns: [...when, ...who, ...what],
    condition: ({ bucketName }) =>
      ["eventcategory = 'Management'", "readonly = 'false'", "(eventsource = 'cloudtrail.amazonaws.com'"].join(
        "\n  AND ",
      ) +
      `\n    OR (eventsource = 's3.amazonaws.com' AND json_extract_scalar(requestparameters, '$.bucketName') = '${bucketName}'))`,
    order: newestFirst,
  },
  {
    name: "access-key-activity",
    description: "Everything that was done with an access key, for example one that leaked.",
    days: 30,
    parameters: ["id of the access key"],
    columns: [...when, ...who, ...what],
    condition: () => "useridentity.accesskeyid = ?",
    order: newestFirst,
  },
];
