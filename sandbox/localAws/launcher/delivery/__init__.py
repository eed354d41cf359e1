"""What CloudTrail checks before it accepts a trail, and meets again at each delivery: that it is let in."""

from __future__ import annotations

from dataclasses import dataclass

from . import bucket, key, log_group, topic
from .destination import Destination


@dataclass(frozen=True)
class Delivery:
    """The ARNs that a destination's names stand for."""

    key_arn: str | None
    topic_arn: str | None


def check_delivery(destination: Destination) -> Delivery:
    """Refuse a destination that CloudTrail could not deliver to."""
    bucket_region = bucket.check_bucket(destination)
    key_arn = key.check_key(destination, bucket_region)
    log_group.check_log_group(destination)
    topic_arn = topic.check_topic(destination)
    return Delivery(key_arn, topic_arn)


def expect_moto() -> None:
    """Check the parts of moto that the checks read."""
    for part in (bucket, key, log_group, topic):
        part.expect_moto()
