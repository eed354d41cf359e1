"""Basic event selectors, and their place beside the advanced ones."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import Trail

from ..refusal import refusal
from .advanced_event_selectors import check_advanced_selectors
from .caller import Caller
from .lookup import find_at_home, find_to_change

Selector = dict[str, Any]

_DEFAULT: Selector = {
    "ReadWriteType": "All",
    "IncludeManagementEvents": True,
    "DataResources": [],
    "ExcludeManagementEventSources": [],
}
_RESOURCE_SERVICES = {"AWS::S3::Object": "s3", "AWS::Lambda::Function": "lambda", "AWS::DynamoDB::Table": "dynamodb"}
_EXCLUDABLE_SOURCES = ("kms.amazonaws.com", "rdsdata.amazonaws.com")


def put_event_selectors(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Replace a trail's selectors, of either kind.

    AWS: basic selectors or advanced ones, not both; each kind overwrites the other.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
    """
    trail = find_to_change(parameters.get("TrailName"), caller)
    basic = parameters.get("EventSelectors") or []
    advanced = parameters.get("AdvancedEventSelectors") or []
    if basic and advanced:
        raise _invalid("You can use either EventSelectors or AdvancedEventSelectors in a request, but not both.")
    if advanced:
        check_advanced_selectors(advanced)
    else:
        basic = [_completed(selector) for selector in basic]
        _check_selectors(basic)
    trail.event_selectors = basic
    trail.advanced_event_selectors = advanced
    return _shown(trail)


def get_event_selectors(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Show a trail's selectors.

    AWS: "trails created without specific event selectors will be configured to log all read and write management
    events, and no data events". https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
    """
    return _shown(find_at_home(parameters.get("TrailName"), caller))


def has_custom_selectors(trail: Trail) -> bool:
    """Whether a trail logs something else than a trail does by default."""
    return bool(trail.advanced_event_selectors) or _effective(trail) != [_DEFAULT]


def logs_management_events(trail: Trail, writes_only: bool) -> bool:
    """Whether a trail logs management events: any of them, or those that write."""
    if trail.advanced_event_selectors:
        return any(_is_management(selector, writes_only) for selector in trail.advanced_event_selectors)
    unwanted = "ReadOnly" if writes_only else None
    return any(
        selector["IncludeManagementEvents"] and selector["ReadWriteType"] != unwanted for selector in _effective(trail)
    )


def _shown(trail: Trail) -> dict[str, Any]:
    if trail.advanced_event_selectors:
        return {"TrailARN": trail.arn, "AdvancedEventSelectors": trail.advanced_event_selectors}
    return {"TrailARN": trail.arn, "EventSelectors": _effective(trail)}


def _effective(trail: Trail) -> list[Selector]:
    return trail.event_selectors or [_DEFAULT]


def _completed(selector: Selector) -> Selector:
    return {**_DEFAULT, **{name: value for name, value in selector.items() if value is not None}}


def _is_management(selector: Selector, writes_only: bool) -> bool:
    fields = {field["Field"]: field.get("Equals") for field in selector["FieldSelectors"]}
    return fields.get("eventCategory") == ["Management"] and not (writes_only and fields.get("readOnly") == ["true"])


def _check_selectors(selectors: list[Selector]) -> None:
    """Refuse what PutEventSelectors documents as not valid.

    AWS: 1 to 5 selectors, at most 250 data resources in all, three resource types, values without wildcards.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html#API_PutEventSelectors_Errors
    """
    if not 1 <= len(selectors) <= 5:
        raise _invalid("Specify a valid number of selectors (1 to 5) for your trail.")
    for selector in selectors:
        if selector["ReadWriteType"] not in ("All", "ReadOnly", "WriteOnly"):
            raise _invalid(f"Value {selector['ReadWriteType']} for ReadWriteType is invalid.")
        for source in selector["ExcludeManagementEventSources"]:
            if source not in _EXCLUDABLE_SOURCES or not selector["IncludeManagementEvents"]:
                raise _invalid(f"Value {source} for ExcludeManagementEventSources is invalid.")
        if not selector["IncludeManagementEvents"] and not selector["DataResources"]:
            raise _invalid("An event selector must include management events or data resources.")
        for resource in selector["DataResources"]:
            _check_resource(resource)
    values = [value for selector in selectors for each in selector["DataResources"] for value in each["Values"]]
    if len(values) > 250:
        raise _invalid(f"The total number of data resources cannot exceed 250: {len(values)}.")


def _check_resource(resource: dict[str, Any]) -> None:
    service = _RESOURCE_SERVICES.get(resource.get("Type", ""))
    if service is None:
        raise _invalid(f"Value {resource.get('Type')} for DataResources.Type is invalid.")
    if not resource.get("Values"):
        raise _invalid("Specify a valid number of data resources (1 to 250) for an event selector.")
    for value in resource["Values"]:
        parts = value.split(":", 5)
        all_of_service = len(parts) == 3 or (service == "s3" and parts[3:] == ["", "", ""])
        one_of_service = len(parts) == 6 and (service != "s3" or "/" in parts[5])
        if parts[0] != "arn" or parts[2:3] != [service] or "*" in value or not (all_of_service or one_of_service):
            raise _invalid(f"Value {value} for DataResources.Values is invalid.")


def _invalid(message: str) -> Exception:
    return refusal("InvalidEventSelectorsException", message)
