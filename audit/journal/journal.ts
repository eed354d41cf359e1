import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { AccountSight } from "../../live/accountSight";
import { answersFrom, answersText } from "../../live/answersText";
import { PackedMap } from "../../live/packedMap";
import { quote } from "../../rules/text";
import { fileProblem } from "../fileProblem";
import { lockOf, type Lock } from "./lock";

/** The version of the form of journals. */
const format = 1;

/** What an audit asked, and as whom. Answers mean something to another audit only where this is the same. */
export interface Asked {
  /** The names of the calls, sorted. */
  readonly calls: readonly string[];
  /** The organization whose accounts are asked; absent where they are named. */
  readonly organizationId?: string;
  readonly roleName?: string;
}

/** Which journal to keep. */
export interface JournalOptions {
  readonly path: string;
  /** How old an answer may be to stand for a new one, in milliseconds. */
  readonly maxAge: number;
}

/**
 * The answers of accounts as they come, a line each, so that a run which was killed can go on where it was. It holds no
 * secret, but what AWS answered: only its owner may read it.
 */
export class Journal {
  readonly #answers: PackedMap<string, AccountSight>;
  readonly #file: FileHandle;
  readonly #lock: Lock;
  readonly #path: string;
  #written: Promise<void> = Promise.resolve();
  #problem: string | undefined;
  #taken = 0;
  #oldest = Infinity;

  private constructor(path: string, lock: Lock, file: FileHandle, answers: PackedMap<string, AccountSight>) {
    this.#path = path;
    this.#lock = lock;
    this.#file = file;
    this.#answers = answers;
  }

  /** Opens a journal or begins it, or says why not, as a sentence without its full stop. */
  static async open({ path, maxAge }: JournalOptions, asked: Asked): Promise<Journal | { readonly fault: string }> {
    const name = `--journal ${quote(path)}`;
    try {
      const lock = await lockOf(path);
      if ("holder" in lock) {
        const fault = `${name} is in use by process ${lock.holder}. Wait for its end, or name another file`;
        return { fault };
      }
      const opened = await Journal.#openLocked(path, maxAge, asked, lock);
      if ("fault" in opened) await lock.release();
      return "fault" in opened ? { fault: `${name} ${opened.fault}` } : opened;
    } catch (error) {
      return { fault: `${name} cannot be used: ${fileProblem(error)}` };
    }
  }

  static async #openLocked(
    path: string,
    maxAge: number,
    asked: Asked,
    lock: Lock,
  ): Promise<Journal | { readonly fault: string }> {
    const file = await open(path, "a+", 0o600);
    try {
      const read = await readJournal(file, path, asked, Date.now() - maxAge);
      if ("fault" in read) {
        await file.close();
        return read;
      }
      // The line that a killed run was at is no answer.
      await file.truncate(read.whole);
      if (read.whole === 0) await file.appendFile(`${JSON.stringify({ format, ...asked })}\n`);
      return new Journal(path, lock, file, read.answers);
    } catch (error) {
      await file.close();
      await lock.release();
      throw error;
    }
  }

  /** What an account answered not too long ago; `undefined` where it is to be asked. */
  take(name: string): AccountSight | undefined {
    const sight = this.#answers.get(name);
    if (sight === undefined) {
      return undefined;
    }
    this.#answers.delete(name);
    this.#taken++;
    this.#oldest = Math.min(this.#oldest, sight.askedAt.getTime());
    return sight;
  }

  /** Writes down what an account answered. When it is back, the line survives the end of the process. */
  async keep(name: string, sight: AccountSight): Promise<void> {
    this.#written = this.#written.then(async () => {
      if (this.#problem !== undefined) {
        return;
      }
      try {
        await this.#file.appendFile(`${answersText({ name, sight })}\n`);
      } catch (error) {
        this.#problem = fileProblem(error);
      }
    });
    await this.#written;
  }

  /** What users should know of it, sentences. */
  notes(now: Date): readonly string[] {
    const name = `--journal ${quote(this.#path)}`;
    const accounts = this.#taken === 1 ? "1 account is" : `${this.#taken} accounts are`;
    return [
      ...(this.#taken > 0
        ? [`The answers of ${accounts} from ${name}: the oldest is ${ageOf(now.getTime() - this.#oldest)} old.`]
        : []),
      ...(this.#problem === undefined
        ? []
        : [`${name} could not be written to the end (${this.#problem}): another run will ask again what is missing.`]),
    ];
  }

  async close(): Promise<void> {
    await this.#written;
    await this.#file.close();
    await this.#lock.release();
  }
}

