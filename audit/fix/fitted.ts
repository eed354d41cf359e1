import { createHash } from "node:crypto";

/** A name, shortened where AWS takes only so many characters; two that begin alike stay apart. */
export function fitted(name: string, most: number): string {
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return name.length <= most ? name : `${name.slice(0, most - digest.length - 1)}-${digest}`;
}
