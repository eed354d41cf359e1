import assert from "node:assert/strict";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Asked, Journal } from "../../../audit/journal/journal";
import { journaled } from "../../../audit/journal/journaled";
import type { Asker } from "../../../audit/run/asker";
import { credentialsAtHand } from "../../../live/access";
import type { AccountSight } from "../../../live/accountSight";
import { type Fact, known, unknown } from "../../../rules/facts/fact";
import { one, seen, three, two } from "../seenAccounts";

const asked: Asked = { calls: ["describeTrails", "getTrailStatus"], organizationId: "o-1234567890", roleName: "Audit" };
const maxAge = 3_600_000;

function sightOf(id: string, ageInMinutes = 1): AccountSight {
  const { seen: answer } = seen(id, [{}]);
  assert.ok(answer.known);
  return { ...answer.value.sight, askedAt: new Date(Date.now() - 60_000 * ageInMinutes) };
}

describe("a journal", () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "journal-"));
    path = join(directory, "journal");
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function opened(differences: Partial<Asked> = {}, age = maxAge): Promise<Journal> {
    const journal = await Journal.open({ path, maxAge: age }, { ...asked, ...differences });
    assert.ok(journal instanceof Journal, JSON.stringify(journal));
    return journal;
  }

  async function faultOf(differences: Partial<Asked> = {}): Promise<string> {
    const journal = await Journal.open({ path, maxAge }, { ...asked, ...differences });
    assert.ok("fault" in journal);
    return journal.fault.replace(path, "PATH");
  }

  async function keep(...sights: readonly AccountSight[]): Promise<void> {
    const journal = await opened();
    for (const sight of sights) await journal.keep(sight.accountId, sight);
    await journal.close();
  }

  it("gives answers back as they were, each once, and says how many and how old", async () => {
    const [first, second] = [sightOf(one, 50), sightOf(two)];
    await keep(first, second);
    const journal = await opened();
    assert.deepEqual(journal.notes(new Date()), []);
    assert.deepEqual(journal.take(one), first);
    assert.deepEqual(journal.take(two), second);
    assert.equal(journal.take(one), undefined);
    assert.equal(journal.take(three), undefined);
    const [note = ""] = journal.notes(new Date());
    assert.equal(
      note.replace(path, "PATH"),
      'The answers of 2 accounts are from --journal "PATH": the oldest is 50 minutes old.',
    );
    await journal.close();
  });

  it("is a line an account behind one that says what was asked, for its owner's eyes alone", async () => {
    await keep(sightOf(one), sightOf(two));
    const lines = (await readFile(path, "utf8")).split("\n");
    assert.equal(lines.length, 4);
    assert.deepEqual(JSON.parse(lines[0] ?? ""), { format: 1, ...asked });
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(directory), ["journal"]);
  });

  it("passes over answers that are too old, and takes the latest of an account", async () => {
    const latest = sightOf(two, 2);
    await keep(sightOf(one, 61), sightOf(two, 5), latest, sightOf(three, -5));
    const journal = await opened();
    assert.equal(journal.take(one), undefined);
    assert.deepEqual(journal.take(two), latest);
    assert.equal(journal.take(three), undefined, "nobody answers in the future");
    await journal.close();
  });

  it("goes on after a run that was killed at any point", async () => {
    await keep(sightOf(one), sightOf(two));
    const whole = await readFile(path);
    const ends = [...whole.keys()].filter((index) => whole[index] === 0x0a).map((index) => index + 1);
    const [head = 0, first = 0] = ends;
    for (const length of [0, 3, 11, head - 1, head, head + 1, first - 1, first, first + 40, whole.length - 1]) {
      await writeFile(path, whole.subarray(0, length));
      const journal = await opened();
      assert.deepEqual(journal.take(one) !== undefined, length >= first, `after ${length} bytes`);
      await journal.keep(three, sightOf(three));
      await journal.close();
      const again = await opened();
      assert.ok(again.take(three) !== undefined, `after ${length} bytes`);
      assert.deepEqual(again.take(one) !== undefined, length >= first);
      await again.close();
    }
  });

  it("passes over lines that are no answers", async () => {
    await keep(sightOf(one));
    await appendFile(path, `{}\nnull\n[1\n{"name":"${two}","sight":{"accountId":"${two}"}}\n`);
    const journal = await opened();
    assert.equal(journal.take(two), undefined);
    assert.ok(journal.take(one) !== undefined);
    await journal.close();
  });

  it("of something else is refused, and left as it is", async () => {
    await keep(sightOf(one));
    const before = await readFile(path, "utf8");
    assert.match(
      await faultOf({ calls: ["describeTrails"] }),
      /^--journal "PATH" is of an audit by rules that ask for/,
    );
    assert.equal(
      await faultOf({ organizationId: "o-other67890" }),
      '--journal "PATH" is of an audit of another organization ("o-1234567890", and this is "o-other67890"). Name another file',
    );
    assert.match(await faultOf({ roleName: "Other" }), /another role \("Audit", and this is "Other"\)/);
    assert.equal(await readFile(path, "utf8"), before);
    await writeFile(path, before.replace('"format":1', '"format":2'));
    assert.match(await faultOf(), /is of another version \("2", and this is 1\)/);
    for (const text of ["a list\nof accounts\n", '{"calls":', "\n", "{}\n"]) {
      await writeFile(path, text);
      assert.equal(await faultOf(), '--journal "PATH" is no journal of an audit. Name another file');
      assert.equal(await readFile(path, "utf8"), text);
    }
    assert.deepEqual(await readdir(directory), ["journal"]);
  });

  it("that cannot be written is refused", async () => {
    path = join(directory, "none", "journal");
    assert.equal(await faultOf(), '--journal "PATH" cannot be used: there is no such file or folder');
  });

  it("is refused to a second run, but not after the first has ended, however that was", async () => {
    const journal = await opened();
    assert.equal(
      await faultOf(),
      `--journal "PATH" is in use by process ${process.pid}. Wait for its end, or name another file`,
    );
    await journal.close();
    for (const stale of ["999999999 x", "", "nonsense"]) {
      await writeFile(`${path}.lock`, stale);
      await (await opened()).close();
    }
    await writeFile(`${path}.lock`, "999999999 x");
    const both = await Promise.all([1, 2].map(() => Journal.open({ path, maxAge }, asked)));
    assert.equal(both.filter((each) => "fault" in each).length, 1);
    for (const each of both) if (each instanceof Journal) await each.close();
    assert.deepEqual(await readdir(directory), ["journal"]);
  });
});

