"""The pages in which Organizations answers lists."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from moto.organizations.exceptions import InvalidInputException
from moto.organizations.responses import OrganizationsResponse

from ..patching import replace

# Operations, by moto's names for them, and what they list.
_LISTS = {
    "list_accounts": "Accounts",
    "list_accounts_for_parent": "Accounts",
    "list_children": "Children",
    "list_delegated_administrators": "DelegatedAdministrators",
    "list_organizational_units_for_parent": "OrganizationalUnits",
    "list_policies": "Policies",
    "list_policies_for_target": "Policies",
    "list_roots": "Roots",
    "list_targets_for_policy": "Targets",
}
_LARGEST_PAGE = 20
_EVERYTHING = 1_000_000

# Where a page begins, and whether an empty one comes before it.
_TOKEN = re.compile(r"(?P<empty>empty-)?(?P<start>\d{1,9})")


def apply() -> None:
    """Cut lists into pages.

    AWS: at most 20 results a page. "These operations can occasionally return an empty set of results even when more
    results are available": here always once, after the first page of several, so that nobody takes it for the end.
    https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
    """
    for operation, key in _LISTS.items():
        replace(OrganizationsResponse, operation, ["self"], _in_pages(getattr(OrganizationsResponse, operation), key))


def _in_pages(list_all: Callable[[OrganizationsResponse], str], key: str) -> Callable[[OrganizationsResponse], str]:
    def answer(self: OrganizationsResponse) -> str:
        parameters = self.request_params
        size = _size(parameters.pop("MaxResults", None))
        token = _TOKEN.fullmatch(parameters.pop("NextToken", None) or "0")
        if token is None:
            raise InvalidInputException("You provided a pagination token that is not valid: INVALID_NEXT_TOKEN")
        self.body = json.dumps({**parameters, "MaxResults": _EVERYTHING})
        whole = json.loads(list_all(self))[key]
        start = int(token["start"])
        end = start if token["empty"] else start + size
        page = {key: whole[start:end]}
        if end < len(whole):
            page["NextToken"] = f"empty-{end}" if start == 0 else str(end)
        return json.dumps(page)

    return answer


def _size(wanted: object) -> int:
    """AWS: MaxResults from 1 to 20; the reasons are those of its InvalidInputException.

    https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html#API_ListAccounts_Errors
    """
    if wanted is None:
        return _LARGEST_PAGE
    if not isinstance(wanted, int) or wanted < 1:
        raise InvalidInputException("You provided a numeric parameter that is too small: MIN_VALUE_EXCEEDED")
    if wanted > _LARGEST_PAGE:
        raise InvalidInputException("You provided a numeric parameter that is too large: MAX_VALUE_EXCEEDED")
    return wanted
