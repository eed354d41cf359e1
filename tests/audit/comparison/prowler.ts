/** Prowler, asked about accounts of the local AWS. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { LocalAws } from "../../../sandbox/localAws/localAws";
import { home } from "./accountSetup";

/** What one check found about one thing. */
export interface ProwlerFinding {
  readonly check: string;
  readonly status: "PASS" | "FAIL" | "MANUAL";
  /** What it found, a sentence. */
  readonly detail: string;
}

/** A finding in the Open Cybersecurity Schema Framework, as far as it is read here. */
interface OcsfFinding {
  readonly metadata: { readonly event_code: string };
  readonly status_code: ProwlerFinding["status"];
  readonly status_detail: string;
}

/**
 * What Prowler finds in each account, in the region of trails.
 *
 * @param python - the interpreter that has Prowler
 */
export async function askProwler(
  python: string,
  { environment }: LocalAws,
  accountIds: readonly string[],
  checks: readonly string[],
): Promise<ReadonlyMap<string, readonly ProwlerFinding[]>> {
  const folder = await mkdtemp(join(tmpdir(), "prowler-"));
  try {
    const runs = accountIds.map((id) => [
      ...["aws", "--region", home, "--role", `arn:aws:iam::${id}:role/prowler`, "--checks", ...checks],
      ...["--output-formats", "json-ocsf", "--output-directory", folder, "--output-filename", id],
      ...["--no-banner", "--no-color", "--ignore-exit-code-3"],
    ]);
    const child = spawn(python, [join(__dirname, "prowlerRuns.py")], {
      // Without hosts that are reached directly, Python asks the local AWS for BUCKET.127.0.0.1 as a proxy.
      env: { ...process.env, ...environment, NO_PROXY: "", no_proxy: "" },
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdin.end(JSON.stringify(runs));
    const [output, errors, [code]] = (await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ])) as [string, string, [number | null]];
    if (code !== 0) throw new Error(`Prowler failed.\n${output}\n${errors}`);
    return new Map(await Promise.all(accountIds.map(async (id) => [id, await readFindings(folder, id)] as const)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readFindings(folder: string, name: string): Promise<readonly ProwlerFinding[]> {
  const findings = JSON.parse(await readFile(join(folder, `${name}.ocsf.json`), "utf8")) as readonly OcsfFinding[];
  return findings.map(({ metadata, status_code, status_detail }) => ({
    check: metadata.event_code,
    status: status_code,
    detail: status_detail,
  }));
}
