import type { DeliveryFacts, Destination } from "../facts/deliveryFacts";
import { known, mapFact } from "../facts/fact";
import type { DeliveringTrail } from "../facts/logBucketFacts";
import type { TrailFacts } from "../facts/trailFacts";
import type { Mismatch, NearMiss } from "../iam/evaluatePolicy";
import type { PolicyStatement, ResourcePolicy } from "../iam/policyStatement";
import { textOf } from "../iam/requestText";
import { onceEach } from "../onceEach";
import { enumerate, quote } from "../text";
import {
  bucketRequests,
  type DeliveryRequest,
  keyRequests,
  logGroupRequests,
  topicRequests,
  trustRequests,
} from "./deliveryRequests";
import { statedErrors } from "./deliveryStatus";
import { type Examination, examineFact, examinePolicy } from "./examination";
import { type Refusal, refusalsOf, thisBucket, thisKey } from "./refusals";
import type { TrailRequirement } from "./requirement";
import type { TrailIdentity } from "./trailIdentity";

/** How many reasons of one doubt a message gives. */
const mostReasons = 3;

/** Everything that it delivers to lets it, as far as it is in the stack. */
export const canDeliver: TrailRequirement = {
  required:
    "can deliver: the policies of its bucket, key, topic and role let CloudTrail in for it, and the key is enabled",
  examine: (trail) => examine(trail, examineFiles, examineNotices),
};

/**
 * Nothing that is known keeps its log files from the bucket: no policy, nor an error that AWS states. What is not known does
 * not count against it.
 */
export const isNotKeptFromDelivering: TrailRequirement = {
  required: "is not known to be kept from delivering its log files",
  examine: (trail) => {
    const { faults } = examine(trail, examineFiles);
    return { faults: faults.length > 0 ? faults : statedErrors(trail, (what) => what === "log files"), doubts: [] };
  },
};

/** Examines something that a trail delivers to. */
type Examine = (trail: TrailFacts) => readonly Examination[];

function examine(trail: TrailFacts, ...some: readonly Examine[]): Examination {
  const { delivery } = trail;
  if (delivery?.known === false) {
    return { faults: [], doubts: [{ question: "can deliver its log files", reason: delivery }] };
  }
  return joined(some.flatMap((examineSome) => examineSome(trail)));
}

/** What is known of where a trail delivers to. */
function deliveryOf({ delivery }: TrailFacts): Partial<DeliveryFacts> {
  return delivery?.known === true ? delivery.value : {};
}

/** Where log files go: the bucket, through the key. Several rules ask, and policies take long. */
const examineFiles: Examine = onceEach((trail) => {
  const { trail: delivering, bucket, key } = deliveryOf(trail);
  if (delivering === undefined) {
    return [];
  }
  const examinations: Examination[] = [];
  if (bucket !== undefined) {
    const use = {
      bucketName: bucket.bucketName ?? thisBucket,
      keyPrefix: textOf(delivering.keyPrefix, "anything"),
      isForOrganization: delivering.isOrganizationTrail,
      folders: [
        ["CloudTrail", known(true)],
        ["CloudTrail-Digest", trail.validatesLogFiles],
        ["CloudTrail-Insight", mapFact(trail.insightTypes, (types) => types.length > 0)],
      ],
    } as const;
    examinations.push(
      ...examineDestination(bucket, `deliver to bucket ${quote(bucket.name)}`, (purpose) => [
        examineRequests(delivering, purpose, bucket.policy, (identity) => bucketRequests(identity, use)),
      ]),
    );
  }
  if (key !== undefined) {
    examinations.push(
      ...examineDestination(key, `encrypt with key ${quote(key.name)}`, (purpose) => [
        examineFact(key.isEnabled, `can ${purpose}`, (isEnabled) =>
          isEnabled ? undefined : `cannot ${purpose}, which is disabled`,
        ),
        examineRequests(delivering, purpose, key.policy, (identity) =>
          keyRequests(identity, key.arn ?? thisKey, bucket?.usesBucketKey ?? known(false)),
        ),
      ]),
    );
  }
  return examinations;
});

/**
 * What else is told of events: a topic and a log group. What a preview does not know about their policies does not count
 * against the trail. Programs make most of them from ARNs that AWS has yet to give, and AWS creates no trail that they do not
 * let in.
 */
