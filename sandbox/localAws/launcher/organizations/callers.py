"""Who may ask Organizations."""

from __future__ import annotations

from moto.organizations.exceptions import AWSOrganizationsNotInUseException
from moto.organizations.models import OrganizationsBackend, organizations_backends
from moto.organizations.responses import OrganizationsResponse

from ..patching import UnexpectedMotoError
from ..refusal import refusal
from .membership import management_backend

_ANYBODYS = ("CreateOrganization", "DescribeOrganization")


def apply() -> None:
    """Answer members only what they may know.

    AWS: most operations can only be called from the management account; those that read also from a member that is a
    delegated administrator, of whichever service. Any account may ask for its organization.
    https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
    """
    if not isinstance(vars(OrganizationsResponse).get("organizations_backend"), property):
        raise UnexpectedMotoError("OrganizationsResponse.organizations_backend is no property")
    setattr(OrganizationsResponse, "organizations_backend", property(_backend_for_caller))


def _backend_for_caller(self: OrganizationsResponse) -> OrganizationsBackend:
    account = self.current_account
    own: OrganizationsBackend = organizations_backends[account][self.partition]
    operation = self._get_action()
    if own.org or operation in _ANYBODYS:
        return own
    management = management_backend(account)
    if management is None:
        raise AWSOrganizationsNotInUseException
    is_administrator = any(admin.account.id == account for admin in management.admins)
    if is_administrator and operation.startswith(("Describe", "List")):
        return management
    raise refusal("AccessDeniedException", "You don't have permissions to access this resource.")
