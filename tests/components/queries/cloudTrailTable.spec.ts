import assert from "node:assert/strict";
import { cloudTrailTable, type CloudTrailTableScope } from "../../../components/queries/cloudTrailTable";

const scope: CloudTrailTableScope = {
  bucketName: "logs",
  regions: ["eu-central-1", "us-east-1"],
  accountIds: ["123456789012"],
};

/** Where Athena looks for one partition. */
function folderOf(table: CloudTrailTableScope, values: Readonly<Record<string, string>>): string | undefined {
  return cloudTrailTable(table).parameters["storage.location.template"]?.replace(
    /\$\{(\w+)\}/g,
    (placeholder, key: string) => values[key] ?? placeholder,
  );
}

const partition = { account: "123456789012", region: "us-east-1", timestamp: "2026/11/24" };

describe("cloudTrailTable", () => {
  it("projects partitions by account, region and day, from the day CloudTrail was opened until today", () => {
    assert.deepEqual(cloudTrailTable(scope).parameters, {
      EXTERNAL: "TRUE",
      classification: "cloudtrail",
      read_restored_glacier_objects: "true",
      "projection.enabled": "true",
      "projection.account.type": "enum",
      "projection.account.values": "123456789012",
      "projection.region.type": "enum",
      "projection.region.values": "eu-central-1,us-east-1",
      "projection.timestamp.type": "date",
      "projection.timestamp.format": "yyyy/MM/dd",
      "projection.timestamp.range": "2013/11/13,NOW",
      "projection.timestamp.interval": "1",
      "projection.timestamp.interval.unit": "DAYS",
      "storage.location.template": "s3://logs/AWSLogs/${account}/CloudTrail/${region}/${timestamp}/",
    });
  });

  it("reads log files with the reader that AWS documents for them", () => {
    const { tableType, partitionKeys, storageDescriptor } = cloudTrailTable(scope);
    assert.equal(tableType, "EXTERNAL_TABLE");
    assert.deepEqual(partitionKeys, [
      { name: "account", type: "string" },
      { name: "region", type: "string" },
      { name: "timestamp", type: "string" },
    ]);
    const { columns, ...reader } = storageDescriptor;
    assert.deepEqual(reader, {
      location: "s3://logs/AWSLogs/",
      inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      serDeInfo: {
        serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe",
        parameters: { "serialization.format": "1" },
      },
    });
    assert.deepEqual(
      columns.filter(({ type }) => type === "string").map(({ name }) => name),
      [
        ...["eventversion", "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent"],
        ...["errorcode", "errormessage", "requestparameters", "responseelements", "additionaleventdata", "requestid"],
        ...["eventid", "readonly", "eventtype", "apiversion", "recipientaccountid", "serviceeventdetails"],
        ...["sharedeventid", "vpcendpointid", "vpcendpointaccountid", "eventcategory"],
        ...["sessioncredentialfromconsole", "edgedevicedetails"],
      ],
    );
    assert.deepEqual(
      columns.filter(({ type }) => type !== "string"),
      [
        {
          name: "useridentity",
          type:
            "struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string," +
            "username:string,onbehalfof:struct<userid:string,identitystorearn:string>," +
            "sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>," +
            "sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>," +
            "ec2roledelivery:string," +
            "webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>>>",
        },
        { name: "resources", type: "array<struct<arn:string,accountid:string,type:string>>" },
        {
          name: "addendum",
          type: "struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>",
        },
        { name: "tlsdetails", type: "struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>" },
      ],
    );
  });

  it("looks where CloudTrail puts the log files of an account", () => {
    assert.equal(folderOf(scope, partition), "s3://logs/AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/24/");
  });

  it("looks behind the key prefix", () => {
    assert.equal(
      folderOf({ ...scope, s3KeyPrefix: "audit/ct" }, partition),
      "s3://logs/audit/ct/AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/24/",
    );
  });

  it("looks in the organization's folder", () => {
    const organization = { ...scope, s3KeyPrefix: "ct", organizationId: "o-a1b2c3d4e5" };
    assert.equal(
      folderOf(organization, partition),
      "s3://logs/ct/AWSLogs/o-a1b2c3d4e5/123456789012/CloudTrail/us-east-1/2026/11/24/",
    );
    assert.equal(
      cloudTrailTable(organization).storageDescriptor.location,
      "s3://logs/ct/AWSLogs/o-a1b2c3d4e5/",
      "the table's own location is above all its partitions",
    );
  });

  it("takes the account from the query where no accounts are given", () => {
    const { parameters } = cloudTrailTable({ ...scope, accountIds: undefined });
    assert.equal(parameters["projection.account.type"], "injected");
    assert.equal(parameters["projection.account.values"], undefined);
  });

  it("lists several accounts", () => {
    const { parameters } = cloudTrailTable({ ...scope, accountIds: ["111111111111", "222222222222"] });
    assert.equal(parameters["projection.account.values"], "111111111111,222222222222");
  });

  it("looks in the folders of before, too, in a partition for each, and not in those of another bucket", () => {
    const foldersBefore = [
      { bucketName: "logs", s3KeyPrefix: "ct", owner: "o-a1b2c3d4e5" },
      { bucketName: "logs", s3KeyPrefix: "ct", owner: "123456789012" },
      { bucketName: "logs", owner: "210987654321" },
      { bucketName: "logs", owner: "o-a1b2c3d4e5" },
      { bucketName: "former-logs", s3KeyPrefix: "other", owner: "123456789012" },
      { bucketName: "logs", s3KeyPrefix: "a,b", owner: "123456789012" },
    ];
    const moved = { ...scope, s3KeyPrefix: "ct", organizationId: "o-a1b2c3d4e5", foldersBefore };
    const { parameters, partitionKeys, storageDescriptor } = cloudTrailTable(moved);
    assert.equal(parameters["projection.folder.type"], "enum");
    assert.equal(
      parameters["projection.folder.values"],
      "ct/AWSLogs/o-a1b2c3d4e5,ct/AWSLogs,AWSLogs,AWSLogs/o-a1b2c3d4e5",
    );
    assert.deepEqual(
      partitionKeys.map(({ name }) => name),
      ["account", "region", "timestamp", "folder"],
    );
    assert.equal(storageDescriptor.location, "s3://logs/");
    assert.equal(
      folderOf(moved, { ...partition, folder: "AWSLogs" }),
      "s3://logs/AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/24/",
    );
  });

  it("is as it always was where log files have always been in the same folder", () => {
    const foldersBefore = [{ bucketName: "logs", owner: "123456789012" }];
    assert.deepEqual(cloudTrailTable({ ...scope, foldersBefore }), cloudTrailTable(scope));
  });

  it("shows a folder with a comma in its name alone, since a list of folders could not name it", () => {
    const foldersBefore = [{ bucketName: "logs", owner: "123456789012" }];
    const alone = { ...scope, s3KeyPrefix: "a,b" };
    assert.deepEqual(cloudTrailTable({ ...alone, foldersBefore }), cloudTrailTable(alone));
  });
});
