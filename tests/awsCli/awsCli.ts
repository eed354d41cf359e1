import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";

/**
 * Puts a command `aws` into a directory that is the AWS CLI in all but its start: a process that has loaded it runs each
 * command, in a fork. It ends when this process does, because its standard input is a pipe from here.
 *
 * @param python - the interpreter of a virtual environment that holds the AWS CLI
 * @param directory - where the command goes, and the socket over which it is run
 */
export async function startAwsCli(python: string, directory: string): Promise<void> {
  const socket = join(directory, "aws.socket");
  const server = spawn(python, ["-s", "-E", join(__dirname, "server.py"), socket], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const words = [python, "-I", "-S", join(__dirname, "client.py"), socket].map((word) => `'${word}'`);
  await Promise.all([
    Promise.race([once(server.stdout, "data"), once(server, "exit").then(ended)]),
    writeFile(join(directory, "aws"), `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`, { mode: 0o755 }),
  ]);
  server.unref();
  for (const pipe of [server.stdin, server.stdout]) (pipe as unknown as Socket).unref();
}

function ended(): never {
  throw new Error("The AWS CLI did not start; what it said stands above.");
}
