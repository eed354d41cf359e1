"""The role with which CloudTrail acts in the accounts of an organization.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/using-service-linked-roles.html
"""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import cloudtrail_backends
from moto.iam.exceptions import EntityAlreadyExists, InvalidInput
from moto.iam.models import SERVICE_NAME_CONVERSION, IAMBackend, Role, iam_backends
from moto.organizations.models import OrganizationsBackend

from ..patching import replace

_SERVICE = "cloudtrail.amazonaws.com"
_NAME = "AWSServiceRoleForCloudTrail"


def apply() -> None:
    """Name the role as AWS does, and make it where AWS makes it."""
    SERVICE_NAME_CONVERSION["cloudtrail"] = "CloudTrail"
    replace(
        IAMBackend,
        "create_service_linked_role",
        ["self", "service_name", "description", "suffix"],
        _create_service_linked_role,
    )
    replace(OrganizationsBackend, "enable_aws_service_access", ["self", "kwargs"], _enable_aws_service_access)
    replace(OrganizationsBackend, "create_account", ["self", "kwargs"], _create_account)


def has_service_linked_role(account: str, partition: str) -> bool:
    """Whether an account has the role."""
    return any(role.name == _NAME for role in iam_backends[account][partition].roles.values())


def make_service_linked_role(account: str, partition: str) -> None:
    """Make the role in an account that has none."""
    if not has_service_linked_role(account, partition):
        iam_backends[account][partition].create_service_linked_role(_SERVICE, "", "")


def make_service_linked_roles(organization: OrganizationsBackend) -> None:
    """Make the role in every account of an organization that gets an organization trail.

    AWS: "the organization trail and service-linked role are added" to member accounts.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
    """
    for account in organization.accounts:
        make_service_linked_role(account.id, organization.partition)


def _create_service_linked_role(self: IAMBackend, service_name: str, description: str, suffix: str) -> Role:
    """AWS: a role that is there already is an invalid input, not an existing entity.

    https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html#API_CreateServiceLinkedRole_Errors
    """
    try:
        create = _create_service_linked_role.replaced  # type: ignore[attr-defined]
        return create(self, service_name, description, suffix)
    except EntityAlreadyExists as error:
        raise InvalidInput(
            f"Service role name for {service_name} has been taken in this account, please try a different suffix."
        ) from error


def _enable_aws_service_access(self: OrganizationsBackend, **kwargs: Any) -> None:
    """AWS: the management account gets the role when trusted access is enabled, and keeps it when it is disabled.

    https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html
    """
    _enable_aws_service_access.replaced(self, **kwargs)  # type: ignore[attr-defined]
    if kwargs["ServicePrincipal"] == _SERVICE:
        make_service_linked_role(self.account_id, self.partition)


def _create_account(self: OrganizationsBackend, **kwargs: Any) -> dict[str, Any]:
    """AWS: "When an AWS account is added to an organization, the organization trail and service-linked role are added".

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
    """
    status: dict[str, Any] = _create_account.replaced(self, **kwargs)  # type: ignore[attr-defined]
    regions = list(cloudtrail_backends[self.account_id].values())
    if any(trail.is_org_trail for region in regions for trail in region.trails.values()):
        make_service_linked_role(status["CreateAccountStatus"]["AccountId"], self.partition)
    return status
