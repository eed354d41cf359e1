import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { checksumOf, Vendor } from "../../../sandbox/toolchain/vendor";
import { temporaryDirectory } from "./temporary";
import { soon } from "../../soon";

const limits = { answer: 2_000, stall: 2_000, download: 4_000 };

describe("the vendor", () => {
  const directory = temporaryDirectory();
  const servers: Server[] = [];
  const details: string[] = [];
  const step = { update: (detail: string) => details.push(detail) };
  let archive: Buffer;

  beforeEach(async () => {
    await mkdir(join(directory.path, "pulumi"));
    await writeFile(join(directory.path, "pulumi", "pulumi"), "a program");
    const file = join(directory.path, "archive.tar.gz");
    execFileSync("tar", ["-czf", file, "-C", directory.path, "pulumi"]);
    archive = await readFile(file);
  });

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Serves the archive and its checksums, with one answer replaced. */
  function site(replaced: Readonly<Record<string, RequestListener>> = {}): Promise<string> {
    const hash = createHash("sha256").update(archive).digest("hex");
    return serve((request, response) => {
      const replacement = replaced[request.url ?? ""];
      if (replacement) {
        replacement(request, response);
      } else if (request.url === "/sdk.tar.gz") {
        response.setHeader("content-length", archive.length).end(archive);
      } else if (request.url === "/checksums.txt") {
        response.end(`${"0".repeat(64)}  other.tar.gz\n${hash}  sdk.tar.gz\n`);
      } else {
        response.writeHead(404).end();
      }
    });
  }

  function unpack(address: string): Promise<void> {
    const wanted = { url: `${address}/sdk.tar.gz`, checksumsUrl: `${address}/checksums.txt` };
    return new Vendor(address, limits).unpack(
      wanted,
      join(directory.path, "target"),
      step,
      join(directory.path, "log"),
    );
  }

  it("is reachable if it answers, whatever it says about its root", async () => {
    assert.equal(await new Vendor(await site(), limits).unreachable(), undefined);
  });

  it("is not reachable where nobody listens", async () => {
    const address = await site();
    servers.splice(0).forEach((server) => server.close());
    assert.match((await new Vendor(address, limits).unreachable()) ?? "", /does not answer \(.*ECONNREFUSED/);
  });

  it("is not reachable under a name that does not resolve", async () => {
    const started = Date.now();
    assert.match((await new Vendor("https://pulumi.invalid").unreachable()) ?? "", /does not answer \(/);
    assert.ok(Date.now() - started < soon);
  });

  it("is not reachable if it accepts and stays silent, and is asked only once for all parts", async () => {
    let asked = 0;
    const address = await serve(() => asked++);
    const vendor = new Vendor(address, limits);
    const answers = await Promise.all([vendor.unreachable(), vendor.unreachable()]);
    assert.equal(answers[0], "its vendor does not answer (no answer in 2 seconds)");
    assert.equal(asked, 1);
  });

  it("is not asked where that is not wanted", async () => {
    assert.match((await new Vendor("none").unreachable()) ?? "", /CLOUDTRAIL_BASELINE_VENDOR_URL=none/);
  });

  it("gives an archive, which is checked and unpacked with progress", async () => {
    await unpack(await site());
    assert.equal(await readFile(join(directory.path, "target", "pulumi", "pulumi"), "utf8"), "a program");
    assert.match(details.join("\n"), /^downloading 0\.0 of 0\.0 MB$/m);
  });

  it("gives an archive through a redirect", async () => {
    const address = await site({
      "/sdk.tar.gz": (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end(),
      "/elsewhere": (_request, response) => response.end(archive),
    });
    await unpack(address);
    assert.equal(await readFile(join(directory.path, "target", "pulumi", "pulumi"), "utf8"), "a program");
  });

  it("is refused when what it sends is not what it publishes the hash of", async () => {
    const address = await site({ "/sdk.tar.gz": (_request, response) => response.end("something else") });
    await assert.rejects(unpack(address), /the archive's SHA-256 is [0-9a-f]{64}, its vendor publishes [0-9a-f]{64}/);
  });

  it("is refused when a mirror has no checksums, or not of this archive", async () => {
    const without = await site({ "/checksums.txt": (_request, response) => response.writeHead(404).end() });
    await assert.rejects(unpack(without), /its checksum is not available \(.*checksums\.txt answers 404\)/);
    const other = await site({ "/checksums.txt": (_request, response) => response.end(`${"0".repeat(64)}  other\n`) });
    await assert.rejects(unpack(other), /checksums\.txt does not list it/);
  });

  it("is given up when a download stops in the middle", async () => {
    const address = await site({
      "/sdk.tar.gz": (_request, response) => response.setHeader("content-length", 1_000_000).write("a beginning"),
    });
    await assert.rejects(unpack(address), /the download stopped after 0\.0 MB: no data for 2 seconds/);
  });

  it("is given up when a download only trickles", async () => {
    const address = await site({
      "/sdk.tar.gz": (_request, response) => {
        const timer = setInterval(() => response.write("drop"), 50);
        response.on("close", () => {
          clearInterval(timer);
        });
      },
    });
    await assert.rejects(unpack(address), /the download stopped after 0\.0 MB: not finished after 4 seconds/);
  });

  it("is given up when a download is cut off", async () => {
    const address = await site({
      "/sdk.tar.gz": (_request, response) => {
        response.setHeader("content-length", 1_000_000).write("a beginning", () => response.destroy());
      },
    });
    await assert.rejects(unpack(address), /the download stopped after 0\.0 MB: /);
  });
});

describe("a list of checksums", () => {
  const hash = "ab".repeat(32);

  it("is read as sha256sum writes it", () => {
    assert.equal(checksumOf(`${hash}  a.tar.gz\n`, "a.tar.gz"), hash);
    assert.equal(checksumOf(`${hash.toUpperCase()} *a.tar.gz\r\n`, "a.tar.gz"), hash);
  });

  it("has no hash for a file it does not name, nor one of another length", () => {
    assert.equal(checksumOf(`${hash}  a.tar.gz.sig\n`, "a.tar.gz"), undefined);
    assert.equal(checksumOf("abcd  a.tar.gz\n", "a.tar.gz"), undefined);
  });
});
