"""What a trail accepts as advanced event selectors.

See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
"""

from __future__ import annotations

from typing import Any

from ..refusal import refusal

_OPERATORS = ("Equals", "NotEquals", "StartsWith", "NotStartsWith", "EndsWith", "NotEndsWith")
_EXCLUDABLE_SOURCES = ("kms.amazonaws.com", "rdsdata.amazonaws.com")
_FIELDS = {
    "Management": ("eventCategory", "readOnly", "eventSource"),
    "Data": (
        "eventCategory",
        "resources.type",
        "readOnly",
        "eventName",
        "eventSource",
        "eventType",
        "resources.ARN",
        "sessionCredentialFromConsole",
        "userIdentity.arn",
    ),
    "NetworkActivity": ("eventCategory", "eventSource", "eventName", "errorCode", "vpcEndpointId"),
}
_REQUIRED = {"Management": (), "Data": ("resources.type",), "NetworkActivity": ("eventSource",)}
_EQUALS_ONLY = ("eventCategory", "readOnly", "resources.type")


def check_advanced_selectors(selectors: list[dict[str, Any]]) -> None:
    """Refuse what PutEventSelectors documents as not valid.

    AWS: at most 500 values for all conditions of all advanced selectors of a trail.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html#API_PutEventSelectors_Errors
    """
    for selector in selectors:
        _check_selector(selector.get("FieldSelectors") or [])
    total = sum(
        len(field.get(operator) or [])
        for selector in selectors
        for field in selector["FieldSelectors"]
        for operator in _OPERATORS
    )
    if total > 500:
        raise _invalid(f"The total number of values in advanced event selectors cannot exceed 500: {total}.")


def _check_selector(fields: list[dict[str, Any]]) -> None:
    """AWS: `eventCategory` is required, once, with `Equals`; it decides which other fields there may and must be."""
    names = [field.get("Field") for field in fields]
    if len(set(names)) != len(names):
        raise _invalid("A field can be used only once in an advanced event selector.")
    for field in fields:
        _check_field(field)
    category = next((field["Equals"][0] for field in fields if field["Field"] == "eventCategory"), None)
    if category is None:
        raise _invalid("An advanced event selector must have a field eventCategory.")
    if category not in _FIELDS:
        raise _invalid(f"Value {category} for eventCategory is invalid for a trail.")
    for name in names:
        if name not in _FIELDS[category]:
            raise _invalid(f"Field {name} is invalid for {category} events of a trail.")
    for name in _REQUIRED[category]:
        if name not in names:
            raise _invalid(f"An advanced event selector for {category} events must have a field {name}.")
    if category == "Management":
        _check_sources(fields)


def _check_field(field: dict[str, Any]) -> None:
    name = field.get("Field")
    used = [operator for operator in _OPERATORS if field.get(operator)]
    if not used:
        raise _invalid(f"Field {name} must have at least one operator with a value.")
    if name in _EQUALS_ONLY and used != ["Equals"]:
        raise _invalid(f"Equals is the only valid operator for field {name}.")
    if name in ("eventCategory", "resources.type") and len(field["Equals"]) != 1:
        raise _invalid(f"Field {name} must have exactly one value.")
    if name == "readOnly" and field["Equals"] not in (["true"], ["false"]):
        raise _invalid(f"Value {','.join(field['Equals'])} for readOnly is invalid.")


def _check_sources(fields: list[dict[str, Any]]) -> None:
    """AWS: for management events on trails, `eventSource` excludes KMS or RDS Data API events and nothing else."""
    for field in fields:
        if field["Field"] != "eventSource":
            continue
        sources = field.get("NotEquals") or []
        used = [operator for operator in _OPERATORS if field.get(operator)]
        if used != ["NotEquals"] or any(source not in _EXCLUDABLE_SOURCES for source in sources):
            raise _invalid(f"eventSource must be NotEquals {' or '.join(_EXCLUDABLE_SOURCES)} for Management events.")


def _invalid(message: str) -> Exception:
    return refusal("InvalidEventSelectorsException", message)
