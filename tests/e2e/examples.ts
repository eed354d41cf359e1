import assert from "node:assert/strict";
import { cp, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CreatePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { connectionTo, type Connection } from "./connection";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { packPackage } from "./packedPackage";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox } from "./support";

/** The projects of the examples, by folder. */
const documentStore = "other-stack";
const auditors = join("other-stack", "auditors");
const logArchive = join("central-bucket", "log-archive");
const member = join("central-bucket", "member");
const bounded = "permissions-boundary";
/** The local AWS has no service for chats: its program is compiled, and not deployed. */
const chat = "chat";
const trailProjects = [documentStore, logArchive, member, bounded, chat];
const projects = [auditors, ...trailProjects];
const deployed = projects.filter((project) => project !== chat);

/** Whether a project is deployed every day. */
const isDaily = (project: string): boolean => [documentStore, auditors].includes(project);

const region = "eu-central-1";
const ownAccount = "123456789012";
const memberAccount = "210987654321";
const memberRole = `arn:aws:iam::${memberAccount}:role/OrganizationAccountAccessRole`;

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface PolicyStatement {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, unknown>> };
}

/** The tests that the examples work with the packed package. */
export function servesExamples(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let examples: string;

  async function run(cwd: string, command: string, ...args: readonly string[]): Promise<Answer> {
    // Types are checked once, by a test of their own, and not at every start.
    const env = { ...sandbox().environment, PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    return captureCommand(command, args, { env, cwd });
  }

  async function succeeds(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await run(cwd, command, ...args);
    assert.equal(code, 0, output);
    return output;
  }

  /** `pulumi ARGUMENT...` in the folder of a copied project, as its README says it. */
  const pulumi = (project: string, ...args: readonly string[]): Promise<Answer> =>
    run(join(examples, project), "pulumi", ...args, "--non-interactive", "--color", "never");

  async function deploy(project: string, config: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    for (const args of [
      ["stack", "init", "production"],
      ...Object.entries(config).map(([key, value]) => ["config", "set", key, value]),
      ["up", "--yes"],
    ]) {
      const { code, output } = await pulumi(project, ...args);
      assert.equal(code, 0, output);
    }
    const { output } = await pulumi(project, "stack", "output", "--json");
    return JSON.parse(output.slice(output.indexOf("{"))) as Record<string, string>;
  }

  const account = (): Connection => ({ ...connectionTo(sandbox().environment), region });

  async function accountOfMember(): Promise<Connection> {
    const assume = new AssumeRoleCommand({ RoleArn: memberRole, RoleSessionName: "test" });
    const { AccessKeyId, SecretAccessKey, SessionToken } =
      (await new STSClient(account()).send(assume)).Credentials ?? {};
    assert.ok(AccessKeyId !== undefined && SecretAccessKey !== undefined && SessionToken !== undefined);
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    return { ...account(), credentials };
  }

  const s3 = () => new S3Client({ ...account(), forcePathStyle: true });

  const bucketNames = async () =>
    ((await s3().send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name ?? "").sort();

  /** What a trail says of itself in its own account, and where it is logging to. */
  async function loggingTrail(trailArn: string, connection: Connection) {
    const client = new CloudTrailClient(connection);
    const { Trail } = await client.send(new GetTrailCommand({ Name: trailArn }));
    assert.equal((await client.send(new GetTrailStatusCommand({ Name: trailArn }))).IsLogging, true);
    assert.equal(Trail?.IsMultiRegionTrail, true);
    return { bucketName: Trail.S3BucketName, kmsKeyArn: Trail.KmsKeyId };
  }

  /** Packs the package, copies the examples and installs once, above all of them, what they ask for. */
  before(async () => {
    examples = join(await realpath(sandbox().directory), "examples");
    await mkdir(examples);
    const archive = await packPackage(examples);
    await cp(join(repository, "examples"), examples, {
      recursive: true,
      filter: (path) => !/node_modules|package-lock\.json|Pulumi\.[^.]+\.yaml$/.test(path.slice(repository.length)),
    });
    const manifests = await Promise.all(projects.map((project) => readManifest(join(examples, project))));
    const dependencies = Object.assign(
      {},
      ...manifests.flatMap((manifest) => [manifest.devDependencies, manifest.dependencies]),
      { "pulumi-cloudtrail-baseline": `file:${archive}` },
    ) as Record<string, string>;
    await writeFile(join(examples, "package.json"), JSON.stringify({ private: true, dependencies }));
    await succeeds(examples, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
  });

  for (const project of trailProjects) {
    daily(`${project} gets the version it names, from the package and not from this repository`, async () => {
      const folder = join(examples, project);
      const script = "console.log(require.resolve('pulumi-cloudtrail-baseline'))";
      const resolved = (await succeeds(folder, "node", "-e", script)).trim();
      const installed = join(examples, "node_modules", "pulumi-cloudtrail-baseline");
      assert.ok(resolved.startsWith(installed + sep), resolved);
      assert.equal(await realpath(resolved), resolved, "a link would lead out of the copy");
      assert.ok(!resolved.startsWith(repository + sep), resolved);
      const { version } = await readManifest(installed);
      assert.equal((await readManifest(folder)).dependencies["pulumi-cloudtrail-baseline"], version);
    });
  }

  describe("compiled as one program, as all of them have the same settings", () => {
    let faults: string;

    before(async () => {
      const settings = await Promise.all(
        projects.map((project) => readFile(join(examples, project, "tsconfig.json"), "utf8")),
      );
      assert.deepEqual([...new Set(settings)], settings.slice(0, 1));
      const { compilerOptions, files } = JSON.parse(settings[0] ?? "") as { compilerOptions: object; files: string[] };
      assert.deepEqual(files, ["index.ts"]);
      const all = { compilerOptions, files: projects.map((project) => join(project, "index.ts")) };
      await writeFile(join(examples, "tsconfig.json"), JSON.stringify(all));
      faults = (await run(examples, "tsc", "--noEmit", "--project", ".")).output;
    });

    for (const project of projects) {
      daily(`${project} compiles against what is installed`, () => {
        const own = faults.split("\n").filter((line) => !line.startsWith(" ") && !isOfAnother(line, project));
        assert.deepEqual(own.filter(Boolean), [], faults);
      });
    }
  });

  daily("refuse wrong arguments by name, before anything is made", async () => {
    const faulty = "faulty-stack";
    await cp(join(examples, documentStore), join(examples, faulty), { recursive: true });
    const program = join(examples, faulty, "index.ts");
    const source = await readFile(program, "utf8");
    const opening = 'new MultiRegionTrail("account-trail", {';
    assert.ok(source.includes(opening));
    await writeFile(program, source.replace(opening, `${opening} bucketName: "Logs", retentionDays: 3,`));
    await pulumi(faulty, "stack", "init", "faulty");
    const { code, output } = await pulumi(faulty, "up", "--yes", "--config", `aws:region=${region}`);
    assert.notEqual(code, 0);
    assert.match(output, /bucketName: "Logs" contains "L"/);
    assert.match(output, /retentionDays: 3 is less than 365/);
    assert.deepEqual(await bucketNames(), []);
  });

  describe("other-stack", () => {
    let outputs: Record<string, string>;

    daily("puts the trail beside its own bucket and records what happens to its objects", async () => {
      outputs = await deploy(documentStore, { "aws:region": region });
      const { trailArn = "", bucketName = "", bucketArn, documentsBucketName = "" } = outputs;
      assert.equal(trailArn, `arn:aws:cloudtrail:${region}:${ownAccount}:trail/account-trail`);
      assert.equal(bucketArn, `arn:aws:s3:::${bucketName}`);
      assert.equal((await loggingTrail(trailArn, account())).bucketName, bucketName);
      assert.deepEqual(await bucketNames(), [bucketName, documentsBucketName].sort());
      const selectors = new GetEventSelectorsCommand({ TrailName: trailArn });
      const { AdvancedEventSelectors = [] } = await new CloudTrailClient(account()).send(selectors);
      const arns = AdvancedEventSelectors.flatMap(({ FieldSelectors = [] }) => FieldSelectors).filter(
        ({ Field }) => Field === "resources.ARN",
      );
      assert.deepEqual(
        arns.map(({ StartsWith }) => StartsWith),
        [[`arn:aws:s3:::${documentsBucketName}/`]],
      );
    });

    daily("hands the bucket to the auditors' stack, whose role may read its log files", async () => {
      const { roleArn = "" } = await deploy(auditors, {
        "aws:region": region,
        trailStack: "organization/document-store/production",
        auditorAccountId: memberAccount,
      });
      const RoleName = roleArn.split("/").at(-1) ?? "";
      const iam = new IAMClient(account());
      const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
      const policy = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: PolicyNames[0] }));
      const statements = statementsOf(decodeURIComponent(policy.PolicyDocument ?? ""));
      assert.deepEqual(
        statements.map(({ Resource }) => Resource),
        [outputs["bucketArn"], `${outputs["bucketArn"] ?? ""}/AWSLogs/*`, "*"],
      );
    });
  });

  describe("central-bucket", () => {
    const archiveTrail = `arn:aws:cloudtrail:${region}:${ownAccount}:trail/audit-trail`;
    const memberTrail = `arn:aws:cloudtrail:${region}:${memberAccount}:trail/audit-trail`;
    let outputs: Record<string, string>;

    further("makes a bucket that takes the trails of both accounts, each in its own folder", async () => {
      outputs = await deploy(logArchive, {
        "aws:region": region,
        memberAccountIds: JSON.stringify([memberAccount]),
      });
      const { trailArn = "", bucketName = "", bucketArn = "" } = outputs;
      assert.equal(trailArn, archiveTrail);
      assert.equal((await loggingTrail(trailArn, account())).bucketName, bucketName);
      const { Policy = "" } = await s3().send(new GetBucketPolicyCommand({ Bucket: bucketName }));
      const writing = statementsOf(Policy).find(({ Action }) => Action === "s3:PutObject");
      assert.deepEqual(writing?.Condition?.StringEquals["aws:SourceArn"], [archiveTrail, memberTrail]);
      assert.deepEqual(writing.Resource, [
        `${bucketArn}/AWSLogs/${ownAccount}/*`,
        `${bucketArn}/AWSLogs/${memberAccount}/*`,
      ]);
    });

    further("lets the trail of the member account write there, encrypted with the archive's key", async () => {
      const { trailArn = "" } = await deploy(member, {
        "aws:region": region,
        logArchiveStack: "organization/log-archive/production",
        roleArn: memberRole,
      });
      assert.equal(trailArn, memberTrail);
      assert.deepEqual(await loggingTrail(trailArn, await accountOfMember()), {
        bucketName: outputs["bucketName"],
        kmsKeyArn: outputs["kmsKeyArn"],
      });
    });
  });

  describe("permissions-boundary", () => {
    further("sets on the role what the component has no option for", async () => {
      const iam = new IAMClient(account());
      const PolicyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" }],
      });
      const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "boundary", PolicyDocument }));
      const boundaryArn = String(Policy?.Arn);
      const { trailArn = "" } = await deploy(bounded, { "aws:region": "eu-west-1", boundaryArn });
      const { Roles = [] } = await iam.send(new ListRolesCommand({}));
      const RoleName = Roles.find(({ RoleName: name }) => name?.startsWith("account-trail-"))?.RoleName;
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      assert.equal(Role?.PermissionsBoundary?.PermissionsBoundaryArn, boundaryArn);
      await loggingTrail(trailArn, { ...account(), region: "eu-west-1" });
    });
  });

  describe("once deployed", () => {
    for (const project of deployed) {
      (isDaily(project) ? daily : further)(`${project} changes nothing the second time`, async () => {
        const { code, output } = await pulumi(project, "up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.equal(code, 0, output);
      });
    }

    for (const project of deployed.filter((each) => trailProjects.includes(each))) {
      (isDaily(project) ? daily : further)(`${project} is not destroyed while its trail is protected`, async () => {
        const { code, output } = await pulumi(project, "destroy", "--yes");
        assert.notEqual(code, 0);
        assert.match(output, /protect/);
      });
    }
  });
}

/** Whether a line of the compiler is about a file of another project. */
function isOfAnother(line: string, project: string): boolean {
  return projects.some((each) => each !== project && line.startsWith(join(each, "index.ts")));
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
}

function statementsOf(policy: string): readonly PolicyStatement[] {
  return (JSON.parse(policy) as { readonly Statement: readonly PolicyStatement[] }).Statement;
}
