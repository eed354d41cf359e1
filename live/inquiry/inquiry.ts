import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import type { Trail } from "@aws-sdk/client-cloudtrail";
import { accountOfArn } from "../../rules/arns";
import { readTrailArn } from "../../rules/cloudtrail/trailArn";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import { addTo } from "../../rules/lists";
import { quote } from "../../rules/text";
import type { Access } from "../access";
import type {
  AccountSight,
  KeyAnswers,
  LogBucketAnswers,
  RoleAnswers,
  TopicAnswers,
  TrailAnswers,
} from "../accountSight";
import { askAccountBlock } from "./askAccountBlock";
import { askBucket, bucketCalls } from "./askBucket";
import { askKey, keyCalls } from "./askKey";
import { askOrganization } from "./askOrganization";
import { askRole } from "./askRole";
import { askTopic } from "./askTopic";
import { askTrail, askTrails } from "../askTrails";
import type { CallName } from "../calls";
import { Connections } from "../connections";
import { eachOf } from "../eachOf";
import { destinationsOf } from "../facts/destinations";
import { notAsked } from "../notAsked";
import { PackedMap } from "../packedMap";
import { Session } from "../session";
import { dependsOnOrganization } from "./dependsOnOrganization";
import { Shared } from "./shared";
import { isToldAll, toldMost, withRemedy } from "./told";
import { accountsIn, mostSeers, type ShownTrail, ShownTrails } from "./whoToAsk";

/** How to ask about an account. */
export interface AccountOptions {
  /** The id that the account should have. */
  readonly accountId?: string | undefined;
  /** Ends all waiting for answers. What was not answered by then is not known. */
  readonly signal?: AbortSignal | undefined;
}

/** Who else may be asked than the account that a thing shows in. */
export interface Helpers {
  /** The organization that the accounts asked are in; absent where that is not known. */
  readonly organizationId?: string | undefined;
  /** Those who may see what a trail of the organization records: its management account or delegated administrators. */
  readonly viewers?: readonly Access[];
  /** The account that keeps the log files of others. */
  readonly logAccount?: Access | undefined;
  /** What else makes known what a bucket or a key of an unknown account is like, an imperative clause. */
  readonly remedy?: string | undefined;
}

/** How many accounts complete what they see at the same time, and how many sessions stay open for that. */
const mostAccounts = 50;

/** What an account answered by itself. What it names is shared. */
type Frame = Pick<AccountSight, "accountId" | "askedAt" | "partition" | "region" | "closedRegions" | "trails">;

/**
 * Asks AWS about the accounts of one run. Each trail, bucket, key, topic and role is asked for once, whoever sees it. What was
 * answered is kept packed, so that it may be ten thousand accounts.
 */
export class Inquiry {
  readonly #calls: ReadonlySet<CallName>;
  readonly #connections: Connections;
  /** How accounts that answered were entered. */
  readonly #entered = new Map<string, Access>();
  readonly #frames = new PackedMap<string, Frame>();
  /** The trails that more may be known about when all accounts were asked. */
  readonly #incomplete = new ShownTrails();
  /** The accounts that own some of these. */
  readonly #owners = new Set<string>();
  readonly #helpers: Helpers;
  /** Those opened last. */
  readonly #sessions = new Map<string, Session>();
  readonly #helping = new Map<Access, Promise<Session | undefined>>();
  /** How many accounts were asked about a thing, by its name. */
  readonly #askers = new Map<string, number>();
  /** The accounts that were not asked about a bucket because those before were told too little, by its name. */
  readonly #left = new Map<string, string[]>();
  readonly #accountBlocks = new Map<string, Promise<Fact<PublicAccessBlockConfiguration | undefined>>>();
  readonly #organizations = new Map<string, Promise<Fact<string | undefined>>>();
  readonly #trails = new Shared<TrailAnswers>();
  readonly #buckets = new Shared<LogBucketAnswers>();
  readonly #keys = new Shared<KeyAnswers>();
  readonly #topics = new Shared<TopicAnswers>();
  readonly #roles = new Shared<RoleAnswers>();

  /**
   * @param calls - those that may be made: `callsFor` tells which ones rules need
   * @param connections - those of the run
   */
  constructor(calls: ReadonlySet<CallName>, connections = new Connections(), helpers: Helpers = {}) {
    this.#calls = calls;
    this.#connections = connections;
    this.#helpers = helpers;
  }

