import { homedir } from "node:os";

/** A path with the home directory in place of a leading `~`. */
export function fromHome(path: string): string {
  return path.replace(/^~(?=[\\/]|$)/, homedir());
}
