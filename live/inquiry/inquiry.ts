import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import type { Trail } from "@aws-sdk/client-cloudtrail";
import { readTrailArn } from "../../rules/cloudtrail/trailArn";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, known, unknown } from "../../rules/facts/fact";
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
import { type Packed, pack, unpack } from "../packed";
import { Session } from "../session";
import { dependsOnOrganization } from "./dependsOnOrganization";
import { Shared } from "./shared";

/** How to ask about an account. */
export interface AccountOptions {
  /** The id that the account should have. */
  readonly accountId?: string | undefined;
  /** Ends all waiting for answers. What was not answered by then is not known. */
  readonly signal?: AbortSignal | undefined;
}

/** How many accounts complete what they see at the same time, and how many sessions stay open for that. */
const mostAccounts = 50;

/** What an account answered by itself. What it names is shared. */
type Frame = Pick<AccountSight, "accountId" | "askedAt" | "partition" | "region" | "closedRegions" | "trails">;

/** How an account was entered, and what it answered. */
interface Entered {
  readonly access: Access;
  readonly frame: Packed<Frame>;
}

/**
 * Asks AWS about the accounts of one run. Each trail, bucket, key, topic and role is asked for once, whoever sees it. What was
 * answered is kept packed, so that it may be ten thousand accounts.
 */
export class Inquiry {
  readonly #calls: ReadonlySet<CallName>;
  readonly #connections: Connections;
  readonly #entered = new Map<string, Entered>();
  /** Those opened last. */
  readonly #sessions = new Map<string, Session>();
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
  constructor(calls: ReadonlySet<CallName>, connections = new Connections()) {
    this.#calls = calls;
    this.#connections = connections;
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
    await Promise.all(own.map((trail) => this.#askAll(session, trail)));
    const { accountId: id, partition } = session;
    const frame = { accountId: id, askedAt, partition, region, closedRegions, trails: trails.map(untold) };
    await this.#askDependedOn(this.#seen(frame), () => Promise.resolve(session));
    this.#entered.set(id, { access, frame: pack(frame) });
    this.#keepOpen(session);
    return known(this.#seen(frame));
  }

  /** Takes what an account answered before, as if it had been asked. */
  recall(access: Access, sight: AccountSight): void {
    const { accountId, askedAt, partition, region, closedRegions, trails } = sight;
    const shown = trails.map(({ trail }) => untold(trail));
    const frame = { accountId, askedAt, partition, region, closedRegions, trails: shown };
    this.#entered.set(accountId, { access, frame: pack(frame) });
    for (const answers of trails.filter(({ trail }) => isOwn(accountId, trail))) {
      const { bucket, key, topic, role } = destinationsOf(answers.trail, sight);
      this.#trails.recall(answers.trail.TrailARN ?? "", answers);
      if (bucket !== undefined) this.#buckets.recall(bucket.name, bucket);
      if (key !== undefined) this.#keys.recall(key.arn, key);
      if (topic !== undefined) this.#topics.recall(topic.arn, topic);
      if (role !== undefined) this.#roles.recall(role.arn, role);
    }
  }

  /** What an account that answered sees, as far as it is known by now; `undefined` where it did not answer. */
  sight(accountId: string): AccountSight | undefined {
    const entered = this.#entered.get(accountId);
    return entered === undefined ? undefined : this.#seen(unpack(entered.frame));
  }

  /**
   * Completes what accounts see of the trails of others, when all of them were asked. A trail whose owner answered is known
   * already; any other is asked for by those who see it, one after the other, until it is known. Then all policies are known
   * that tell whether the organization of an account matters.
   */
  async complete({ signal }: Pick<AccountOptions, "signal"> = {}): Promise<void> {
    await eachOf(this.#entered, mostAccounts, async ([accountId, { frame }]) => {
      const foreign = unpack(frame)
        .trails.map(({ trail }) => trail)
        .filter((trail) => !this.#entered.has(ownerOf(trail.TrailARN ?? "")));
      const session = foreign.length === 0 ? undefined : await this.#session(accountId, signal);
      if (session !== undefined) {
        await Promise.all(foreign.map((trail) => this.#askAll(session, trail)));
      }
    });
    await eachOf(this.#entered.values(), mostAccounts, ({ frame }) => {
      const sight = this.#seen(unpack(frame));
      return this.#askDependedOn(sight, () => this.#session(sight.accountId, signal));
    });
  }

  /** The session of an account that answered, which is opened again where it is not open any more. */
  async #session(accountId: string, signal: AbortSignal | undefined): Promise<Session | undefined> {
    const open = this.#sessions.get(accountId);
    const entered = this.#entered.get(accountId);
    if (open !== undefined || entered === undefined) {
      return open?.until(signal);
    }
    const opened = await Session.open(entered.access, { connections: this.#connections, signal });
    if (!opened.known || opened.value.accountId !== accountId) {
      return undefined;
    }
    const session = opened.value.in(unpack(entered.frame).region);
    this.#keepOpen(session);
    return session;
  }

  /** Closes the one that was opened first where there are too many. */
  #keepOpen(session: Session): void {
    this.#sessions.set(session.accountId, session);
    const [first] = this.#sessions.keys();
    if (first !== undefined && this.#sessions.size > mostAccounts) this.#sessions.delete(first);
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
  async #askAll(session: Session, trail: Trail): Promise<void> {
    const calls = this.#calls;
    const needs = (...names: readonly CallName[]): boolean => names.some((name) => calls.has(name));
    const { TrailARN = "", S3BucketName, KmsKeyId, SnsTopicARN, CloudWatchLogsRoleArn } = trail;
    const { region: homeRegion } = readTrailArn(TrailARN);
    await Promise.all([
      this.#trails.ask(TrailARN, (earlier) => this.#askTrail(session, trail, earlier)),
      S3BucketName !== undefined &&
        needs(...bucketCalls) &&
        this.#buckets.ask(S3BucketName, (earlier) => {
          const bucket = { name: S3BucketName, region: trail.HomeRegion ?? homeRegion };
          return askBucket(session, bucket, calls, () => this.#accountBlock(session), earlier);
        }),
      KmsKeyId !== undefined &&
        needs(...keyCalls) &&
        this.#keys.ask(KmsKeyId, (earlier) => askKey(session, KmsKeyId, calls, earlier)),
      SnsTopicARN !== undefined &&
        needs("getTopicAttributes") &&
        this.#topics.ask(SnsTopicARN, async (earlier) =>
          earlier?.policy.known === true ? earlier : askTopic(session, SnsTopicARN),
        ),
      // CloudTrail takes roles of the account of the trail only.
      CloudWatchLogsRoleArn !== undefined &&
        needs("getRole") &&
        isOwn(session.accountId, trail) &&
        this.#roles.ask(CloudWatchLogsRoleArn, async (earlier) => earlier ?? askRole(session, CloudWatchLogsRoleArn)),
    ]);
  }

  async #askTrail(session: Session, trail: Trail, earlier: TrailAnswers | undefined): Promise<TrailAnswers> {
    const isOrganizations = trail.IsOrganizationTrail === true && this.#calls.has("describeOrganization");
    const [answers, organizationId] = await Promise.all([
      askTrail(session, trail, this.#calls, earlier),
      isOrganizations && isOwn(session.accountId, trail) ? this.#organization(session) : earlier?.organizationId,
    ]);
    return { ...answers, ...(organizationId !== undefined && { organizationId }) };
  }

  /** That of an account is asked for once. */
  #organization(session: Session): Promise<Fact<string | undefined>> {
    const { accountId } = session;
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
