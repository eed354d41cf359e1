"""Registering and deregistering delegated administrators with CloudTrail itself.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
"""

from __future__ import annotations

import re
from typing import Any

from moto.organizations.models import OrganizationsBackend

from ..refusal import refusal
from .caller import Caller
from .organization import CLOUDTRAIL, administrators, check_ready_for_cloudtrail, organization_in_use
from .service_linked_role import make_service_linked_role

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
_MAXIMUM = 3


def register(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Make a member a delegated administrator, in Organizations too.

    AWS: the management account alone may, and not itself; at most three; with trusted access for CloudTrail.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html
    """
    organization = _led_by(caller)
    account = _account(parameters.get("MemberAccountId"))
    if account == caller.account:
        raise refusal(
            "CannotDelegateManagementAccountException",
            "The management account of your organization cannot be a delegated administrator of CloudTrail.",
        )
    _check_membership(organization, account)
    registered = [admin.account.id for admin in administrators(organization)]
    if account in registered:
        raise refusal("AccountRegisteredException", f"Account {account} is already a delegated administrator.")
    if len(registered) >= _MAXIMUM:
        raise refusal(
            "DelegatedAdminAccountLimitExceededException",
            f"The maximum number of {_MAXIMUM} delegated administrators of CloudTrail is reached.",
        )
    organization.register_delegated_administrator(AccountId=account, ServicePrincipal=CLOUDTRAIL)
    make_service_linked_role(caller.account, caller.partition)
    return {}


def deregister(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Take a delegated administrator's permissions away, in Organizations too.

    AWS: organization trails that it made stay, and are the management account's as before.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeregisterOrganizationDelegatedAdmin.html
    """
    organization = _led_by(caller)
    account = _account(parameters.get("DelegatedAdminAccountId"))
    _check_membership(organization, account)
    if account not in [admin.account.id for admin in administrators(organization)]:
        raise refusal("AccountNotRegisteredException", f"Account {account} is not a delegated administrator.")
    organization.deregister_delegated_administrator(AccountId=account, ServicePrincipal=CLOUDTRAIL)
    return {}


def _led_by(caller: Caller) -> OrganizationsBackend:
    organization = organization_in_use(caller.account)
    if organization.account_id != caller.account:
        raise refusal(
            "NotOrganizationManagementAccountException",
            "The request could not be processed because your account is not the management account of your "
            f"organization. You are signed in with the following AWS account ID: {caller.account}",
        )
    check_ready_for_cloudtrail(organization, caller.account)
    return organization


def _account(given: Any) -> str:
    # AWS: digits, 12 to 16 of them.
    if not re.fullmatch(r"\d{12,16}", str(given or "")):
        raise refusal("InvalidParameterException", f"Account ID is not valid: {given}")
    return str(given)


def _check_membership(organization: OrganizationsBackend, account: str) -> None:
    if account not in [each.id for each in organization.accounts]:
        raise refusal("AccountNotFoundException", f"Account {account} is not a member of your organization.")