/** What a journal has, and how many bytes of it are whole lines. */
type Read = { readonly answers: PackedMap<string, AccountSight>; readonly whole: number } | { readonly fault: string };

async function readJournal(file: FileHandle, path: string, asked: Asked, since: number): Promise<Read> {
  const answers = new PackedMap<string, AccountSight>();
  const whole = await lengthOfWholeLines(file);
  if (whole === 0) {
    return beginning.startsWith(await beginningOf(file)) ? { answers, whole } : { fault: noJournal };
  }
  const lines = createInterface({ input: createReadStream(path, { end: whole - 1 }), crlfDelay: Infinity });
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst) {
      const fault = faultOf(parsed(line), asked);
      if (fault !== undefined) {
        lines.close();
        return { fault };
      }
      isFirst = false;
    } else {
      const { name, sight } = parsed(line) as { readonly name?: unknown; readonly sight?: unknown };
      if (typeof name === "string" && isSight(sight)) {
        answers.delete(name);
        const time = sight.askedAt.getTime();
        if (time >= since && time <= Date.now()) answers.set(name, sight);
      }
    }
  }
  return { answers, whole };
}

const noJournal = "is no journal of an audit. Name another file";

/** How the first line begins, of which a run that was killed may have written no more. */
const beginning = '{"format":';

async function beginningOf(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning.length), 0, beginning.length, 0);
  return buffer.toString("utf8", 0, bytesRead);
}

const lineBreak = 0x0a;

/** How many bytes there are up to the last line break. */
async function lengthOfWholeLines(file: FileHandle): Promise<number> {
  const piece = Buffer.alloc(65_536);
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - piece.length);
    const { bytesRead } = await file.read(piece, 0, end - start, start);
    const last = piece.subarray(0, bytesRead).lastIndexOf(lineBreak);
    if (last >= 0) {
      return start + last + 1;
    }
    end = start;
  }
  return 0;
}

/** Why the answers of a journal mean nothing to this audit. */
function faultOf(first: object, asked: Asked): string | undefined {
  const found = first as Partial<Asked> & { readonly format?: unknown };
  if (found.format === undefined || !Array.isArray(found.calls)) {
    return noJournal;
  }
  if (found.format !== format) {
    return `is of another version (${quote(JSON.stringify(found.format))}, and this is ${format}). Name another file`;
  }
  if (JSON.stringify(found.calls) !== JSON.stringify(asked.calls)) {
    return "is of an audit by rules that ask for something else. Name another file, or give the same --rules and --preset";
  }
  for (const [name, what] of [
    ["organizationId", "organization"],
    ["roleName", "role"],
  ] as const) {
    if (found[name] !== asked[name]) {
      const words = [found[name], asked[name]].map((each) => (each === undefined ? "none" : quote(each)));
      return `is of an audit of another ${what} (${words.join(", and this is ")}). Name another file`;
    }
  }
  return undefined;
}

function parsed(line: string): object {
  try {
    const value = answersFrom(line);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

const lists = ["closedRegions", "trails", "logBuckets", "keys", "topics", "roles"] as const;

function isSight(value: unknown): value is AccountSight {
  const sight = (typeof value === "object" && value !== null ? value : {}) as Partial<AccountSight>;
  return (
    /^\d{12}$/.test(String(sight.accountId)) &&
    sight.askedAt instanceof Date &&
    typeof sight.partition === "string" &&
    typeof sight.region === "string" &&
    lists.every((name) => Array.isArray(sight[name]))
  );
}

const minute = 60_000;

function ageOf(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  const [count, unit] = minutes < 120 ? [minutes, "minute"] : [Math.floor(minutes / 60), "hour"];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
