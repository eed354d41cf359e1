"""Refusing a destination, and what a delivery to it would meet."""

from __future__ import annotations

from moto.core.exceptions import JsonRESTError


class UndeliverableError(JsonRESTError):
    """CloudTrail's refusal of a destination, with the error that the destination's own service answers a delivery with.

    AWS: GetTrailStatus shows that error, by its code alone: "Displays any Amazon S3 error", "any Amazon SNS error",
    "any CloudWatch Logs error that CloudTrail encountered".
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
    """

    def __init__(self, code: str, message: str, delivery_error: str) -> None:
        super().__init__(code, message)
        self.delivery_error = delivery_error
