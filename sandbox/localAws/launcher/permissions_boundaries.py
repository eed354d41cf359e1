"""Permissions boundaries of roles: which policies can be one, and what they say."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.exceptions import NotFoundException
from moto.iam.models import IAMBackend, Policy, PolicyVersion, Role, iam_backends

from .iam.evaluate import Document
from .patching import expect_attributes, replace

_CREATE = (
    "self role_name assume_role_policy_document path permissions_boundary description tags max_session_duration "
    "linked_service"
).split()
_PUT = ["self", "role_name", "permissions_boundary"]


def apply() -> None:
    """Refuse a boundary that no policy is: moto takes any ARN of its form.

    AWS: the ARN of a managed policy of AWS or of the account; CreateRole and PutRolePermissionsBoundary answer
    NoSuchEntity otherwise. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
    """
    expect_attributes(Role, ["permissions_boundary_arn", "account_id", "partition"])
    expect_attributes(IAMBackend, ["managed_policies"])
    expect_attributes(Policy, ["versions"])
    expect_attributes(PolicyVersion, ["document", "is_default"])
    create, put = IAMBackend.create_role, IAMBackend.put_role_permissions_boundary

    def create_role(
        self: IAMBackend,
        role_name: str,
        assume_role_policy_document: str,
        path: str,
        permissions_boundary: str | None,
        description: str,
        tags: list[dict[str, str]],
        max_session_duration: str | None,
        linked_service: str | None = None,
    ) -> Role:
        _check(permissions_boundary, self)
        return create(
            self,
            role_name,
            assume_role_policy_document,
            path,
            permissions_boundary,
            description,
            tags,
            max_session_duration,
            linked_service,
        )

    def put_role_permissions_boundary(self: IAMBackend, role_name: str, permissions_boundary: str) -> None:
        _check(permissions_boundary, self)
        put(self, role_name, permissions_boundary)

    replace(IAMBackend, "create_role", _CREATE, create_role)
    replace(IAMBackend, "put_role_permissions_boundary", _PUT, put_role_permissions_boundary)


def boundaries_of(role: Role) -> tuple[Document, ...]:
    """The documents that must all allow what a role does, besides its own policies: that of its boundary, or none.

    AWS: a boundary grants nothing; what it does not allow, the role may not do.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    Inferred: one that is deleted, which AWS refuses while it is in use, allows nothing.
    """
    arn = role.permissions_boundary_arn
    return (_document(arn, iam_backends[role.account_id][role.partition]),) if arn else ()


def _check(arn: str | None, backend: IAMBackend) -> None:
    if arn and _document(arn, backend) is None:
        raise NotFoundException(f"Scope ARN: {arn} does not exist or is not attachable.")


def _document(arn: str, backend: IAMBackend) -> Document:
    if arn.split(":")[4] == "aws":
        document: Document = _documents_of_aws().get(arn.partition(":policy")[2])
        return document
    policy = backend.managed_policies.get(arn)
    return next((version.document for version in policy.versions if version.is_default), None) if policy else None


@lru_cache(maxsize=1)
def _documents_of_aws() -> dict[str, dict[str, Any]]:
    """AWS's own policies by path and name: moto has them, and loads them only when it is told to at its start."""
    policies: dict[str, dict[str, Any]] = json.loads(aws_managed_policies_data)
    return {f"{policy['Path']}{name}": policy["Document"] for name, policy in policies.items()}
