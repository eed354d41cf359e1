"""Organizations as CloudTrail sees them.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
"""

from __future__ import annotations

from moto.organizations.models import FakeDelegatedAdministrator, OrganizationsBackend

from ..organizations.membership import management_backend
from ..refusal import refusal
from .service_linked_role import has_service_linked_role

CLOUDTRAIL = "cloudtrail.amazonaws.com"


def apply() -> None:
    """Let CloudTrail have delegated administrators.

    AWS: CloudTrail is among the services that Organizations lets a member account administer.
    https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html
    """
    if CLOUDTRAIL not in FakeDelegatedAdministrator.SUPPORTED_SERVICES:
        FakeDelegatedAdministrator.SUPPORTED_SERVICES.append(CLOUDTRAIL)


def administers_trails_of(account: str, owner: str) -> bool:
    """Whether an account may act on the organization trails of the management account `owner`."""
    backend = management_backend(account)
    if backend is None or backend.org is None or backend.org.master_account_id != owner:
        return False
    return account == owner or any(admin.account.id == account for admin in administrators(backend))


def administrators(backend: OrganizationsBackend) -> list[FakeDelegatedAdministrator]:
    """An organization's delegated administrators of CloudTrail."""
    return [admin for admin in backend.admins if CLOUDTRAIL in admin.services]


def log_group_accounts(owner: str, *, is_organization_trail: bool) -> frozenset[str]:
    """The accounts that the log group of a trail may be in.

    AWS: a log group and a role that exist in the account of whoever makes the trail; a delegated administrator sets
    them with the API. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
    """
    backend = management_backend(owner) if is_organization_trail else None
    return frozenset([owner, *(str(admin.account.id) for admin in (administrators(backend) if backend else []))])


def owner_of_organization_trail(account: str) -> str:
    """The account that will own an organization trail which `account` asks for: always the management account.

    AWS: refused without an organization, without all of its features, without trusted access for CloudTrail, and for
    an account that is neither its management account nor a delegated administrator; a delegated administrator also
    without the management account's service-linked role.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
    """
    backend = organization_in_use(account)
    owner = str(backend.account_id)
    if not administers_trails_of(account, owner):
        raise refusal(
            "NotOrganizationMasterAccountException",
            "The request could not be processed because your account is not the management account of your "
            f"organization. You are signed in with the following AWS account ID: {account}",
        )
    check_ready_for_cloudtrail(backend, account)
    if account != owner and not has_service_linked_role(owner, backend.partition):
        raise refusal(
            "NoManagementAccountSLRExistsException",
            "The request could not be processed because the management account of your organization has no "
            "service-linked role of CloudTrail.",
        )
    return owner


def organization_in_use(account: str) -> OrganizationsBackend:
    """The account's organization; AWS refuses what needs one with OrganizationsNotInUseException."""
    backend = management_backend(account)
    if backend is None or backend.org is None:
        raise refusal(
            "OrganizationsNotInUseException",
            "The request could not be processed because your account is not a member of an organization. "
            f"You are signed in with the following AWS account ID: {account}",
        )
    return backend


def check_ready_for_cloudtrail(backend: OrganizationsBackend, account: str) -> None:
    """Refuse an organization without all of its features, or without trusted access for CloudTrail."""
    if backend.org is None or backend.org.feature_set != "ALL":
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
