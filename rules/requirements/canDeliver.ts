import type { DeliveryFacts } from "../facts/deliveryFacts";
import { known, mapFact } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import { evaluatePolicy, type Mismatch, type NearMiss, type PolicyAnswer } from "../iam/evaluatePolicy";
import type { PolicyStatement, ResourcePolicy } from "../iam/policyStatement";
import { textOf } from "../iam/requestText";
import { enumerate, quote } from "../text";
import { bucketRequests, type DeliveryRequest, keyRequests } from "./deliveryRequests";
import { type Examination, examineFact, examinePolicy } from "./examination";
import type { TrailRequirement } from "./requirement";
import { identitiesNamed, identityOf, type TrailIdentity } from "./trailIdentity";

/** Something that a trail needs, and what CloudTrail asks of its policy. */
interface Need {
  /** What it is for, after `can` and `cannot`: `deliver to bucket "logs"`. */
  readonly purpose: string;
  readonly policy: ResourcePolicy;
  readonly requests: (trail: TrailIdentity) => readonly DeliveryRequest[];
}

/** How many reasons of one doubt a message gives. */
const mostReasons = 3;

/** Everything that it delivers to lets it, as far as it is in the stack. */
export const canDeliver: TrailRequirement = {
  required: "can deliver: the policies of its bucket and key let CloudTrail in for it, and the key is enabled",
  examine: (trail) => {
    const { delivery } = trail;
    if (delivery === undefined) {
      return { faults: [], doubts: [] };
    }
    return delivery.known
      ? examineDelivery(trail, delivery.value)
      : { faults: [], doubts: [{ question: "can deliver its log files", reason: delivery }] };
  },
};

/** Nothing that is known keeps it from delivering: what is not known about its policies does not count against it. */
export const isNotKeptFromDelivering: TrailRequirement = {
  required: "is not known to be kept from delivering its log files",
  examine: (trail) => ({ faults: canDeliver.examine(trail).faults, doubts: [] }),
};

/**
 * Examines all that a trail delivers to. Where the answer depends on its account, region or organization, which a preview
 * may not show, it is taken for one that its policies name.
 */
function examineDelivery(trail: TrailFacts, delivery: DeliveryFacts): Examination {
  const needs = needsOf(trail, delivery);
  const { key } = delivery;
  const enabled =
    key === undefined
      ? []
      : [
          examineFact(key.isEnabled, `can encrypt with key ${quote(key.name)}`, (isEnabled) =>
            isEnabled ? undefined : `cannot encrypt with key ${quote(key.name)}, which is disabled`,
          ),
        ];
  const as = (identity: TrailIdentity) => joined([...enabled, ...needs.map((need) => examineNeed(need, identity))]);
  const identity = identityOf(delivery.trail);
  const first = as(identity);
  if (first.faults.length > 0 || first.doubts.length === 0) {
    return first;
  }
  let best = first;
  for (const other of identitiesNamed(
    identity,
    needs.flatMap(({ policy }) => statementsOf(policy)),
  )) {
    const examination = as(other);
    const isBetter = examination.faults.length === 0 && examination.doubts.length < best.doubts.length;
    best = isBetter ? examination : best;
    if (best.doubts.length === 0) {
      break;
    }
  }
  return best;
}

function needsOf(trail: TrailFacts, { trail: delivering, bucket, key }: DeliveryFacts): readonly Need[] {
  const needs: Need[] = [];
  if (bucket !== undefined) {
    const use = {
      bucketName: textOf(bucket.bucketName, "bucketName"),
      keyPrefix: textOf(delivering.keyPrefix, "anything"),
      isForOrganization: delivering.isOrganizationTrail,
      folders: [
        ["CloudTrail", known(true)],
        ["CloudTrail-Digest", trail.validatesLogFiles],
        ["CloudTrail-Insight", mapFact(trail.insightTypes, (types) => types.length > 0)],
      ],
    } as const;
    needs.push({
      purpose: `deliver to bucket ${quote(bucket.name)}`,
      policy: bucket.policy,
      requests: (identity) => bucketRequests(identity, use),
    });
  }
  if (key !== undefined) {
    const arn = textOf(key.arn, "anything");
    needs.push({
      purpose: `encrypt with key ${quote(key.name)}`,
      policy: key.policy,
      requests: (identity) => keyRequests(identity, arn, bucket?.usesBucketKey ?? known(false)),
    });
  }
  return needs;
}

function examineNeed({ purpose, policy, requests }: Need, identity: TrailIdentity): Examination {
  const { faults, doubts } = examinePolicy(policy, `can ${purpose}`, () => []);
  const statements = statementsOf(policy);
  return faults.length + doubts.length > 0
    ? { faults: faults.map((fault) => `cannot ${purpose}, which ${fault}`), doubts }
    : joined(
        requests(identity).map((asked) => examineRequest(asked, evaluatePolicy(statements, asked.request), purpose)),
      );
}

function examineRequest(asked: DeliveryRequest, answer: PolicyAnswer, purpose: string): Examination {
  const { isMade } = asked;
  if (answer.answer === "allowed" || (isMade.known && !isMade.value)) {
    return { faults: [], doubts: [] };
  }
  const reasons = [...(isMade.known ? [] : [isMade]), ...(answer.answer === "unknown" ? answer.reasons : [])];
  const fault = answer.answer === "unknown" || !isMade.known ? [] : [`cannot ${purpose}: ${faultOf(answer, asked)}`];
  return {
    faults: fault,
    doubts: reasons.slice(0, mostReasons).map((reason) => ({ question: `can ${purpose}`, reason })),
  };
}

/** What a policy says against a request, and the statement or condition that would let it through. */
function faultOf(
  answer: Exclude<PolicyAnswer, { answer: "allowed" | "unknown" }>,
  { request: { action }, about, statement }: DeliveryRequest,
): string {
  const asked = about === undefined ? action : `${action} on ${about}`;
  if (answer.answer === "denied") {
    return `statement ${answer.by.number} of its policy denies ${asked} (not with this condition: ${services})`;
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