  /** Asks about one account. What belongs to others is asked by `complete`. Never throws. */
  async account(access: Access, { accountId, signal }: AccountOptions = {}): Promise<Fact<AccountSight>> {
    const askedAt = new Date();
    const opened = await Session.open(access, { connections: this.#connections, signal });
    if (!opened.known) {
      return opened;
    }
    if (accountId !== undefined && opened.value.accountId !== accountId) {
      return unknown(
        `its credentials are those of account ${quote(opened.value.accountId)}`,
        "name a role or a profile of the account itself",
      );
    }
    const shown = await askTrails(opened.value);
    if (!shown.known) {
      return shown;
    }
    const { region, closedRegions, trails } = shown.value;
    const session = opened.value.in(region);
    const own = trails.filter((trail) => isOwn(session.accountId, trail));
    await Promise.all(own.map((trail) => this.#askAll(session, trail, signal)));
    const { accountId: id, partition } = session;
    const frame = { accountId: id, askedAt, partition, region, closedRegions, trails: trails.map(untold) };
    await this.#askDependedOn(this.#seen(frame), () => Promise.resolve(session));
    this.#keepOpen(session);
    return known(this.#enter(access, frame));
  }

  /** Takes what an account answered before, as if it had been asked. */
  recall(access: Access, sight: AccountSight): void {
    const { accountId, askedAt, partition, region, closedRegions, trails } = sight;
    const shown = trails.map(({ trail }) => untold(trail));
    const frame = { accountId, askedAt, partition, region, closedRegions, trails: shown };
    for (const answers of trails.filter(({ trail }) => isOwn(accountId, trail))) {
      const { bucket, key, topic, role } = destinationsOf(answers.trail, sight);
      this.#trails.recall(answers.trail.TrailARN ?? "", answers);
      if (bucket !== undefined) this.#buckets.recall(bucket.name, bucket);
      if (key !== undefined) this.#keys.recall(key.arn, key);
      if (topic !== undefined) this.#topics.recall(topic.arn, topic);
      if (role !== undefined) this.#roles.recall(role.arn, role);
    }
    this.#enter(access, frame);
  }

  /** What an account that answered sees, as far as it is known by now; `undefined` where it did not answer. */
  sight(accountId: string): AccountSight | undefined {
    const frame = this.#frames.get(accountId);
    return frame === undefined ? undefined : this.#seen(frame);
  }

  /**
   * Completes what accounts see, when all of them were asked. A trail whose owner answered is known already, and so are most
   * buckets and keys. About any other, those are asked who may know it, one after the other and only few, until all is known.
   * Then all policies are known that tell whether the organization of an account matters.
   */
  async complete({ signal }: Pick<AccountOptions, "signal"> = {}): Promise<void> {
    await eachOf(this.#incomplete, mostAccounts, (shown) => this.#completeTrail(shown, signal));
    await eachOf(this.#owners, mostAccounts, async (accountId) => {
      const sight = this.sight(accountId);
      if (sight !== undefined) await this.#askDependedOn(sight, () => this.#session(accountId, signal));
    });
  }

  /** Keeps what an account answered, and notes which of its trails more may be known about later. */
  #enter(access: Access, frame: Frame): AccountSight {
    const { accountId } = frame;
    this.#entered.set(accountId, access);
    this.#frames.set(accountId, frame);
    const sight = this.#seen(frame);
    for (const answers of sight.trails) {
      const isIncomplete = isOwn(accountId, answers.trail) && !this.#isToldAll(answers, sight);
      if (isIncomplete) this.#owners.add(accountId);
      if (isIncomplete || !isOwn(accountId, answers.trail)) this.#incomplete.add(accountId, answers.trail);
    }
    return sight;
  }

  /** Whether all is known about a trail and what it delivers to that others than its owner may tell. */
  #isToldAll(answers: TrailAnswers, sight: AccountSight): boolean {
    const { trail } = answers;
    const { bucket, key, topic } = destinationsOf(trail, sight);
    const asked = [
      answers,
      ...(this.#asksBucket(trail) ? [bucket] : []),
      ...(this.#asksKey(trail) ? [key] : []),
      ...(this.#asksTopic(trail) ? [topic] : []),
    ];
    return asked.every((each) => each !== undefined && isToldAll(each));
  }

  /** The session of an account that answered, which is opened again where it is not open any more. */
  async #session(accountId: string, signal: AbortSignal | undefined): Promise<Session | undefined> {
    const open = this.#sessions.get(accountId);
    const access = this.#entered.get(accountId);
    if (open !== undefined || access === undefined) {
      return open?.until(signal);
    }
    const opened = await Session.open(access, { connections: this.#connections, signal });
    if (!opened.known || opened.value.accountId !== accountId) {
      return undefined;
    }
    const session = opened.value.in(this.#frames.get(accountId)?.region ?? opened.value.region);
    this.#keepOpen(session);
    return session;
  }

  /** Closes the one that was opened first where there are too many. */
  #keepOpen(session: Session): void {
    this.#sessions.set(session.accountId, session);
    const [first] = this.#sessions.keys();
    if (first !== undefined && this.#sessions.size > mostAccounts) this.#sessions.delete(first);
  }

  /** Asks those who may know more of a trail, its bucket, its key and its topic. */
  async #completeTrail({ trail, seers }: ShownTrail, signal: AbortSignal | undefined): Promise<void> {
    const { TrailARN = "", S3BucketName = "", KmsKeyId = "", SnsTopicARN = "", IsOrganizationTrail } = trail;
    const { viewers = [], logAccount, remedy } = this.#helpers;
    const isOwnerAsked = this.#entered.has(ownerOf(TrailARN));
    const account = (id: string) => () => this.#session(id, signal);
    const keeper = logAccount === undefined ? [] : [() => this.#helper(logAccount, signal)];
    const others = [
      ...(IsOrganizationTrail === true ? viewers.map((access) => () => this.#helper(access, signal)) : []),
      // The owner was told all that members are.
      ...(isOwnerAsked ? [] : seers.map(account)),
    ];
    const ask = async <Answers extends object>(
      shared: Shared<Answers>,
      name: string,
      candidates: readonly (() => Promise<Session | undefined>)[],
      askAs: (session: Session) => Promise<unknown>,
    ): Promise<void> => {
      for (const enter of candidates) {
        const told = shared.get(name);
        const session = told !== undefined && isToldAll(told) ? undefined : await enter();
        if (session !== undefined) await askAs(session);
      }
    };
    await Promise.all([
      ask(this.#trails, TrailARN, others, (session) =>
        this.#trails.ask(TrailARN, (earlier) => this.#askTrail(session, trail, earlier)),
      ),
      this.#asksBucket(trail) &&
        ask(this.#buckets, S3BucketName, [...keeper, ...accountsIn(S3BucketName).map(account), ...others], (session) =>
          this.#buckets.ask(S3BucketName, (earlier) => this.#askBucketAs(session, trail, earlier)),
        ),
      this.#asksKey(trail) &&
        ask(this.#keys, KmsKeyId, [account(accountOfArn(KmsKeyId)), ...keeper, ...others], (session) =>
          this.#keys.ask(KmsKeyId, (earlier) => askKey(session, KmsKeyId, this.#calls, earlier)),
        ),
      this.#asksTopic(trail) &&
        ask(this.#topics, SnsTopicARN, [account(accountOfArn(SnsTopicARN)), ...others], (session) =>
          this.#topics.ask(SnsTopicARN, () => askTopic(session, SnsTopicARN)),
        ),
    ]);
    await this.#askThoseLeft(trail, signal);
    if (remedy !== undefined) {
      const isCentral = (name: string): boolean => IsOrganizationTrail === true || (this.#askers.get(name) ?? 0) > 1;
      if (isCentral(S3BucketName)) await this.#hint(this.#buckets, S3BucketName, remedy);
      if (isCentral(KmsKeyId)) await this.#hint(this.#keys, KmsKeyId, remedy);
    }
  }

  /** Asks the accounts that were not asked about the bucket of their trail, many side by side, until one is told all. */
  async #askThoseLeft(trail: Trail, signal: AbortSignal | undefined): Promise<void> {
    const { S3BucketName = "" } = trail;
    const left = this.#left.get(S3BucketName) ?? [];
    this.#left.delete(S3BucketName);
    for (let start = 0; start < left.length; start += mostAccounts) {
      const earlier = this.#buckets.get(S3BucketName);
      if (earlier === undefined || isToldAll(earlier)) {
        return;
      }
      const answers = await Promise.all(
        left.slice(start, start + mostAccounts).map(async (accountId) => {
          const session = await this.#session(accountId, signal);
          return session === undefined ? earlier : this.#askBucketAs(session, trail, earlier);
        }),
      );
      await this.#buckets.ask(S3BucketName, () => Promise.resolve(toldMost(earlier, answers)));
    }
  }

  /** Says how else to make known what nobody was told about a thing. */
  async #hint<Answers extends object>(shared: Shared<Answers>, name: string, remedy: string): Promise<void> {
    const told = shared.get(name);
    if (told !== undefined && !isToldAll(told)) {
      await shared.ask(name, (earlier = told) => Promise.resolve(withRemedy(earlier, remedy)));
    }
  }

  /** The session of somebody else who may be asked; `undefined` where AWS does not let them in. */
  async #helper(access: Access, signal: AbortSignal | undefined): Promise<Session | undefined> {
    const opening = this.#helping.get(access) ?? this.#open(access);
    this.#helping.set(access, opening);
    return (await opening)?.until(signal);
  }

  async #open(access: Access): Promise<Session | undefined> {
    const opened = await Session.open(access, { connections: this.#connections });
    return opened.known ? opened.value : undefined;
  }

  /** Asks which organization an account is in, where a policy asks that of its trails. */
  async #askDependedOn(seen: AccountSight, enter: () => Promise<Session | undefined>): Promise<void> {
    const depending = seen.trails.filter(
      ({ trail, organizationId }) =>
        organizationId === undefined &&
        isOwn(seen.accountId, trail) &&
        dependsOnOrganization(destinationsOf(trail, seen)),
    );
    const isAsked = depending.length > 0 && this.#calls.has("describeOrganization");
    const session = isAsked ? await enter() : undefined;
    if (session === undefined) {
      return;
    }
    await Promise.all(
      depending.map((answers) =>
        this.#trails.ask(answers.trail.TrailARN ?? "", async (earlier = answers) => ({
          ...earlier,
          organizationId: await this.#organization(session),
        })),
      ),
    );
  }

  /** Asks about a trail and all that it delivers to. */
  async #askAll(session: Session, trail: Trail, signal: AbortSignal | undefined): Promise<void> {
    const { TrailARN = "", S3BucketName = "", KmsKeyId = "", SnsTopicARN = "", CloudWatchLogsRoleArn } = trail;
    const { accountId } = session;
    await Promise.all([
      this.#trails.ask(TrailARN, (earlier) => this.#askTrail(session, trail, earlier)),
      this.#asksBucket(trail) &&
        this.#askAmongFew(this.#buckets, S3BucketName, accountId, accountsIn(S3BucketName), (earlier) =>
          this.#askBucket(session, trail, signal, earlier),
        ),
      this.#asksKey(trail) &&
        this.#askAmongFew(this.#keys, KmsKeyId, accountId, accountOfArn(KmsKeyId), (earlier) =>
          askKey(session, KmsKeyId, this.#calls, earlier),
        ),
      this.#asksTopic(trail) &&
        this.#askAmongFew(this.#topics, SnsTopicARN, accountId, accountOfArn(SnsTopicARN), async (earlier) =>
          earlier?.policy.known === true ? earlier : askTopic(session, SnsTopicARN),
        ),
      // CloudTrail takes roles of the account of the trail only.
      CloudWatchLogsRoleArn !== undefined &&
        this.#calls.has("getRole") &&
        isOwn(accountId, trail) &&
        this.#roles.ask(CloudWatchLogsRoleArn, async (earlier) => earlier ?? askRole(session, CloudWatchLogsRoleArn)),
    ]);
  }

  #asksBucket({ S3BucketName }: Trail): boolean {
    return S3BucketName !== undefined && bucketCalls.some((call) => this.#calls.has(call));
  }

  #asksKey({ KmsKeyId }: Trail): boolean {
    return KmsKeyId !== undefined && keyCalls.some((call) => this.#calls.has(call));
  }

  #asksTopic({ SnsTopicARN }: Trail): boolean {
    return SnsTopicARN !== undefined && this.#calls.has("getTopicAttributes");
  }

  /**
   * Asks about a thing that may be another account's: its owner in any case, of the others so many. Ten thousand accounts
   * would wait for each other, to be refused one after the other.
   */
  #askAmongFew<Answers extends object>(
    shared: Shared<Answers>,
    name: string,
    accountId: string,
    owners: string | readonly string[],
    ask: (earlier: Answers | undefined) => Promise<Answers>,
  ): Promise<Answers> {
    return shared.ask(name, async (earlier) => {
      const askers = this.#askers.get(name) ?? 0;
      if (earlier !== undefined && askers >= mostSeers && !owners.includes(accountId)) {
        if (!isToldAll(earlier)) addTo(this.#left, name, accountId);
        return earlier;
      }
      this.#askers.set(name, askers + 1);
      return ask(earlier);
    });
  }

  /**
   * Asks about a bucket: the account of the trail, and the one that keeps the log files of others where that is told too
   * little. The bucket of an organization's trail is likely to be there.
   */
  async #askBucket(
    session: Session,
    trail: Trail,
    signal: AbortSignal | undefined,
    earlier: LogBucketAnswers | undefined,
  ): Promise<LogBucketAnswers> {
    const { logAccount } = this.#helpers;
    const keeper =
      earlier === undefined && logAccount !== undefined ? await this.#helper(logAccount, signal) : undefined;
    const others = keeper === undefined || keeper.accountId === session.accountId ? [] : [keeper];
    const [first = session, ...then] = trail.IsOrganizationTrail === true ? [...others, session] : [session, ...others];
    let told = await this.#askBucketAs(first, trail, earlier);
    for (const next of then) {
      told = isToldAll(told) ? told : await this.#askBucketAs(next, trail, told);
    }
    return told;
  }

