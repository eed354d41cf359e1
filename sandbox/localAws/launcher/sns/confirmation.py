"""Subscriptions that their endpoint has to confirm, which nothing here does: they wait."""

from __future__ import annotations

import copy
from typing import Any

from moto.core.responses import ActionResult
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend, Subscription
from moto.sns.responses import SNSResponse

from ..patching import expect_attributes, expect_parameters, replace

_CONFIRMED_BY_ENDPOINT = ("email", "email-json", "http", "https")
_BY_TOPIC = ["self", "topic_arn", "next_token"]


def apply() -> None:
    """Let subscriptions wait that moto confirms at once.

    AWS: the owner of an endpoint of HTTP, HTTPS or e-mail must confirm; until then the ARN is told only to who asks for
    it with ReturnSubscriptionArn, and lists say PendingConfirmation.
    https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    What waits cannot be deleted, save with its topic.
    https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html
    """
    expect_attributes(Subscription, ["arn", "attributes", "protocol"])
    expect_parameters(SNSBackend, "_find_subscription", ["self", "topic_arn", "endpoint", "protocol"])
    subscribe, answer, unsubscribe = SNSBackend.subscribe, SNSResponse.subscribe, SNSBackend.unsubscribe
    list_all, list_by_topic = SNSBackend.list_subscriptions, SNSBackend.list_subscriptions_by_topic

    def subscribe_waiting(self: SNSBackend, topic_arn: str, endpoint: str, protocol: str) -> Subscription:
        known = self._find_subscription(topic_arn, endpoint, protocol)
        subscription = subscribe(self, topic_arn, endpoint, protocol)
        if known is None and protocol in _CONFIRMED_BY_ENDPOINT:
            subscription.attributes.update(PendingConfirmation=True, ConfirmationWasAuthenticated=False)
        return subscription

    def answer_waiting(self: SNSResponse) -> ActionResult:
        answered = answer(self)
        names = [self._get_param(name) for name in ("TopicArn", "Endpoint", "Protocol")]
        subscription = self.backend._find_subscription(*names)
        if _waits(subscription) and not self._get_bool_param("ReturnSubscriptionArn"):
            return ActionResult({"SubscriptionArn": "pending confirmation"})
        return answered

    def unsubscribe_confirmed(self: SNSBackend, subscription_arn: str) -> None:
        if _waits(self.subscriptions.get(subscription_arn)):
            raise SNSInvalidParameter(
                "Invalid parameter: Cannot unsubscribe a subscription that is pending confirmation"
            )
        unsubscribe(self, subscription_arn)

    def list_subscriptions(self: SNSBackend, next_token: str | None = None) -> Any:
        return _listed(list_all(self, next_token))

    def list_subscriptions_by_topic(self: SNSBackend, topic_arn: str, next_token: str | None = None) -> Any:
        return _listed(list_by_topic(self, topic_arn, next_token))

    replace(SNSBackend, "subscribe", ["self", "topic_arn", "endpoint", "protocol"], subscribe_waiting)
    replace(SNSResponse, "subscribe", ["self"], answer_waiting)
    replace(SNSBackend, "unsubscribe", ["self", "subscription_arn"], unsubscribe_confirmed)
    replace(SNSBackend, "list_subscriptions", ["self", "next_token"], list_subscriptions)
    replace(SNSBackend, "list_subscriptions_by_topic", _BY_TOPIC, list_subscriptions_by_topic)


def _waits(subscription: Subscription | None) -> bool:
    return subscription is not None and subscription.attributes["PendingConfirmation"] is True


def _listed(page: tuple[list[Subscription], Any]) -> tuple[list[Subscription], Any]:
    subscriptions, next_token = page
    return [_as_listed(each) for each in subscriptions], next_token


def _as_listed(subscription: Subscription) -> Subscription:
    if not _waits(subscription):
        return subscription
    shown = copy.copy(subscription)
    shown.arn = "PendingConfirmation"
    return shown
