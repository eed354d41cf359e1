"""How Organizations describes accounts, and what becomes of them."""

from __future__ import annotations

from typing import Any

from moto.core.utils import unix_time
from moto.organizations.exceptions import AccountAlreadyClosedException
from moto.organizations.models import FakeAccount, FakeDelegatedAdministrator

from ..patching import expect_attributes, replace
from .membership import find_account, nodes_above

# AWS: a state says more than the status that it replaces: an account that nobody may use yet counts as active in it, and
# one that its owner closed as suspended.
# https://aws.amazon.com/blogs/mt/aws-organizations-launches-account-state-information-for-granular-account-lifecycle/
_STATUS_OF_STATE = {
    "PENDING_ACTIVATION": "ACTIVE",
    "ACTIVE": "ACTIVE",
    "SUSPENDED": "SUSPENDED",
    "PENDING_CLOSURE": "PENDING_CLOSURE",
    "CLOSED": "SUSPENDED",
}


def apply() -> None:
    """Describe accounts with their states and paths, and close them."""
    expect_attributes(FakeAccount, ["id", "arn", "email", "name", "state", "joined_method", "create_time"])
    expect_attributes(FakeDelegatedAdministrator, ["account", "enabled_date"])
    replace(FakeAccount, "describe", ["self"], _describe)
    replace(FakeAccount, "close", ["self"], _close)
    replace(FakeDelegatedAdministrator, "describe", ["self"], _describe_administrator)


def set_state(account: str, state: str) -> bool:
    """Bring an account into a state that only AWS or time brings it into; `False` where there is none of either."""
    found = find_account(account)
    if found is None or state not in _STATUS_OF_STATE:
        return False
    found.state = state
    return True


def _describe(self: FakeAccount) -> dict[str, Any]:
    """AWS: `Paths` are the places of an account in the organization, from the organization's id to its own.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
    """
    above = [node.id for node in reversed(nodes_above(self))]
    return {
        **_described_to_administrators(self),
        "State": self.state,
        "Paths": ["/".join([self.organization_id, *above, self.id, ""])],
    }


def _described_to_administrators(account: FakeAccount) -> dict[str, Any]:
    return {
        "Id": account.id,
        "Arn": account.arn,
        "Email": account.email,
        "Name": account.name,
        "Status": _STATUS_OF_STATE[account.state],
        "JoinedMethod": account.joined_method,
        "JoinedTimestamp": unix_time(account.create_time),
    }


def _describe_administrator(self: FakeDelegatedAdministrator) -> dict[str, Any]:
    """AWS: neither `State` nor `Paths`.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_DelegatedAdministrator.html
    """
    return {**_described_to_administrators(self.account), "DelegationEnabledDate": unix_time(self.enabled_date)}


def _close(self: FakeAccount) -> None:
    """AWS: an account that its owner closes is CLOSED, which the status called SUSPENDED; until then PENDING_CLOSURE.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
    """
    if self.state == "CLOSED":
        raise AccountAlreadyClosedException
    self.state = "CLOSED"
