import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient, ListRolePoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { connectionTo } from "../connection";
import { bucketNames } from "./account";
import { askAws } from "./askAws";

/** A resource that an account has. */
export interface Found {
  /** Its id in Pulumi, which is the one that `pulumi import` takes. */
  readonly id: string;
  /** The text by which one knows whose it is. */
  readonly name: string;
}

/** A kind of resource of which an account may come to have one too many. */
export interface Kind {
  /** Type in Pulumi. */
  readonly type: string;
  /** The argument that holds the text by which one knows whose a resource is. */
  readonly knownBy: string;
  /** Whether creating one that is there already writes over it, so that there never are two. */
  readonly overwritten: boolean;
  /** All of this kind that an account has, but for what AWS made itself. */
  readonly list: (environment: NodeJS.ProcessEnv) => Promise<readonly Found[]>;
}

/** Every kind of resource that the program makes, but for those that are settings of another. */
export const kinds: readonly Kind[] = [
  kind("aws:s3/bucket:Bucket", async (environment) => (await bucketNames(environment)).map(called), {
    knownBy: "bucket",
  }),
  kind("aws:cloudtrail/trail:Trail", trails),
  kind("aws:kms/key:Key", keys, { knownBy: "description" }),
  kind("aws:cloudwatch/logGroup:LogGroup", logGroups),
  kind("aws:iam/role:Role", async (environment) => (await roleNames(environment)).map(called)),
  kind("aws:iam/rolePolicy:RolePolicy", rolePolicies),
  kind("aws:sns/topic:Topic", topics),
  kind("aws:athena/workgroup:Workgroup", async (environment) => (await workgroupNames(environment)).map(called)),
  kind("aws:athena/namedQuery:NamedQuery", namedQueries),
  kind("aws:glue/catalogDatabase:CatalogDatabase", databases),
  kind("aws:glue/catalogTable:CatalogTable", tables),
  kind("aws:cloudwatch/logMetricFilter:LogMetricFilter", metricFilters, { overwritten: true }),
  kind("aws:cloudwatch/metricAlarm:MetricAlarm", alarms, { overwritten: true }),
  kind("aws:cloudwatch/eventRule:EventRule", rules, { overwritten: true }),
];

function kind(
  type: string,
  list: Kind["list"],
  { knownBy = "name", overwritten = false }: Partial<Pick<Kind, "knownBy" | "overwritten">> = {},
): Kind {
  return { type, list, knownBy, overwritten };
}

/** What is known by its name alone. */
function called(name: string): Found {
  return { id: name, name };
}

async function trails(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const cloudTrail = new CloudTrailClient(connectionTo(environment));
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  return trailList.map(({ TrailARN = "", Name = "" }) => ({ id: TrailARN, name: Name }));
}

/** Keys that nobody has asked to delete. */
async function keys(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const kms = new KMSClient(connectionTo(environment));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const described = await Promise.all(Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))));
  return described.flatMap(({ KeyMetadata: key }) =>
    key === undefined || key.KeyManager === "AWS" || key.KeyState === "PendingDeletion"
      ? []
      : [{ id: key.KeyId ?? "", name: key.Description ?? "" }],
  );
}

async function logGroups(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const logs = new CloudWatchLogsClient(connectionTo(environment));
  const { logGroups: groups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return groups.map(({ logGroupName = "" }) => called(logGroupName));
}

async function metricFilters(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const logs = new CloudWatchLogsClient(connectionTo(environment));
  const { metricFilters: filters = [] } = await logs.send(new DescribeMetricFiltersCommand({}));
  return filters.map(({ filterName = "" }) => called(filterName));
}

async function roleNames(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const { Roles = [] } = await new IAMClient(connectionTo(environment)).send(new ListRolesCommand({}));
  return Roles.map(({ RoleName = "" }) => RoleName);
}

async function rolePolicies(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const iam = new IAMClient(connectionTo(environment));
  const ofRoles = (await roleNames(environment)).map(async (RoleName) => {
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    return PolicyNames.map((name) => ({ id: `${RoleName}:${name}`, name }));
  });
  return (await Promise.all(ofRoles)).flat();
}

async function topics(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const { Topics = [] } = await new SNSClient(connectionTo(environment)).send(new ListTopicsCommand({}));
  return Topics.map(({ TopicArn: arn = "" }) => ({ id: arn, name: arn.slice(arn.lastIndexOf(":") + 1) }));
}

interface Named {
  readonly Name: string;
}

async function rules(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const { Rules } = await askAws<{ Rules: Named[] }>(environment, "events", "AWSEvents.ListRules");
  return Rules.map(({ Name }) => called(Name));
}

async function alarms(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const describe = "GraniteServiceVersion20100801.DescribeAlarms";
  const { MetricAlarms } = await askAws<{ MetricAlarms: { AlarmName: string }[] }>(environment, "monitoring", describe);
  return MetricAlarms.map(({ AlarmName }) => called(AlarmName));
}

/** Workgroups without the one that every account has. */
async function workgroupNames(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const { WorkGroups } = await askAws<{ WorkGroups: Named[] }>(environment, "athena", "AmazonAthena.ListWorkGroups");
  return WorkGroups.map(({ Name }) => Name).filter((name) => name !== "primary");
}

async function namedQueries(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const ask = <Answer>(operation: string, parameters: object): Promise<Answer> =>
    askAws(environment, "athena", `AmazonAthena.${operation}`, parameters);
  const ofWorkgroups = (await workgroupNames(environment)).map(async (WorkGroup) => {
    const { NamedQueryIds } = await ask<{ NamedQueryIds: string[] }>("ListNamedQueries", { WorkGroup });
    return Promise.all(
      NamedQueryIds.map(async (id) => {
        const { NamedQuery } = await ask<{ NamedQuery: Named }>("GetNamedQuery", { NamedQueryId: id });
        return { id, name: NamedQuery.Name };
      }),
    );
  });
  return (await Promise.all(ofWorkgroups)).flat();
}

async function databases(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const { DatabaseList } = await askAws<{ DatabaseList: { Name: string; CatalogId: string }[] }>(
    ...([environment, "glue", "AWSGlue.GetDatabases"] as const),
  );
  return DatabaseList.map(({ Name, CatalogId }) => ({ id: `${CatalogId}:${Name}`, name: Name }));
}

async function tables(environment: NodeJS.ProcessEnv): Promise<Found[]> {
  const ofDatabases = (await databases(environment)).map(async ({ id, name }) => {
    const { TableList } = await askAws<{ TableList: Named[] }>(
      ...([environment, "glue", "AWSGlue.GetTables", { DatabaseName: name }] as const),
    );
    return TableList.map((table) => ({ id: `${id}:${table.Name}`, name: table.Name }));
  });
  return (await Promise.all(ofDatabases)).flat();
}
