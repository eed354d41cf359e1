"""The SNS topic, and whether its policy lets CloudTrail publish for this trail."""

from __future__ import annotations

import re

from moto.sns.models import SNSBackend, Topic, sns_backends

from ..iam.evaluate import Request, allows
from ..patching import expect_attributes
from ..refusal import refusal
from .destination import CLOUDTRAIL, Destination
from .undeliverable import UndeliverableError

_NAME = r"[A-Za-z0-9_-]{1,256}"
_ARN = re.compile(rf"arn:(?P<partition>[a-z-]+):sns:(?P<region>[a-z0-9-]+):(?P<account>\d{{12}}):{_NAME}")


def expect_moto() -> None:
    """Check what is read of moto's topics."""
    expect_attributes(SNSBackend, ["topics"])
    expect_attributes(Topic, ["policy", "account_id"])


def check_topic(destination: Destination) -> str | None:
    """Refuse a topic that is missing or closed to this trail; answer its ARN.

    AWS: a topic's name or ARN, of any Region and account; its policy lets cloudtrail.amazonaws.com publish.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
    Deliveries meet the errors that SNS documents, by the codes of its API: NotFound and AuthorizationError. Inferred
    for GetTrailStatus. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
    """
    if not destination.topic:
        return None
    given = destination.topic
    arn = f"arn:{destination.partition}:sns:{destination.region}:{destination.account}:{given}"
    parts = _ARN.fullmatch(given if given.startswith("arn:") else arn)
    if not parts or parts["partition"] != destination.partition:
        raise refusal("InvalidSnsTopicNameException", f"SNS topic name is not valid: {given}")
    topic = find_topic(parts.string)
    request = Request("SNS:Publish", parts.string, CLOUDTRAIL, destination.context(parts["account"]))
    if topic is None or not allows(topic.policy, request):
        raise UndeliverableError(
            "InsufficientSnsTopicPolicyException",
            "SNS Topic does not exist or the topic policy is incorrect!",
            "NotFound" if topic is None else "AuthorizationError",
        )
    return parts.string


def find_topic(arn: str) -> Topic | None:
    """The topic of an ARN, whichever account owns it."""
    parts = _ARN.fullmatch(arn)
    if not parts or parts["region"] not in sns_backends[parts["account"]]:
        return None
    return sns_backends[parts["account"]][parts["region"]].topics.get(arn)
