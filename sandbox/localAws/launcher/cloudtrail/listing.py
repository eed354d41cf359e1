"""Reading trails' settings."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import Trail

from .caller import Caller
from .description import describe_in_full
from .lookup import find_to_read, is_shadow, parse_arn, trails_of, visible_trails
from .names import check_trail_name


def get_trail(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Show one trail, by name or ARN.

    See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html
    """
    return {"Trail": describe_in_full(find_to_read(parameters.get("Name"), caller))}


def describe_trails(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Show the trails of a Region, all of them or those of `trailNameList`; unknown ones are simply absent.

    AWS: names match trails of this Region and account only; another Region's trail is asked for by ARN.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
    """
    wanted = parameters.get("trailNameList") or []
    shadows_too = parameters.get("includeShadowTrails") is not False
    for name in wanted:
        parse_arn(name) if name.startswith("arn:") else check_trail_name(name)

    trails = list(visible_trails(caller))
    if wanted:
        trails += [trail for trail in trails_of(caller.account, caller.partition) if trail not in trails]
        trails = [trail for trail in trails if _is_wanted(trail, wanted, caller)]
    if not shadows_too:
        trails = [trail for trail in trails if not is_shadow(trail, caller)]
    return {"trailList": [describe_in_full(trail) for trail in trails]}


def list_trails(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Show name, ARN and home Region of every trail, shadows included.

    See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html
    """
    return {"Trails": [trail.short() for trail in visible_trails(caller)]}


def _is_wanted(trail: Trail, wanted: list[str], caller: Caller) -> bool:
    return trail.arn in wanted or (trail.trail_name in wanted and not is_shadow(trail, caller))
