import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

import { type Environment, localAwsEnvironment } from "./environment";

/** How long a start may take, in seconds; it takes about one. */
const START_SECONDS = 60;

/** How long a stop may take, in seconds, before the process is killed. */
const STOP_SECONDS = 3;

/** A local AWS that runs until it is stopped, or until this process ends. */
export interface LocalAws {
  /** Its address, such as `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /** The variables with which a program works on it; `withLocalAws` applies them to a parent's environment. */
  readonly environment: Environment;
  /** Stops it and waits until it is gone; a second call waits for the same end. */
  stop(): Promise<void>;
}

type Launcher = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a local AWS: empty, on a free loopback port, answering as soon as the promise resolves.
 *
 * Its failures go to this process's standard error. It ends by itself when this process ends, however that happens,
 * because its standard input is a pipe from here.
 *
 * @param python - The interpreter of a virtual environment that holds `moto[server]`.
 * @throws Error - Saying what the launcher said and what to do, when it does not start.
 */
export async function startLocalAws(python: string): Promise<LocalAws> {
  const launcher = spawn(python, ["-s", "-E", "-m", "launcher"], {
    cwd: __dirname,
    env: launcherEnvironment(process.env),
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said: string[] = [];
  const listen = (text: Buffer): void => {
    said.push(text.toString());
  };
  launcher.stderr.on("data", listen);
  try {
    const endpoint = `http://127.0.0.1:${await reportedPort(launcher)}`;
    launcher.stderr.off("data", listen).pipe(process.stderr);
    letParentEnd(launcher);
    return { endpoint, environment: localAwsEnvironment(endpoint), stop: () => stop(launcher) };
  } catch (error) {
    await stop(launcher);
    throw new Error(startFailure(python, error as Error, said.join("")), { cause: error });
  }
}

/** The launcher gets none of the settings that moto, boto or Python read from the environment. */
function launcherEnvironment(parent: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(parent).filter(([name]) => !/^(AWS|BOTO|MOTO|PYTHON|WERKZEUG)_?/i.test(name)),
  );
}

/** Waits for the one line in which the launcher tells its port; rejects when the launcher ends or stays silent. */
async function reportedPort(launcher: Launcher): Promise<number> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const line = once(createInterface(launcher.stdout), "line", { signal });
  const end = once(launcher, "close", { signal }).then(([code]: unknown[]) => {
    throw new Error(`it ended with exit code ${String(code)}`);
  });
  const silence = delay(START_SECONDS * 1000, undefined, { signal }).then(() => {
    throw new Error(`it did not answer within ${START_SECONDS} seconds`);
  });
  try {
    const [text] = (await Promise.race([line, end, silence])) as [string];
    return (JSON.parse(text) as { port: number }).port;
  } finally {
    waiting.abort();
    await Promise.allSettled([line, end, silence]);
  }
}

/** A local AWS that is never stopped must not keep its parent waiting: it ends with its parent. */
function letParentEnd(launcher: Launcher): void {
  launcher.unref();
  for (const pipe of [launcher.stdin, launcher.stdout, launcher.stderr]) {
    (pipe as Socket).unref();
  }
}

/** Closes the launcher's standard input, on which it ends; kills it when it does not. */
async function stop(launcher: Launcher): Promise<void> {
  if (launcher.pid === undefined || launcher.exitCode !== null || launcher.signalCode !== null) {
    return;
  }
  launcher.ref();
  const ended = once(launcher, "exit");
  launcher.stdin.end();
  const killing = new AbortController();
  const kill = delay(STOP_SECONDS * 1000, undefined, { signal: killing.signal }).then(
    () => launcher.kill("SIGKILL"),
    () => false,
  );
  await ended;
  killing.abort();
  await kill;
}

function startFailure(python: string, error: Error, said: string): string {
  const reason = said
    .trim()
    .split("\n")
    .filter((line) => !/^(Traceback|\s)/.test(line))
    .join("\n  ");
  return [
    `The local AWS did not start with ${python}: ${error.message}.`,
    ...(reason === "" ? [] : [`It said:\n  ${reason}`]),
    "Its Python needs the packages of the sandbox's requirements file; setting up the toolchain again installs them.",
  ].join("\n");
}
