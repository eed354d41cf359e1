"""Refusing calls that come too fast, once it is asked to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from moto.iam.models import get_account_id_from

from .authorization.call import Call, Environ, read_call
from .authorization.refused import Refusal, answer
from .organizations.membership import management_account_of

Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# How many calls of a kind CloudTrail answers in a second, for an account in a Region.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
# https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
_READS = 10
_LOOKUPS = 2
_WRITES = 1

# How long a call to Organizations lasts, in seconds: long enough that two of them can meet.
_DURATION = 0.02


class Throttle:
    """Lets through as many calls as AWS does."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._limits = False
        self._lock = Lock()
        self._buckets: dict[tuple[str, str, int], _Bucket] = {}
        self._organizations: dict[str, Lock] = {}

    def limit_rates(self, limited: bool) -> None:
        """Count calls from now on, or no longer."""
        with self._lock:
            self._buckets.clear()
            self._limits = limited

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        call = read_call(environ) if self._limits else None
        if call and call.service == "cloudtrail" and not self._has_room(call):
            return answer(call.service, Refusal("Rate exceeded", "ThrottlingException"), start_response)
        if call and call.service == "organizations":
            return self._alone(call, environ, start_response)
        return self._application(environ, start_response)

    def _has_room(self, call: Call) -> bool:
        """AWS: ThrottlingException once the rate is exceeded; the limits count for the account of the credentials.

        https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
        """
        rate = _rate(call.operation)
        with self._lock:
            key = (get_account_id_from(call.access_key), call.region, rate)
            return self._buckets.setdefault(key, _Bucket(rate)).take()

    def _alone(self, call: Call, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """AWS: "can't complete your request because another request is already in progress", from the same organization.

        https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html#API_ListAccounts_Errors
        """
        account = get_account_id_from(call.access_key)
        with self._lock:
            turn = self._organizations.setdefault(management_account_of(account) or account, Lock())
        if not turn.acquire(blocking=False):
            message = (
                "AWS Organizations can't complete your request because another request is already in progress. "
                "Try again later."
            )
            return answer(call.service, Refusal(message, "TooManyRequestsException"), start_response)
        try:
            time.sleep(_DURATION)
            return list(self._application(environ, start_response))
        finally:
            turn.release()


class _Bucket:
    """Calls that may still be made: as many as a second brings, and no more are saved up."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._calls = float(rate)
        self._at = time.monotonic()

    def take(self) -> bool:
        """Take one call, where there is one."""
        now = time.monotonic()
        self._calls = min(self._rate, self._calls + (now - self._at) * self._rate)
        self._at = now
        if self._calls < 1:
            return False
        self._calls -= 1
        return True


def _rate(operation: str) -> int:
    if operation == "LookupEvents":
        return _LOOKUPS
    return _READS if operation.startswith(("Describe", "Get", "List")) else _WRITES
