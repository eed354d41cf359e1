import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

const endpoints = ["AWS_ENDPOINT_URL_CLOUDTRAIL", "AWS_ENDPOINT_URL_STS"] as const;
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/**
 * The CloudTrail of an account that sees one trail, of its organization. It answers the AWS SDK of this process while it is
 * there, and says whose account it is.
 */
export class FakeCloudTrail {
  /** Every question about trails so far: its operation and its input. */
  readonly asked: (readonly [operation: string, input: unknown])[] = [];
  private readonly usual = { ...process.env };
  private readonly server = createServer((request, response) => {
    void text(request).then((body) => {
      const operation =
        String(request.headers["x-amz-target"] ?? "")
          .split(".")
          .at(-1) ?? "";
      if (operation === "") {
        response.end(callerIdentity(this.accountId));
        return;
      }
      this.asked.push([operation, JSON.parse(body)]);
      response.end(JSON.stringify(operation === "DescribeTrails" ? { trailList: [this.trail] } : { IsLogging: true }));
    });
  });
  private readonly trail: object;

  private constructor(
    arn: string,
    private readonly accountId: string,
  ) {
    this.trail = {
      TrailARN: arn,
      Name: arn.slice(arn.lastIndexOf("/") + 1),
      HomeRegion: arn.split(":")[3],
      S3BucketName: "organization-logs",
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
    };
  }

  /**
   * Starts it on a free port, and leads the AWS SDK there.
   *
   * @param arn - ARN of its trail
   * @param accountId - the account that the credentials of this process are of
   */
  static async start(arn: string, accountId: string): Promise<FakeCloudTrail> {
    const cloudTrail = new FakeCloudTrail(arn, accountId);
    cloudTrail.server.listen(0, "127.0.0.1");
    await once(cloudTrail.server, "listening");
    const { port } = cloudTrail.server.address() as AddressInfo;
    Object.assign(process.env, credentials);
    for (const endpoint of endpoints) process.env[endpoint] = `http://127.0.0.1:${port}`;
    return cloudTrail;
  }

  /** Stops it and restores the environment. */
  close(): void {
    for (const name of [...endpoints, ...Object.keys(credentials)]) {
      if (this.usual[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = this.usual[name];
    }
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function callerIdentity(accountId: string): string {
  const result = `<Arn>arn:aws:iam::${accountId}:user/test</Arn><UserId>test</UserId><Account>${accountId}</Account>`;
  return (
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
    `<GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`
  );
}
