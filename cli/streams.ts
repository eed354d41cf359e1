import type { Writable } from "node:stream";

/** Where a command writes. */
export interface Streams {
  /** What it was asked for. */
  readonly out: Output;
  /** What else there is to say. */
  readonly err: Output;
}

/** A stream that may be a terminal. */
export interface Output extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Whether it shows colours; it heeds NO_COLOR. Only terminals have it. */
  readonly hasColors?: () => boolean;
}

/** Whether it is a terminal that shows colours, to somebody who wants them. */
export function showsColours(stream: Output): boolean {
  return stream.isTTY === true && stream.hasColors?.() === true;
}

/** Writes to the end. A reader that went away, as `head` does, has what it wanted. */
export function writeTo(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      if ((error as { readonly code?: unknown }).code === "EPIPE") {
        resolve();
      } else {
        reject(error);
      }
    };
    stream.once("error", fail);
    stream.write(text, (error) => {
      if (error) {
        // The event comes after this, and without a listener it would end the process.
        fail(error);
      } else {
        stream.off("error", fail);
        resolve();
      }
    });
  });
}
