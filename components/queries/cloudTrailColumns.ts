/** A column of a Glue table. */
export interface Column {
  readonly name: string;
  /** Hive type, in lower case. */
  readonly type: string;
}

const sessionIssuer = struct({
  type: "string",
  principalid: "string",
  arn: "string",
  accountid: "string",
  username: "string",
});

const sessionContext = struct({
  attributes: struct({ mfaauthenticated: "string", creationdate: "string" }),
  sessionissuer: sessionIssuer,
  ec2roledelivery: "string",
  webidfederationdata: struct({ federatedprovider: "string", attributes: "map<string,string>" }),
});

const userIdentity = struct({
  type: "string",
  principalid: "string",
  arn: "string",
  accountid: "string",
  invokedby: "string",
  accesskeyid: "string",
  username: "string",
  onbehalfof: struct({ userid: "string", identitystorearn: "string" }),
  sessioncontext: sessionContext,
});

/**
 * Columns of a table over CloudTrail's log files, as AWS documents them for Athena.
 *
 * Columns that differ from service to service, such as `requestparameters`, are JSON in a string. `insightdetails` is not here:
 * Insights events go to a folder of their own.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const cloudTrailColumns: readonly Column[] = columns({
  eventversion: "string",
  useridentity: userIdentity,
  eventtime: "string",
  eventsource: "string",
  eventname: "string",
  awsregion: "string",
  sourceipaddress: "string",
  useragent: "string",
  errorcode: "string",
  errormessage: "string",
  requestparameters: "string",
  responseelements: "string",
  additionaleventdata: "string",
  requestid: "string",
  eventid: "string",
  readonly: "string",
  resources: `array<${struct({ arn: "string", accountid: "string", type: "string" })}>`,
  eventtype: "string",
  apiversion: "string",
  recipientaccountid: "string",
  serviceeventdetails: "string",
  sharedeventid: "string",
  vpcendpointid: "string",
  vpcendpointaccountid: "string",
  eventcategory: "string",
  addendum: struct({
    reason: "string",
    updatedfields: "string",
    originalrequestid: "string",
    originaleventid: "string",
  }),
  sessioncredentialfromconsole: "string",
  edgedevicedetails: "string",
  tlsdetails: struct({ tlsversion: "string", ciphersuite: "string", clientprovidedhostheader: "string" }),
});

function columns(types: Readonly<Record<string, string>>): Column[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}

function struct(types: Readonly<Record<string, string>>): string {
  const fields = Object.entries(types).map(([name, type]) => `${name}:${type}`);
  return `struct<${fields.join(",")}>`;
}
