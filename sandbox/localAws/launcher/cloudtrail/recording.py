"""Starting, stopping, and what GetTrailStatus says of it."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from typing import Any

from .caller import Caller
from .lookup import find_to_change, find_to_read


def start_logging(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Start recording; a new trail does not record before.

    AWS: by name or ARN, from the home Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html
    """
    find_to_change(parameters.get("Name"), caller).start_logging()
    return {}


def stop_logging(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Stop recording.

    AWS: by name or ARN, from the home Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
    """
    find_to_change(parameters.get("Name"), caller).stop_logging()
    return {}


def get_trail_status(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Tell whether a trail records, since when, and when it last delivered.

    AWS: times of deliveries that never took place are left out.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
    """
    trail = find_to_read(parameters.get("Name"), caller)
    status = trail.status
    answer = {name: value for name, value in status.description().items() if isinstance(value, (bool, str))}
    times = {
        "StartLoggingTime": _seconds(status.started),
        "StopLoggingTime": _seconds(status.stopped),
        "LatestDeliveryTime": _latest_delivery(status.is_logging, status.started, status.stopped),
    }
    if trail.cw_log_group_arn:
        times["LatestCloudWatchLogsDeliveryTime"] = times["LatestDeliveryTime"]
    if trail.topic_arn:
        times["LatestNotificationTime"] = times["LatestDeliveryTime"]
    if trail.log_validation:
        times["LatestDigestDeliveryTime"] = times["LatestDeliveryTime"]
    return {**answer, **{name: value for name, value in times.items() if value is not None}}


def _latest_delivery(is_logging: bool, started: datetime | None, stopped: datetime | None) -> float | None:
    # A trail that records is taken to have just delivered; one that was stopped delivered until then.
    if started is None:
        return None
    return time.time() if is_logging else _seconds(stopped)


def _seconds(moment: datetime | None) -> float | None:
    # moto keeps UTC without saying so.
    return moment.replace(tzinfo=timezone.utc).timestamp() if moment else None
