"""A delivery to each destination of a trail, as it would go now."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from .bucket import DIGESTS, LOG_FILES, check_bucket
from .destination import Destination
from .key import check_key
from .log_group import check_log_group
from .topic import check_topic
from .undeliverable import UndeliverableError


class Kind(Enum):
    """What a trail delivers."""

    LOG_FILE = "log file"
    DIGEST = "digest"
    LOG_EVENTS = "log events"
    NOTIFICATION = "notification"


def attempt(destination: Destination) -> dict[Kind, str | None]:
    """Try to deliver; answer the error that each attempt meets, `None` where it works.

    AWS: digests are not encrypted with the trail's key, whatever becomes of it, but with keys of S3's own.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
    AWS: a notification tells of a log file that was written, so without one nothing is attempted.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
    """
    errors = {Kind.LOG_FILE: _error(_write_log_file, destination)}
    if destination.validates_files:
        errors[Kind.DIGEST] = _error(_write_digest, destination)
    if destination.log_group_arn:
        errors[Kind.LOG_EVENTS] = _error(check_log_group, destination)
    if destination.topic and errors[Kind.LOG_FILE] is None:
        errors[Kind.NOTIFICATION] = _error(check_topic, destination)
    return errors


def _write_log_file(destination: Destination) -> None:
    check_key(destination, check_bucket(destination, [LOG_FILES]))


def _write_digest(destination: Destination) -> None:
    check_bucket(destination, [DIGESTS])


def _error(deliver: Callable[[Destination], object], destination: Destination) -> str | None:
    try:
        deliver(destination)
    except UndeliverableError as error:
        return error.delivery_error
    return None
