"""What operations are about: the ARN that policies of identities are held against, and the resource's own policy."""

from __future__ import annotations

from dataclasses import dataclass

from moto.iam.models import iam_backends

from ..cloudtrail.caller import Caller
from ..delivery.bucket import find_bucket
from ..delivery.key import find_key
from ..delivery.topic import find_topic
from ..iam.evaluate import Document
from ..organizations.membership import organization_of
from .call import Call
from .principal import Principal, find_role


@dataclass(frozen=True)
class Resource:
    """A resource; `account` owns it, `None` where it is the caller's own or nobody's.

    `must_allow` is for resources that identity policies alone open to nobody: keys and roles.
    """

    arn: str
    account: str | None = None
    policy: Document = None
    must_allow: bool = False
    is_role: bool = False

    @property
    def policy_is_about(self) -> str | None:
        """What the policy's `Resource` is held against: a role's trust policy has none."""
        return None if self.is_role else self.arn


def anything(call: Call, caller: Principal) -> Resource:
    """For actions that AWS does not authorize by resource."""
    return Resource("*")


def trail(call: Call, caller: Principal) -> Resource:
    """A trail, by name or ARN. Another account's trail has no policy: CloudTrail itself says who may see it."""
    name = str(call.parameters.get("TrailName") or call.parameters.get("Name") or "")
    return Resource(name if name.startswith("arn:") else Caller(caller.account, call.region).trail_arn(name))


def bucket(call: Call, caller: Principal) -> Resource:
    """A bucket, with its policy."""
    name = str(call.parameters["Bucket"])
    arn = f"arn:{caller.partition}:s3:::{name}"
    found = find_bucket(name, caller.partition)
    return Resource(arn, found.account_id, found.policy) if found else Resource(arn)


def s3_account(call: Call, caller: Principal) -> Resource:
    """The account whose public access block S3 Control is asked for; it has no policy."""
    return Resource("*", str(call.parameters["AccountId"]) or None)


def key(call: Call, caller: Principal) -> Resource:
    """A KMS key, with its policy.

    AWS: "No AWS principal has any permissions to a KMS key unless that permission is provided explicitly" by it.
    https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    """
    given = str(call.parameters.get("KeyId") or "")
    found = find_key(given, caller.account, call.region)
    if found is None:
        return Resource(given if given.startswith("arn:") else "*")
    return Resource(found.arn, found.account_id, found.policy, must_allow=True)


def topic(call: Call, caller: Principal) -> Resource:
    """An SNS topic, with its policy."""
    arn = str(call.parameters.get("TopicArn") or "")
    found = find_topic(arn)
    return Resource(arn, found.account_id, found.policy) if found else Resource(arn)


def role(call: Call, caller: Principal) -> Resource:
    """A role of the caller's account, by name; its path is part of its ARN."""
    name = str(call.parameters.get("RoleName") or "")
    roles = iam_backends[caller.account][caller.partition].roles.values()
    found = next((each.arn for each in roles if each.name == name), None)
    return Resource(found or f"arn:{caller.partition}:iam::{caller.account}:role/{name}")


def managed_policy(call: Call, caller: Principal) -> Resource:
    """A managed policy, the account's or AWS's."""
    return Resource(str(call.parameters.get("PolicyArn") or ""))


def assumed_role(call: Call, caller: Principal) -> Resource:
    """A role that is to be assumed, with its trust policy."""
    arn = str(call.parameters.get("RoleArn") or "")
    found = find_role(arn)
    if found is None:
        return Resource(arn)
    return Resource(arn, found.account_id, found.assume_role_policy_document, must_allow=True, is_role=True)


def organization_node(call: Call, caller: Principal) -> Resource:
    """A root, an organizational unit or an account of the caller's organization, by the id in the request."""
    organization = organization_of(caller.account)
    names = ("ParentId", "ChildId", "AccountId", "ResourceId")
    given = next((call.parameters[name] for name in names if call.parameters.get(name)), "")
    kind = "ou" if str(given).startswith("ou-") else "root" if str(given).startswith("r-") else "account"
    if organization is None:
        return Resource("*")
    owner = f"arn:{caller.partition}:organizations::{organization.master_account_id}"
    return Resource(f"{owner}:{kind}/{organization.id}/{given}")
