"""Starting, stopping, and what GetTrailStatus says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from moto.cloudtrail.models import Trail, TrailStatus
from moto.core.utils import utcnow

from ..delivery.attempt import Kind, attempt
from ..patching import expect_attributes
from .caller import Caller
from .lookup import find_to_change, find_to_read
from .settings import destination_of


@dataclass(frozen=True)
class Outcome:
    """Deliveries of one kind: when the last was attempted, when one last succeeded, and the error of the last."""

    attempted: datetime | None = None
    succeeded: datetime | None = None
    error: str | None = None


_NEVER = Outcome()


def apply() -> None:
    """Check moto's status; a new trail has delivered nothing."""
    expect_attributes(TrailStatus, ["is_logging", "started", "stopped"])
    setattr(Trail, "outcomes", {})


def start_logging(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Start recording; a new trail does not record before.

    AWS: by name or ARN, from the home Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html
    """
    trail = find_to_change(parameters.get("Name"), caller)
    trail.start_logging()
    _deliver(trail, trail.status.started)
    return {}


def stop_logging(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Stop recording.

    AWS: by name or ARN, from the home Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
    """
    trail = find_to_change(parameters.get("Name"), caller)
    was_logging = trail.status.is_logging
    trail.stop_logging()
    if was_logging:
        _deliver(trail, trail.status.stopped)
    return {}


def get_trail_status(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Tell whether a trail records, since when, when it last delivered, and what keeps it from delivering.

    AWS: times of deliveries that never took place are left out, and errors where the last delivery succeeded.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
    AWS still fills the fields of texts that are "no longer in use": when deliveries were attempted and last succeeded.
    """
    trail = find_to_read(parameters.get("Name"), caller)
    status = trail.status
    if status.is_logging:
        _deliver(trail, utcnow())
    answer = {
        "StartLoggingTime": _seconds(status.started),
        "StopLoggingTime": _seconds(status.stopped),
        "TimeLoggingStarted": _text(status.started),
        "TimeLoggingStopped": _text(status.stopped),
    }
    for name, kind in _FIELDS.items():
        outcome = _outcome(trail, kind)
        answer |= {f"{name}Time": _seconds(outcome.succeeded), f"{name}Error": outcome.error}
        if kind in (Kind.LOG_FILE, Kind.NOTIFICATION):
            answer |= {
                f"{name}AttemptTime": _text(outcome.attempted),
                f"{name}AttemptSucceeded": _text(outcome.succeeded),
            }
    return {"IsLogging": status.is_logging, **{name: value for name, value in answer.items() if value is not None}}


_FIELDS = {
    "LatestDelivery": Kind.LOG_FILE,
    "LatestDigestDelivery": Kind.DIGEST,
    "LatestCloudWatchLogsDelivery": Kind.LOG_EVENTS,
    "LatestNotification": Kind.NOTIFICATION,
}


def _deliver(trail: Trail, moment: datetime) -> None:
    """Judge deliveries at the moments that somebody could tell: nothing is known of those in between.

    AWS delivers every few minutes, digests every hour; here everything is attempted when recording starts and stops,
    and when the status is asked for. So the last success is the last of these moments at which it worked.
    """
    for kind, error in attempt(destination_of(trail)).items():
        succeeded = moment if error is None else _outcome(trail, kind).succeeded
        trail.outcomes = {**trail.outcomes, kind: Outcome(moment, succeeded, error)}  # type: ignore[attr-defined]


def _outcome(trail: Trail, kind: Kind) -> Outcome:
    """What became of deliveries, of a kind that the trail makes today."""
    used = {
        Kind.LOG_FILE: True,
        Kind.DIGEST: trail.log_validation,
        Kind.LOG_EVENTS: trail.cw_log_group_arn,
        Kind.NOTIFICATION: trail.topic_arn,
    }
    outcomes: dict[Kind, Outcome] = trail.outcomes  # type: ignore[attr-defined]
    return outcomes.get(kind, _NEVER) if used[kind] else _NEVER


def _seconds(moment: datetime | None) -> float | None:
    # moto keeps UTC without saying so.
    return moment.replace(tzinfo=timezone.utc).timestamp() if moment else None


def _text(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
