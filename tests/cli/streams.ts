import { PassThrough } from "node:stream";
import type { Streams } from "../../cli/streams";

/** Streams that keep what is written to them. */
export function keptStreams(): Streams & { written(): { readonly out: string; readonly err: string } } {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const read = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString() ?? "";
  return { out, err, written: () => ({ out: read(out), err: read(err) }) };
}
