"""Tags of trails."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import Trail, cloudtrail_backends
from moto.core.exceptions import JsonRESTError
from moto.utilities.tagging_service import TaggingService

from ..refusal import refusal
from .caller import Caller
from .lookup import find_at_home, parse_arn


def add_tags(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Add tags, from the home Region.

    AWS: at most 50 tags, each key once. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html
    """
    trail = _find(parameters.get("ResourceId"), caller)
    put_tags(trail, parameters.get("TagsList") or [])
    return {}


def remove_tags(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Remove tags by their keys.

    See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html
    """
    trail = _find(parameters.get("ResourceId"), caller)
    tags_of(trail).untag_resource_using_names(trail.arn, [tag["Key"] for tag in parameters.get("TagsList") or []])
    return {}


def list_tags(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """List the tags of up to 20 trails of this account and Region.

    AWS: what does not exist is refused with ResourceNotFoundException.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
    """
    trails = [_find(arn, caller) for arn in parameters.get("ResourceIdList") or []]
    return {
        "ResourceTagList": [
            {"ResourceId": trail.arn, **tags_of(trail).list_tags_for_resource(trail.arn)} for trail in trails
        ]
    }


def check_tags(tags: list[dict[str, str]], existing: dict[str, str]) -> None:
    """Refuse duplicate or over-long keys and values, and more than 50 tags.

    See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html#API_AddTags_Errors
    """
    keys = [tag.get("Key", "") for tag in tags]
    for tag in tags:
        key, value = tag.get("Key") or "", tag.get("Value") or ""
        if not 1 <= len(key) <= 128 or len(value) > 256 or key.lower().startswith("aws:") or keys.count(key) > 1:
            raise refusal("InvalidTagParameterException", f"Tag is not valid, or not the only one of its key: {key}")
    if len({*keys, *existing}) > 50:
        raise refusal("TagsLimitExceededException", "The number of tags per trail has exceeded the limit of 50.")


def put_tags(trail: Trail, tags: list[dict[str, str]]) -> None:
    """Check and store tags."""
    service = tags_of(trail)
    check_tags(tags, service.get_tag_dict_for_resource(trail.arn))
    service.tag_resource(trail.arn, tags)


def tags_of(trail: Trail) -> TaggingService:
    """moto keeps the tags beside the trails, per account and Region."""
    return cloudtrail_backends[trail.account_id][trail.region_name].tagging_service


def _find(arn: str | None, caller: Caller) -> Trail:
    parse_arn(arn or "")
    try:
        return find_at_home(arn, caller)
    except JsonRESTError as error:
        if error.error_type != "TrailNotFoundException":
            raise
        raise refusal("ResourceNotFoundException", f"Resource not found: {arn}") from error
