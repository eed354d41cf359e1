import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import * as http from "node:http";
import * as https from "node:https";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Step } from "../progress";
import { runCommand } from "./command";
import { isDiskFull } from "./toolchainError";

const vendorSite = "https://get.pulumi.com";

/** How long the vendor may take to answer: those who cannot reach it should not wait. */
const answerMilliseconds = 3_000;

/** How long a download may stand still, and take in all. */
const stallMilliseconds = 30_000;
const downloadMilliseconds = 10 * 60_000;

const maximumRedirects = 5;

/** A published archive. */
export interface Archive {
  readonly url: string;
  /** A published list with the SHA-256 of the archive: lines of hash and file name. */
  readonly checksumsUrl: string;
}

/** Limits of time; tests make them short. */
export interface VendorLimits {
  readonly answer: number;
  readonly stall: number;
  readonly download: number;
}

const defaultLimits: VendorLimits = {
  answer: answerMilliseconds,
  stall: stallMilliseconds,
  download: downloadMilliseconds,
};

/**
 * The vendor's download site.
 * `CLOUDTRAIL_BASELINE_VENDOR_URL` names a mirror with the same paths; `none` means that there is none to ask.
 */
export class Vendor {
  readonly site: string;
  private answer: Promise<string | undefined> | undefined;

  constructor(
    site = process.env["CLOUDTRAIL_BASELINE_VENDOR_URL"] ?? vendorSite,
    private readonly limits: VendorLimits = defaultLimits,
  ) {
    this.site = site.replace(/\/+$/, "");
  }

  /** The site, if it is not the vendor's own. */
  get mirror(): string | undefined {
    return this.site === vendorSite ? undefined : this.site;
  }

  /** Says why the vendor cannot be used, or undefined if it answers. Asks once, however many parts want to know. */
  unreachable(): Promise<string | undefined> {
    this.answer ??= this.probe();
    return this.answer;
  }

  /** Downloads an archive, checks it and unpacks it into a directory. */
  async unpack(archive: Archive, directory: string, step: Step, log: string): Promise<void> {
    const file = join(directory, "archive.tar.gz");
    await mkdir(directory, { recursive: true });
    const expected = await this.checksum(archive);
    const actual = await this.download(archive.url, file, step);
    if (expected !== undefined && expected !== actual) {
      throw new Error(`the archive's SHA-256 is ${actual}, its vendor publishes ${expected}`);
    }
    step.update("unpacking");
    await runCommand("tar", ["-xzf", file, "-C", directory], { log });
    await rm(file);
  }

  private async probe(): Promise<string | undefined> {
    if (this.site === "none") {
      return "its vendor is not to be asked (CLOUDTRAIL_BASELINE_VENDOR_URL=none)";
    }
    try {
      const response = await open(`${this.site}/`, "HEAD", this.limits.answer);
      response.destroy();
      return undefined;
    } catch (error) {
      return `its vendor does not answer (${reasonOf(error)})`;
    }
  }

  /**
   * Returns the published hash of an archive. Where the list is not available, TLS alone vouches for what comes from the
   * vendor's own site; from elsewhere, nothing does.
   */
  private async checksum(archive: Archive): Promise<string | undefined> {
    try {
      const response = await open(archive.checksumsUrl, "GET", this.limits.answer);
      const file = archive.url.slice(archive.url.lastIndexOf("/") + 1);
      const checksum = checksumOf(await read(response, this.limits.stall), file);
      if (checksum === undefined) {
        throw new Error(`${archive.checksumsUrl} does not list it`);
      }
      return checksum;
    } catch (error) {
      if (this.mirror === undefined) {
        return undefined;
      }
      throw new Error(`its checksum is not available (${reasonOf(error)})`, { cause: error });
    }
  }

  private async download(url: string, file: string, step: Step): Promise<string> {
    const response = await open(url, "GET", this.limits.answer);
    const total = Number(response.headers["content-length"] ?? 0);
    const hash = createHash("sha256");
    let received = 0;
    const limit = AbortSignal.timeout(this.limits.download);
    response.setTimeout(this.limits.stall, () => {
      response.destroy(new Error(`no data for ${this.limits.stall / 1000} seconds`));
    });
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        received += chunk.length;
        step.update(`downloading ${megabytes(received)} of ${total > 0 ? megabytes(total) : "unknown"} MB`);
        done(null, chunk);
      },
    });
    try {
      await pipeline(response, count, createWriteStream(file), { signal: limit });
    } catch (error) {
      if (isDiskFull(error)) {
        throw error;
      }
      const reason = limit.aborted ? `not finished after ${this.limits.download / 1000} seconds` : reasonOf(error);
      throw new Error(`the download stopped after ${megabytes(received)} MB: ${reason}`, { cause: error });
    }
    return hash.digest("hex");
  }
}

/** Finds a file's hash in a list as sha256sum writes it. */
export function checksumOf(list: string, file: string): string | undefined {
  for (const line of list.split("\n")) {
    const [hash, name] = line.trim().split(/\s+/);
    // An asterisk marks a file that was read as binary.
    if (hash !== undefined && name?.replace(/^\*/, "") === file && /^[0-9a-f]{64}$/i.test(hash)) {
      return hash.toLowerCase();
    }
  }
  return undefined;
}

/** Opens a URL, through the proxy the environment names, following redirects; fails unless the answer is a success. */
async function open(url: string, method: "GET" | "HEAD", timeout: number): Promise<http.IncomingMessage> {
  let address = url;
  for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
    const response = await request(address, method, timeout);
    const { statusCode = 0 } = response;
    const { location } = response.headers;
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      response.destroy();
      const next = new URL(location, address).href;
      if (address.startsWith("https:") && !next.startsWith("https:")) {
        throw new Error(`${address} redirects to ${next}, which is not encrypted`);
      }
      address = next;
      continue;
    }
    // A probe asks whether anybody is there; a site need not have a page at its root.
    if (statusCode >= 200 && (statusCode < 300 || (method === "HEAD" && statusCode < 500))) {
      return response;
    }
    response.destroy();
    throw new Error(`${address} answers ${statusCode}`);
  }
  throw new Error(`${url} redirects more than ${maximumRedirects} times`);
}

function request(url: string, method: string, timeout: number): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith("https:") ? https : http;
    // Newer than its type definitions.
    const options = { proxyEnv: process.env, keepAlive: false } as http.AgentOptions;
    const sent = client.request(url, { method, agent: new client.Agent(options) });
    // One clock for name, connection, TLS and first byte: a silent firewall may hold up any of them.
    const clock = setTimeout(() => {
      sent.destroy(new Error(`no answer in ${timeout / 1000} seconds`));
    }, timeout);
    sent.once("response", (response) => {
      clearTimeout(clock);
      resolve(response);
    });
    sent.once("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    sent.end();
  });
}

async function read(response: http.IncomingMessage, stall: number): Promise<string> {
  response.setTimeout(stall, () => {
    response.destroy(new Error(`no data for ${stall / 1000} seconds`));
  });
  let text = "";
  for await (const chunk of response) {
    text += String(chunk);
  }
  return text;
}

function reasonOf(error: unknown): string {
  // Connecting to several addresses fails with all their errors, and no message of its own.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message || first.name : String(first);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}
