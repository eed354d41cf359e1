import assert from "node:assert/strict";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { AuditResult, Fix } from "../../../audit/auditReport";
import { fixesOf } from "../../../audit/fix/fixesOf";
import type { Subject } from "../../../audit/fix/subject";
import { judge } from "../../../audit/judge/judge";
import type { SeenAccount } from "../../../audit/judge/seenAccount";
import { captureCommand } from "../../../sandbox/captureCommand";
import type { LocalAws } from "../../../sandbox/localAws/localAws";
import { withLocalAws } from "../../../sandbox/localAws/environment";
import { calls, type CallName } from "../../../live/calls";
import { factsOf } from "../../../live/facts/factsOf";
import { Inquiry } from "../../../live/inquiry/inquiry";
import { accountRules, deliveryRules, keyRules, logBucketRules, rules, trailRules } from "../../../rules/catalogue";
import { known } from "../../../rules/facts/fact";
import type { Rule, Settings, Verdict } from "../../../rules/rule";
import { accessTo } from "../../live/inquiry/auditedAws";
import { completedSights } from "../../live/inquiry/completedSights";
import { Account, HOME } from "../../sandbox/localAws/account";
import { useServer } from "../../sandbox/localAws/server";

/** What a rule says about one thing in an account. */
interface Answer {
  readonly subject: Subject;
  readonly verdict: Verdict;
  readonly fix: Fix;
}

/** An account of a local AWS that is audited, and changed by commands of the AWS CLI. */
export class AuditedAccount {
  private constructor(
    readonly account: Account,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Enters an account that nobody has used before. */
  static async enter({ endpoint, environment }: LocalAws, id?: string): Promise<AuditedAccount> {
    const account = await Account.enter(endpoint, id);
    const sts = new STSClient({ endpoint, region: HOME, credentials: { accessKeyId: "a", secretAccessKey: "b" } });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account.id}:role/admin`, RoleSessionName: "admin" }),
    );
    return new AuditedAccount(account, {
      ...withLocalAws(process.env, environment),
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
    });
  }

  /** What rules say about it, by name, and the fix for each answer. */
  async audit(settings: Settings = {}): Promise<ReadonlyMap<string, readonly Answer[]>> {
    const { sight, facts } = await this.look();
    const answersOf = <Facts>(
      each: readonly Rule<Facts>[],
      things: readonly Facts[],
      subjectOf: (index: number) => Subject,
    ) =>
      each.map((rule) => {
        const answers = things.map((thing, index) => {
          const subject = subjectOf(index);
          const [fix = assert.fail()] = fixesOf([{ rule, subject, settings }]);
          return { subject, verdict: rule.evaluate(thing, settings), fix };
        });
        return [rule.name, answers] as const;
      });
    return new Map([
      ...answersOf(accountRules, [facts.account], () => ({ sight })),
      ...answersOf([...trailRules, ...deliveryRules], facts.trails, (index) => ({
        sight,
        trail: sight.trails[index] ?? assert.fail(),
      })),
      ...answersOf(logBucketRules, facts.logBuckets, (index) => ({
        sight,
        logBucket: sight.logBuckets[index] ?? assert.fail(),
      })),
      ...answersOf(keyRules, facts.keys, (index) => ({ sight, key: sight.keys[index] ?? assert.fail() })),
    ]);
  }

  /** What the report of an audit says about it, by these rules. */
  async report(...names: readonly string[]): Promise<readonly AuditResult[]> {
    const asked = rules
      .filter(({ name }) => names.includes(name))
      .map((rule) => ({ rule, settings: {}, exceptions: [] }));
    assert.equal(asked.length, names.length);
    return [...judge([{ accountId: this.account.id, seen: known(await this.look()) }], asked, "2027-03-31").results];
  }

  private async look(): Promise<SeenAccount> {
    const inquiry = new Inquiry(new Set(Object.keys(calls) as CallName[]));
    const asked = await inquiry.account(accessTo(this.account.id));
    assert.ok(asked.known, JSON.stringify(asked));
    const [sight] = await completedSights(inquiry, [asked.value]);
    assert.ok(sight);
    const [facts] = factsOf([sight]);
    assert.ok(facts);
    return { sight, facts };
  }

  /** Runs a command in a POSIX shell, with credentials of the account. */
  async run(command: string): Promise<void> {
    const { code, output } = await captureCommand("sh", ["-c", command], { env: this.environment });
    assert.equal(code, 0, `${command}\n${output}`);
  }
}

/** Starts a local AWS for the tests of a `describe` block, and lets what asks AWS in this process ask it. */
export function useAuditedAws(): () => LocalAws {
  const server = useServer();
  let saved: NodeJS.ProcessEnv;
  before(() => {
    saved = { ...process.env };
    Object.assign(process.env, withLocalAws(process.env, server().environment));
  });
  after(() => {
    process.env = saved;
  });
  return server;
}