const examineNotices: Examine = (facts) => {
  const { trail, topic, role } = deliveryOf(facts);
  if (trail === undefined) {
    return [];
  }
  const examinations: Examination[] = [];
  if (topic !== undefined) {
    examinations.push(
      ...examineDestination(topic, `notify topic ${quote(topic.name)}`, (purpose) => [
        examineRequests(trail, purpose, topic.policy, (identity) => topicRequests(identity, topic.arn)),
      ]),
    );
  }
  if (role !== undefined) {
    const { logGroupArn } = role;
    examinations.push(
      ...examineDestination(role, `write to its log group as role ${quote(role.name)}`, (purpose) => [
        examineRequests(trail, purpose, role.trust, trustRequests),
        ...(logGroupArn === undefined
          ? []
          : [
              examineRequests(trail, purpose, role.permissions, (identity) =>
                logGroupRequests(identity, logGroupArn, trail.isOrganizationTrail),
              ),
            ]),
      ]),
    );
  }
  return trail.isDeployed === true ? examinations : examinations.map(({ faults }) => ({ faults, doubts: [] }));
};

/**
 * Examines something that a trail delivers to. Where it is gone there is nothing else to examine.
 *
 * @param purpose - what it is for, after `can` and `cannot`: `deliver to bucket "logs"`
 */
function examineDestination(
  { isMissing }: Destination,
  purpose: string,
  examineIt: (purpose: string) => readonly Examination[],
): readonly Examination[] {
  return isMissing === true
    ? [{ faults: [`cannot ${purpose}, which does not exist`], doubts: [] }]
    : examineIt(purpose);
}

/**
 * Examines whether a policy lets all requests through.
 *
 * @param purpose - what they are for, after `can` and `cannot`: `deliver to bucket "logs"`
 */
function examineRequests(
  trail: DeliveringTrail,
  purpose: string,
  policy: ResourcePolicy,
  requestsOf: (trail: TrailIdentity) => readonly DeliveryRequest[],
): Examination {
  const question = `can ${purpose}`;
  const { faults, doubts } = examinePolicy(policy, question, () => []);
  if (faults.length + doubts.length > 0) {
    return { faults: faults.map((fault) => `cannot ${purpose}, which ${fault}`), doubts };
  }
  const refusals = refusalsOf(trail, statementsOf(policy), requestsOf);
  return {
    faults: refusals.refused.map((refusal) => `cannot ${purpose}: ${faultOf(refusal)}`),
    doubts: refusals.doubts.slice(0, mostReasons).map((reason) => ({ question, reason })),
  };
}

/** What a policy says against a request, and the statement or condition that would let it through. */
function faultOf({ request: { request, about, statement }, answer }: Refusal): string {
  const { action } = request;
  const asked = about === undefined ? action : `${action} on ${about}`;
  if (answer.answer === "denied") {
    const exempting = request.service === undefined ? "" : ` (not with this condition: ${services})`;
    return `statement ${answer.by.number} of its policy denies ${asked}${exempting}`;
  }
  const near = answer.nearest === undefined ? "" : describeNear(answer.nearest);
  return `no statement of its policy allows ${asked}${near} (this one would: ${JSON.stringify(statement)})`;
}

/** Limits a refusal to those that are not services of AWS. */
const services = JSON.stringify({ Bool: { "aws:PrincipalIsAWSService": "false" } });

/** A statement on what CloudTrail does that does not apply to this request. One about something else is not near. */
function describeNear({ statement, mismatches }: NearMiss): string {
  return mismatches.some((mismatch) => mismatch === "principal" || mismatch === "action")
    ? ""
    : `, as statement ${statement.number} ${enumerate([...new Set(mismatches.map(describe))])}`;
}

function describe(mismatch: Mismatch): string {
  if (typeof mismatch === "string") {
    return `is about another ${mismatch}`;
  }
  const key = sayableKeys.find((sayable) => sayable.toLowerCase() === mismatch.key);
  return key === undefined ? "has a condition that does not hold" : `has a condition on ${key} that does not hold`;
}

/** Keys of conditions that may be printed: the name of any other may be a secret. */
const sayableKeys = [
  "aws:SourceArn",
  "aws:SourceAccount",
  "aws:SourceOrgID",
  "aws:SecureTransport",
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "kms:EncryptionContext:aws:cloudtrail:arn",
  "s3:TlsVersion",
  "s3:x-amz-acl",
];

function statementsOf(policy: ResourcePolicy): readonly PolicyStatement[] {
  return policy.known && policy.value !== "absent" && "statements" in policy.value ? policy.value.statements : [];
}

/** All that was examined, each fault and each reason of a doubt once. */
function joined(examinations: readonly Examination[]): Examination {
  const doubts = examinations.flatMap((examination) => examination.doubts);
  return {
    faults: [...new Set(examinations.flatMap(({ faults }) => faults))],
    doubts: [...new Map(doubts.map((doubt) => [`${doubt.question}\n${doubt.reason.why}`, doubt])).values()],
  };
}
