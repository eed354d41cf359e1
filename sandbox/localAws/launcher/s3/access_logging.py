"""Access logging of buckets."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

from ..iam.evaluate import Request, allows
from ..patching import expect_attributes, replace

_LOGGING = "logging.s3.amazonaws.com"


def apply() -> None:
    """Read the target's policy as a policy, and keep the form of the log files' names.

    AWS: the policy lets logging.s3.amazonaws.com put objects below the prefix, for this bucket and its account where it
    has conditions. https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
    AWS: `TargetObjectKeyFormat`. https://docs.aws.amazon.com/AmazonS3/latest/API/API_LoggingEnabled.html
    """
    expect_attributes(FakeBucket, ["logging", "policy", "arn", "account_id"])
    store = FakeBucket.set_logging

    def set_logging(self: FakeBucket, logging_config: dict[str, Any] | None, bucket_backend: Any) -> None:
        # moto's own check is told who asks, and answers for the time of this request.
        target = bucket_backend.buckets.get((logging_config or {}).get("TargetBucket"))
        if target is not None:
            target.access_logged_bucket = self
        store(self, logging_config, bucket_backend)

    def lets_logs_in(target_bucket: FakeBucket, target_prefix: str | None) -> bool:
        source = target_bucket.access_logged_bucket  # type: ignore[attr-defined]
        context = {
            "aws:SourceArn": source.arn,
            "aws:SourceAccount": source.account_id,
            "aws:ResourceAccount": target_bucket.account_id,
            "aws:SecureTransport": "true",
            "s3:TlsVersion": "1.2",
            "aws:PrincipalIsAWSService": "true",
            "aws:PrincipalServiceName": _LOGGING,
        }
        # Names of log files begin with the prefix, and in the partitioned form with it and the account.
        name = f"{target_bucket.arn}/{target_prefix or ''}{source.account_id}"
        return allows(target_bucket.policy, Request("s3:PutObject", name, _LOGGING, context))

    def get_bucket_logging(self: S3Response) -> Any:
        logging = self.backend.get_bucket_logging(self.bucket_name)
        self.data["Action"] = "GetBucketLogging"
        if not logging:
            return self.serialized(ActionResult({}))
        enabled = {name: logging.get(name) or "" for name in ("TargetBucket", "TargetPrefix")}
        if logging.get("TargetObjectKeyFormat"):
            enabled["TargetObjectKeyFormat"] = {
                name: value or {} for name, value in logging["TargetObjectKeyFormat"].items()
            }
        return self.serialized(ActionResult({"LoggingEnabled": enabled}))

    replace(FakeBucket, "set_logging", ["self", "logging_config", "bucket_backend"], set_logging)
    replace(
        FakeBucket, "_log_permissions_enabled_policy", ["target_bucket", "target_prefix"], staticmethod(lets_logs_in)
    )
    replace(S3Response, "get_bucket_logging", ["self"], get_bucket_logging)
