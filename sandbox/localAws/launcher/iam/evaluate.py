"""Decide what a policy document says about one request.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Union

from .conditions import UnknownOperatorError, conditions_hold
from .lists import as_list
from .wildcards import Variables, matches_any

ContextValue = Union[str, "list[str]"]
Document = Union[str, bytes, "Mapping[str, Any]", None]


class Decision(Enum):
    """What a document says: explicit denial is stronger than allowance, silence is neither."""

    ALLOWED = "allowed"
    DENIED = "denied"
    SILENT = "silent"


@dataclass(frozen=True)
class Request:
    """One request.

    `caller` is a service principal, an account (any of its principals), or `""` for anybody; the ARNs by which a policy
    may name one principal: its account's root, its role or user, its session; or `None` where the policy is attached to
    the caller and names no principal.
    """

    action: str
    resource: str | None = None
    caller: str | Sequence[str] | None = None
    context: Mapping[str, ContextValue] = field(default_factory=dict)

    def value(self, key: str) -> ContextValue | None:
        """The context value of a condition key; keys are case-insensitive."""
        return {name.lower(): value for name, value in self.context.items()}.get(key.lower())


def evaluate(document: Document, request: Request) -> Decision:
    """Evaluate a policy document, given as text or parsed; no document, or one that cannot be read, is silent."""
    policy = _parsed(document)
    # AWS: before version 2012-10-17, which is not the default, variables are plain text.
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
    variables = request.value if policy.get("Version") == "2012-10-17" else None
    applying = [statement for statement in _statements(policy) if _applies(statement, request, variables)]
    if any(statement.get("Effect") == "Deny" for statement in applying):
        return Decision.DENIED
    if any(statement.get("Effect") == "Allow" for statement in applying):
        return Decision.ALLOWED
    return Decision.SILENT


def allows(document: Document, request: Request) -> bool:
    """Whether the document alone lets the request through."""
    return evaluate(document, request) is Decision.ALLOWED


def _parsed(document: Document) -> Mapping[str, Any]:
    if not document:
        return {}
    try:
        parsed = document if isinstance(document, Mapping) else json.loads(document)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, Mapping) else {}


def _statements(policy: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [statement for statement in as_list(policy.get("Statement")) if isinstance(statement, Mapping)]


def _applies(statement: Mapping[str, Any], request: Request, variables: Variables) -> bool:
    if not (
        _principal_matches(statement, request)
        and _action_matches(statement, request)
        and _resource_matches(statement, request, variables)
    ):
        return False
    try:
        return conditions_hold(statement.get("Condition") or {}, request.value, variables)
    except UnknownOperatorError:
        # What cannot be understood grants nothing and takes nothing back.
        return statement.get("Effect") == "Deny"


def _principal_matches(statement: Mapping[str, Any], request: Request) -> bool:
    if request.caller is None:
        return "Principal" not in statement and "NotPrincipal" not in statement
    names = [request.caller] if isinstance(request.caller, str) else request.caller
    if "NotPrincipal" in statement:
        # Whom it spares it names in full: the account, the role or user, the session.
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
        return not all(_names(statement["NotPrincipal"], name) for name in names)
    return any(_names(statement.get("Principal"), name) for name in names)


def _names(principal: Any, caller: str) -> bool:
    # `"*"` and `{"AWS": "*"}` both stand for everyone, AWS services included.
    if principal == "*":
        return True
    if not isinstance(principal, Mapping):
        return False
    identities = [str(identity) for identity in as_list(principal.get("AWS"))]
    if "*" in identities or caller in as_list(principal.get("Service")):
        return True
    if caller.isdigit():
        return any(caller in identity.split(":") for identity in identities)
    # A principal's account may be written as its number alone.
    return caller in identities or (caller.endswith(":root") and caller.split(":")[4] in identities)


def _action_matches(statement: Mapping[str, Any], request: Request) -> bool:
    return _element_matches(statement, "Action", request.action, None, ignore_case=True)


def _resource_matches(statement: Mapping[str, Any], request: Request, variables: Variables) -> bool:
    if request.resource is None:
        return True
    return _element_matches(statement, "Resource", request.resource, variables, ignore_case=False)


def _element_matches(
    statement: Mapping[str, Any], element: str, value: str, variables: Variables, ignore_case: bool
) -> bool:
    if f"Not{element}" in statement:
        return not matches_any(as_list(statement[f"Not{element}"]), value, variables, ignore_case)
    return matches_any(as_list(statement.get(element)), value, variables, ignore_case)