describe("an audit with a journal", () => {
  const options = { name: one, signal: new AbortController().signal };

  function asker(answer: Fact<AccountSight>): { readonly asker: Asker; readonly calls: string[] } {
    const calls: string[] = [];
    return {
      calls,
      asker: {
        account: (_, { name }) => {
          calls.push(name);
          return Promise.resolve(answer);
        },
        complete: () => Promise.resolve(),
        sight: () => undefined,
        factsIndex: () => assert.fail(),
      },
    };
  }

  it("asks those alone that the journal has no answer of, and writes down what they answer", async () => {
    const { asker: asks, calls } = asker(known(sightOf(one)));
    const kept: string[] = [];
    const recalled: string[] = [];
    const journal = {
      take: (name: string) => (name === two ? sightOf(two) : undefined),
      keep: (name: string) => Promise.resolve(void kept.push(name)),
    };
    const both = journaled(asks, journal, (_, { accountId }) => void recalled.push(accountId));
    assert.ok((await both.account(credentialsAtHand, options)).known);
    assert.ok((await both.account(credentialsAtHand, { ...options, name: two, accountId: two })).known);
    assert.ok((await both.account(credentialsAtHand, { ...options, name: two, accountId: three })).known);
    assert.deepEqual([calls, kept, recalled], [[one, two], [one, two], [two]]);
  });

  it("writes down nothing of who did not answer, or not in time", async () => {
    const kept: string[] = [];
    const journal = { take: () => undefined, keep: (name: string) => Promise.resolve(void kept.push(name)) };
    const nobody = asker(unknown("refused", "ask")).asker;
    await journaled(nobody, journal, () => undefined).account(credentialsAtHand, options);
    const late = asker(known(sightOf(one))).asker;
    await journaled(late, journal, () => undefined).account(credentialsAtHand, {
      ...options,
      signal: AbortSignal.abort(),
    });
    assert.deepEqual(kept, []);
  });
});
