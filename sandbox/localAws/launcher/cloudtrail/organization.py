"""Organizations as CloudTrail sees them.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
"""

from __future__ import annotations

from moto.organizations.models import (
    FakeAccount,
    FakeDelegatedAdministrator,
    FakeOrganization,
    OrganizationsBackend,
    organizations_backends,
)
from moto.utilities.utils import PARTITION_NAMES

from ..patching import UnexpectedMotoError, expect_attributes
from ..refusal import refusal

CLOUDTRAIL = "cloudtrail.amazonaws.com"


def apply() -> None:
    """Let CloudTrail have delegated administrators.

    AWS: CloudTrail is among the services that Organizations lets a member account administer.
    https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html
    """
    expect_attributes(FakeOrganization, ["id", "feature_set", "master_account_id"])
    expect_attributes(FakeAccount, ["id", "state"])
    expect_attributes(FakeDelegatedAdministrator, ["account", "services"])
    expect_attributes(OrganizationsBackend, ["_reset", "describe_organization"])
    if not hasattr(organizations_backends, "master_accounts"):
        raise UnexpectedMotoError("organizations_backends.master_accounts is missing")
    if CLOUDTRAIL not in FakeDelegatedAdministrator.SUPPORTED_SERVICES:
        FakeDelegatedAdministrator.SUPPORTED_SERVICES.append(CLOUDTRAIL)


def organization_of(account: str) -> FakeOrganization | None:
    """The organization that an account belongs to, as its management account or as a member."""
    backend = _management_backend(account)
    return backend.org if backend else None


def management_account_of(account: str) -> str | None:
    """The management account of the account's organization."""
    organization = organization_of(account)
    return organization.master_account_id if organization else None


def is_open(account: str) -> bool:
    """Whether an account is neither closed nor suspended, as far as its organization knows."""
    backend = _management_backend(account)
    return backend is None or all(each.state == "ACTIVE" for each in backend.accounts if each.id == account)


def administers_trails_of(account: str, owner: str) -> bool:
    """Whether an account may act on the organization trails of the management account `owner`."""
    backend = _management_backend(account)
    if backend is None or backend.org is None or backend.org.master_account_id != owner:
        return False
    return account == owner or any(
        admin.account.id == account and CLOUDTRAIL in admin.services for admin in backend.admins
    )


def owner_of_organization_trail(account: str) -> str:
    """The account that will own an organization trail which `account` asks for: always the management account.

    AWS: refused without an organization, without all of its features, without trusted access for CloudTrail, and for
    an account that is neither its management account nor a delegated administrator.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
    """
    backend = _management_backend(account)
    if backend is None or backend.org is None:
        raise refusal(
            "OrganizationsNotInUseException",
            "The request could not be processed because your account is not a member of an organization. "
            f"You are signed in with the following AWS account ID: {account}",
        )
    owner = backend.org.master_account_id
    if not administers_trails_of(account, owner):
        raise refusal(
            "NotOrganizationMasterAccountException",
            "The request could not be processed because your account is not the management account of your "
            f"organization. You are signed in with the following AWS account ID: {account}",
        )
    if backend.org.feature_set != "ALL":
        raise refusal(
            "OrganizationNotInAllFeaturesModeException",
            "The request could not be processed because your organization does not have all features enabled. "
            f"You are signed in with the following AWS account ID: {account}",
        )
    if not any(service["ServicePrincipal"] == CLOUDTRAIL for service in backend.services):
        raise refusal(
            "CloudTrailAccessNotEnabledException",
            "The request could not be processed because your organization hasn't enabled CloudTrail service access. "
            "Enable service access for CloudTrail, and then try again. "
            f"You are signed in with the following AWS account ID: {account}",
        )
    return owner


def _management_backend(account: str) -> OrganizationsBackend | None:
    if account in organizations_backends.master_accounts:
        management_account, partition = organizations_backends.master_accounts[account]
        return organizations_backends[management_account][partition]
    for partition in PARTITION_NAMES:
        backend = organizations_backends[account][partition]
        if backend.org:
            return backend
    return None
