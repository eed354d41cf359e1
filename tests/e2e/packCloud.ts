import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The organization that packs are published to. */
export const organization = "auditors";

/** What a policy pack tells Pulumi Cloud of one of its policies. */
interface PublishedPolicy {
  readonly name: string;
  readonly enforcementLevel: string;
}

/** What Pulumi Cloud was told of a policy pack. */
interface Announcement {
  readonly name: string;
  readonly versionTag: string;
  readonly policies: readonly PublishedPolicy[];
}

/**
 * A stand-in on loopback for the part of Pulumi Cloud that `pulumi policy publish` speaks to. It keeps what it is sent and
 * judges nothing: what the real one asks of a pack beyond that is not known here.
 */
export class PackCloud {
  announced: Announcement | undefined;
  /** The uploaded archive. */
  archive: Buffer | undefined;
  isComplete = false;
  private readonly server = createServer((message, response) => {
    this.serve(message, response).catch(() => message.destroy());
  });

  static async start(): Promise<PackCloud> {
    const cloud = new PackCloud();
    cloud.server.listen(0, "127.0.0.1");
    await once(cloud.server, "listening");
    return cloud;
  }

  /** What leads the CLI here. Any token is as good as another. */
  get environment(): Readonly<Record<string, string>> {
    return { PULUMI_BACKEND_URL: this.url, PULUMI_ACCESS_TOKEN: "nobody-checks-this" };
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  private get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await message.toArray()) as Buffer[]);
    const answer = this.answerTo(`${message.method ?? ""} ${message.url ?? ""}`, body);
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { code: 404, message: "not found" }));
  }

  private answerTo(request: string, body: Buffer): object | undefined {
    const packs = `POST /api/orgs/${organization}/policypacks`;
    switch (request) {
      case "GET /api/user":
        return { githubLogin: "auditor", organizations: [{ githubLogin: organization }] };
      case packs:
        this.announced = JSON.parse(body.toString()) as Announcement;
        return { version: 1, uploadURI: `${this.url}/upload` };
      case "PUT /upload":
        this.archive = body;
        return {};
      case `${packs}/${this.announced?.name ?? ""}/versions/${this.announced?.versionTag ?? ""}/complete`:
        this.isComplete = this.archive !== undefined;
        return {};
      default:
        return undefined;
    }
  }
}
