"""Insights selectors."""

from __future__ import annotations

from typing import Any

from ..delivery.bucket import check_bucket
from ..refusal import refusal
from .caller import Caller
from .event_selectors import logs_management_events
from .lookup import find_at_home, find_to_change
from .settings import destination_of

_TYPES = ("ApiCallRateInsight", "ApiErrorRateInsight")
_CATEGORIES = ("Management", "Data")


def put_insight_selectors(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Replace a trail's Insights selectors; an empty list turns Insights off.

    AWS: call rates need write management events, error rates read or write ones, and the bucket's policy is checked.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html
    """
    trail = find_to_change(parameters.get("TrailName"), caller)
    selectors = parameters.get("InsightSelectors") or []
    for selector in selectors:
        kind = selector.get("InsightType")
        categories = selector.get("EventCategories") or ["Management"]
        if kind not in _TYPES or any(category not in _CATEGORIES for category in categories):
            raise refusal("InvalidInsightSelectorsException", f"Insight selector is not valid: {selector}")
        if "Management" in categories and not logs_management_events(trail, writes_only=kind == _TYPES[0]):
            raise refusal(
                "InvalidInsightSelectorsException",
                f"{kind} needs a trail that logs {'write ' if kind == _TYPES[0] else ''}management events.",
            )
    if selectors:
        check_bucket(destination_of(trail))
    trail.insight_selectors = selectors
    return {"TrailARN": trail.arn, "InsightSelectors": selectors}


def get_insight_selectors(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Show a trail's Insights selectors.

    AWS: a trail without them is answered with InsightNotEnabledException.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html
    """
    trail = find_at_home(parameters.get("TrailName"), caller)
    if not trail.insight_selectors:
        raise refusal("InsightNotEnabledException", f"Trail {trail.arn} does not have Insights enabled.")
    return {"TrailARN": trail.arn, "InsightSelectors": trail.insight_selectors}
