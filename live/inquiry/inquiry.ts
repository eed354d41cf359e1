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
import { CallLimit } from "../callLimit";
import type { CallName } from "../calls";
import { Connections } from "../connections";
import { destinationsOf } from "../facts/destinations";
import { notAsked } from "../notAsked";
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

/** How many accounts complete what they see at the same time. */
const mostAccounts = 50;

/** Asks AWS about the accounts of one run. Each trail, bucket, key, topic and role is asked for once, whoever sees it. */
export class Inquiry {
  readonly #calls: ReadonlySet<CallName>;
  readonly #connections: Connections;
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
    this.#sessions.set(session.accountId, session);
    const own = trails.filter((trail) => isOwn(session.accountId, trail));
    await Promise.all(own.map((trail) => this.#askAll(session, trail)));
    return known(
      await this.#seen({
        accountId: session.accountId,
        askedAt,
        partition: session.partition,
        region,
        closedRegions,
        trails: trails.map(untold),
      }),
    );
  }

  /**
   * Completes what accounts see of the trails of others, when all of them were asked. A trail whose owner answered is known
   * already; any other is asked for by those who see it, one after the other, until it is known. Then all policies are known
   * that tell whether the organization of an account matters.
   */
  async complete(
    sights: readonly AccountSight[],
    { signal }: Pick<AccountOptions, "signal"> = {},
  ): Promise<readonly AccountSight[]> {
    const limit = new CallLimit(mostAccounts);
    const owners = new Set(sights.map(({ accountId }) => accountId));
    await Promise.all(
      sights.map(({ accountId, trails }) =>
        limit.run(async () => {
          const session = this.#sessions.get(accountId)?.until(signal);
          const foreign = trails
            .map(({ trail }) => trail)
            .filter((trail) => !owners.has(ownerOf(trail.TrailARN ?? "")));
          if (session !== undefined) {
            await Promise.all(foreign.map((trail) => this.#askAll(session, trail)));
          }
        }),
      ),
    );
    await Promise.all(sights.map((sight) => limit.run(() => this.#askDependedOn(sight, signal))));
    return Promise.all(sights.map((sight) => this.#seen(sight)));
  }

  /** Asks which organization an account is in, where a policy asks that of its trails. */
  async #askDependedOn(sight: AccountSight, signal: AbortSignal | undefined): Promise<void> {
    const session = this.#sessions.get(sight.accountId)?.until(signal);
    if (session === undefined || !this.#calls.has("describeOrganization")) {
      return;
    }
    const seen = await this.#seen(sight);
    const depending = seen.trails.filter(
      ({ trail, organizationId }) =>
        organizationId === undefined &&
        isOwn(session.accountId, trail) &&
        dependsOnOrganization(destinationsOf(trail, seen)),
    );
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
  async #seen(
    sight: Pick<AccountSight, "accountId" | "askedAt" | "partition" | "region" | "closedRegions" | "trails">,
  ): Promise<AccountSight> {
    const shown = sight.trails.map(({ trail }) => trail);
    const [trails, logBuckets, keys, topics, roles] = await Promise.all([
      Promise.all(sight.trails.map(async (each) => (await this.#trails.get(each.trail.TrailARN ?? "")) ?? each)),
      knownOf(this.#buckets, shown, ({ S3BucketName }) => S3BucketName),
      knownOf(this.#keys, shown, ({ KmsKeyId }) => KmsKeyId),
      knownOf(this.#topics, shown, ({ SnsTopicARN }) => SnsTopicARN),
      knownOf(this.#roles, shown, ({ CloudWatchLogsRoleArn }) => CloudWatchLogsRoleArn),
    ]);
    return { ...sight, trails, logBuckets, keys, topics, roles };
  }
}

function isOwn(accountId: string, { TrailARN = "" }: Trail): boolean {
  return ownerOf(TrailARN) === accountId;
}

function untold(trail: Trail): TrailAnswers {
  return { trail, status: notAsked, selectors: notAsked };
}

/** What is known about the things that trails name, each once. */
async function knownOf<Answers>(
  shared: Shared<Answers>,
  trails: readonly Trail[],
  nameOf: (trail: Trail) => string | undefined,
): Promise<readonly Answers[]> {
  const names = new Set(trails.flatMap((trail) => nameOf(trail) ?? []));
  const answers = await Promise.all([...names].map((name) => shared.get(name)));
  return answers.filter((answer) => answer !== undefined);
}
