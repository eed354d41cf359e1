"""Who calls: the root of an account, a user, or the session of a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moto.iam.models import Group, IAMBackend, Policy, PolicyVersion, Role, User, get_account_id_from, iam_backends
from moto.sts.models import AssumedRole, STSBackend, sts_backends
from moto.utilities.utils import PARTITION_NAMES, get_partition

from ..iam.evaluate import ContextValue, Document
from ..organizations.membership import organization_of
from ..organizations.service_control_policies import policies_over
from ..patching import expect_attributes, expect_parameters


@dataclass(frozen=True)
class Principal:
    """Who calls.

    `arns` are those by which policies of resources may name it: its account's root, its role or user, its session; the
    last is its own. `policies` are the documents attached to it, `None` where it may do everything in its account: the
    root, and the session of a role that nobody made. `organization_policies` are those that its organization puts over
    its account, level by level; none where there are no such levels.
    """

    account: str
    partition: str
    arns: tuple[str, ...]
    policies: tuple[Document, ...] | None
    organization_policies: tuple[tuple[Document, ...], ...]
    context: Mapping[str, ContextValue]


def expect_moto() -> None:
    """Check what is read of moto's identities."""
    for identity in (User, Role):
        expect_attributes(identity, ["arn", "policies", "managed_policies"])
    expect_attributes(Role, ["assume_role_policy_document"])
    expect_attributes(Group, ["policies", "managed_policies"])
    expect_attributes(Policy, ["versions"])
    expect_attributes(PolicyVersion, ["document", "is_default"])
    expect_attributes(AssumedRole, ["arn", "role_arn"])
    expect_parameters(IAMBackend, "get_user_from_access_key_id", ["self", "access_key_id"])
    expect_parameters(IAMBackend, "get_groups_for_user", ["self", "user_name"])
    expect_parameters(STSBackend, "get_assumed_role_from_access_key", ["self", "access_key_id"])


def find_principal(access_key: str, region: str) -> Principal:
    """The principal that an access key belongs to; a key of nobody is that of the root of account 123456789012.

    AWS: a policy may name a session by itself, by its role, or by its account.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    account, partition = get_account_id_from(access_key), get_partition(region)
    backend = iam_backends[account][partition]
    root = f"arn:{partition}:iam::{account}:root"
    session = sts_backends[account][partition].get_assumed_role_from_access_key(access_key)
    if session:
        role = find_role(session.role_arn)
        policies = _documents(role) if role else None
        context = {"aws:PrincipalArn": session.role_arn, "aws:PrincipalType": "AssumedRole"}
        return _principal(account, partition, (root, session.role_arn, session.arn), policies, context)
    user = backend.get_user_from_access_key_id(access_key)
    if user:
        policies = _documents(user)
        for group in backend.get_groups_for_user(user.name):
            policies += _documents(group)
        context = {"aws:PrincipalArn": user.arn, "aws:PrincipalType": "User", "aws:username": user.name}
        return _principal(account, partition, (root, user.arn), policies, context)
    return _principal(account, partition, (root,), None, {"aws:PrincipalArn": root, "aws:PrincipalType": "Account"})


def find_role(arn: str) -> Role | None:
    """The role of an ARN, whichever account owns it; `None` for one that nobody made."""
    parts = arn.split(":")
    if len(parts) != 6 or parts[1] not in PARTITION_NAMES:
        return None
    roles = iam_backends[parts[4]][parts[1]].roles.values()
    return next((role for role in roles if role.arn == arn), None)


def _principal(
    account: str,
    partition: str,
    arns: tuple[str, ...],
    policies: tuple[Document, ...] | None,
    context: Mapping[str, ContextValue],
) -> Principal:
    """See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"""
    everyones: dict[str, ContextValue] = {
        "aws:PrincipalAccount": account,
        "aws:PrincipalIsAWSService": "false",
        "aws:ViaAWSService": "false",
        "aws:SecureTransport": "true",
    }
    organization = organization_of(account)
    if organization:
        everyones["aws:PrincipalOrgID"] = organization.id
    return Principal(account, partition, arns, policies, policies_over(account), {**everyones, **context})


def _documents(identity: User | Role | Group) -> tuple[Document, ...]:
    attached = [
        version.document
        for policy in identity.managed_policies.values()
        for version in policy.versions
        if version.is_default
    ]
    return (*identity.policies.values(), *attached)
