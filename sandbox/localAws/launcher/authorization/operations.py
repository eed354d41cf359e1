"""The operations that are authorized: for each the action that it needs, and what resource it is about.

Names are those of https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import resources
from .call import Call
from .principal import Principal
from .resources import Resource
from .s3_operations import BUCKET_ACTIONS, LIST_BUCKETS, LIST_BUCKETS_ACTION


@dataclass(frozen=True)
class Operation:
    """What an operation needs; `own_account_only` where AWS has no cross-account use of it."""

    action: str
    resource: Callable[[Call, Principal], Resource]
    own_account_only: bool = False


# Operations whose action bears the same name.
_NAMESAKES: dict[str, dict[Callable[[Call, Principal], Resource], tuple[str, ...]]] = {
    "cloudtrail": {
        resources.anything: ("DescribeTrails", "ListTrails"),
        resources.trail: ("GetTrail", "GetTrailStatus", "GetEventSelectors", "GetInsightSelectors"),
    },
    "kms": {
        resources.anything: ("ListKeys", "ListAliases"),
        resources.key: ("DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus"),
    },
    "iam": {
        resources.anything: ("ListRoles", "ListAccountAliases"),
        resources.role: ("GetRole", "ListRolePolicies", "GetRolePolicy", "ListAttachedRolePolicies"),
        resources.managed_policy: ("GetPolicy", "GetPolicyVersion"),
    },
    "sns": {resources.topic: ("GetTopicAttributes",)},
    "organizations": {
        resources.anything: (
            "DescribeOrganization",
            "ListAccounts",
            "ListRoots",
            "ListDelegatedAdministrators",
            "ListAWSServiceAccessForOrganization",
        ),
        resources.organization_node: (
            "DescribeAccount",
            "ListAccountsForParent",
            "ListOrganizationalUnitsForParent",
            "ListChildren",
            "ListParents",
            "ListTagsForResource",
        ),
    },
    "logs": {resources.anything: ("DescribeLogGroups",)},
    "sts": {resources.assumed_role: ("AssumeRole",)},
}

# AWS: "Cross-account use: No".
# https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
_OWN_ACCOUNT_ONLY = ("kms:GetKeyPolicy", "s3:GetBucketPolicy")

OPERATIONS: dict[tuple[str, str], Operation] = {
    **{
        (service, name): Operation(f"{service}:{name}", resource, f"{service}:{name}" in _OWN_ACCOUNT_ONLY)
        for service, kinds in _NAMESAKES.items()
        for resource, names in kinds.items()
        for name in names
    },
    **{
        ("s3", name): Operation(action, resources.bucket, action in _OWN_ACCOUNT_ONLY)
        for name, action in BUCKET_ACTIONS.items()
    },
    ("s3", LIST_BUCKETS): Operation(LIST_BUCKETS_ACTION, resources.anything),
    ("s3control", "GetPublicAccessBlock"): Operation("s3:GetAccountPublicAccessBlock", resources.s3_account),
}

# AWS: "No permissions are required to perform this operation."
# https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
FREE = {("sts", "GetCallerIdentity")}
