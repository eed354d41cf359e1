"""Which organization an account belongs to, and who leads it."""

from __future__ import annotations

from moto.organizations.models import (
    FakeAccount,
    FakeDelegatedAdministrator,
    FakeOrganization,
    FakeOrganizationalUnit,
    OrganizationsBackend,
    organizations_backends,
)
from moto.utilities.utils import PARTITION_NAMES

from ..patching import UnexpectedMotoError, expect_attributes

# AWS: an account whose closure is pending "remains functional and can still be used"; one whose sign-up was never
# completed, and one that AWS suspended, are unusable.
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
_USABLE = ("ACTIVE", "PENDING_CLOSURE")


def expect_moto() -> None:
    """Check what is read of moto's organizations."""
    expect_attributes(FakeOrganization, ["id", "feature_set", "master_account_id"])
    expect_attributes(FakeAccount, ["id", "state", "parent_id", "attached_policies"])
    expect_attributes(FakeOrganizationalUnit, ["id", "parent_id", "attached_policies"])
    expect_attributes(FakeDelegatedAdministrator, ["account", "services"])
    expect_attributes(OrganizationsBackend, ["_reset", "describe_organization"])
    if not hasattr(organizations_backends, "master_accounts"):
        raise UnexpectedMotoError("organizations_backends.master_accounts is missing")


def management_backend(account: str) -> OrganizationsBackend | None:
    """What moto knows of the account's organization; it keeps all of it with the management account."""
    if account in organizations_backends.master_accounts:
        management_account, partition = organizations_backends.master_accounts[account]
        return organizations_backends[management_account][partition]
    for partition in PARTITION_NAMES:
        backend = organizations_backends[account][partition]
        if backend.org:
            return backend
    return None


def organization_of(account: str) -> FakeOrganization | None:
    """The organization that an account belongs to, as its management account or as a member."""
    backend = management_backend(account)
    return backend.org if backend else None


def management_account_of(account: str) -> str | None:
    """The management account of the account's organization."""
    organization = organization_of(account)
    return organization.master_account_id if organization else None


def find_account(account: str) -> FakeAccount | None:
    """An account as its organization knows it."""
    backend = management_backend(account)
    return next((each for each in backend.accounts if each.id == account), None) if backend else None


def is_open(account: str) -> bool:
    """Whether an account can be used, as far as its organization knows."""
    found = find_account(account)
    return found is None or found.state in _USABLE


def nodes_above(account: FakeAccount) -> list[FakeOrganizationalUnit]:
    """The organizational units that an account is in, the nearest first, and the root."""
    backend = management_backend(account.master_account_id)
    if backend is None:
        return []
    units = {unit.id: unit for unit in backend.ou}
    above: list[FakeOrganizationalUnit] = []
    parent = units.get(account.parent_id)
    while parent:
        above.append(parent)
        parent = units.get(parent.parent_id)
    return above
