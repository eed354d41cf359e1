import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

const endpoint = "AWS_ENDPOINT_URL_CLOUDTRAIL";
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** A CloudTrail that has one trail, of an organization, and answers the AWS SDK of this process while it is there. */
export class FakeCloudTrail {
  /** Every question so far: its operation and its input. */
  readonly asked: (readonly [operation: string, input: unknown])[] = [];
  private readonly usual = { ...process.env };
  private readonly server = createServer((request, response) => {
    void json(request).then((input) => {
      const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
      this.asked.push([operation, input]);
      response.end(JSON.stringify(operation === "DescribeTrails" ? { trailList: [this.trail] } : { IsLogging: true }));
    });
  });
  private readonly trail: object;

  private constructor(arn: string) {
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
   */
  static async start(arn: string): Promise<FakeCloudTrail> {
    const cloudTrail = new FakeCloudTrail(arn);
    cloudTrail.server.listen(0, "127.0.0.1");
    await once(cloudTrail.server, "listening");
    const { port } = cloudTrail.server.address() as AddressInfo;
    Object.assign(process.env, { ...credentials, [endpoint]: `http://127.0.0.1:${port}` });
    return cloudTrail;
  }

  /** Stops it and restores the environment. */
  close(): void {
    for (const name of [endpoint, ...Object.keys(credentials)]) {
      if (this.usual[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = this.usual[name];
    }
    this.server.closeAllConnections();
    this.server.close();
  }
}