  #askBucketAs(session: Session, trail: Trail, earlier: LogBucketAnswers | undefined): Promise<LogBucketAnswers> {
    const { TrailARN = "", S3BucketName: name = "", HomeRegion: region = readTrailArn(TrailARN).region } = trail;
    return askBucket(session, { name, region }, this.#calls, () => this.#accountBlock(session), earlier);
  }

  async #askTrail(session: Session, trail: Trail, earlier: TrailAnswers | undefined): Promise<TrailAnswers> {
    const isOrganizations = trail.IsOrganizationTrail === true && this.#calls.has("describeOrganization");
    const isTold = isOwn(session.accountId, trail) || this.#helpers.organizationId !== undefined;
    const [answers, organizationId] = await Promise.all([
      askTrail(session, trail, this.#calls, earlier),
      isOrganizations && isTold ? this.#organization(session) : earlier?.organizationId,
    ]);
    return { ...answers, ...(organizationId !== undefined && { organizationId }) };
  }

  /** That of an account is asked for once, where it is not known already. */
  #organization(session: Session): Promise<Fact<string | undefined>> {
    const { accountId } = session;
    const { organizationId } = this.#helpers;
    if (organizationId !== undefined) {
      return Promise.resolve(known(organizationId));
    }
    const organization = this.#organizations.get(accountId) ?? askOrganization(session);
    this.#organizations.set(accountId, organization);
    return organization;
  }

  /** That of an account is asked for where it has a bucket of a trail. */
  #accountBlock(session: Session): Promise<Fact<PublicAccessBlockConfiguration | undefined>> {
    const { accountId } = session;
    const block = this.#accountBlocks.get(accountId) ?? askAccountBlock(session);
    this.#accountBlocks.set(accountId, block);
    return block;
  }

  /** What an account sees, as far as it is known by now. */
  #seen(frame: Frame): AccountSight {
    const shown = frame.trails.map(({ trail }) => trail);
    return {
      ...frame,
      trails: frame.trails.map((each) => this.#trails.get(each.trail.TrailARN ?? "") ?? each),
      logBuckets: knownOf(this.#buckets, shown, ({ S3BucketName }) => S3BucketName),
      keys: knownOf(this.#keys, shown, ({ KmsKeyId }) => KmsKeyId),
      topics: knownOf(this.#topics, shown, ({ SnsTopicARN }) => SnsTopicARN),
      roles: knownOf(this.#roles, shown, ({ CloudWatchLogsRoleArn }) => CloudWatchLogsRoleArn),
    };
  }
}

function isOwn(accountId: string, { TrailARN = "" }: Trail): boolean {
  return ownerOf(TrailARN) === accountId;
}

function untold(trail: Trail): TrailAnswers {
  return { trail, status: notAsked, selectors: notAsked };
}

/** What is known about the things that trails name, each once. */
function knownOf<Answers extends object>(
  shared: Shared<Answers>,
  trails: readonly Trail[],
  nameOf: (trail: Trail) => string | undefined,
): readonly Answers[] {
  const names = new Set(trails.flatMap((trail) => nameOf(trail) ?? []));
  return [...names].flatMap((name) => shared.get(name) ?? []);
}
