"""Service control policies: what an organization lets the principals of its members do at most."""

from __future__ import annotations

from moto.organizations.models import FakeAccount, FakeOrganizationalUnit, FakePolicy, FakeRoot

from ..iam.evaluate import Document
from ..patching import expect_attributes
from .membership import find_account, nodes_above

_TYPE = "SERVICE_CONTROL_POLICY"


def expect_moto() -> None:
    """Check what is read of moto's policies."""
    expect_attributes(FakePolicy, ["type", "content"])
    expect_attributes(FakeRoot, ["policy_types"])


def policies_over(account: str) -> tuple[tuple[Document, ...], ...]:
    """The policies over an account, level by level: its own, those of the units that it is in, those of the root.

    AWS: they do not affect the management account, and nobody before their type is enabled in the root.
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    """
    member = find_account(account)
    if member is None or account == member.master_account_id:
        return ()
    above = nodes_above(member)
    if not any(isinstance(node, FakeRoot) and _is_enabled(node) for node in above):
        return ()
    return tuple(_attached(node) for node in (member, *above))


def _is_enabled(root: FakeRoot) -> bool:
    return {"Type": _TYPE, "Status": "ENABLED"} in root.policy_types


def _attached(node: FakeAccount | FakeOrganizationalUnit) -> tuple[Document, ...]:
    return tuple(policy.content for policy in node.attached_policies if policy.type == _TYPE)
