"""Object Lock of buckets."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from moto.core.responses import ActionResult
from moto.s3.exceptions import InvalidBucketState, MalformedXML
from moto.s3.models import FakeBucket, S3Backend
from moto.s3.responses import S3Response

from ..patching import expect_attributes, expect_parameters, replace

_PUT = ["self", "bucket_name", "lock_enabled", "mode", "days", "years"]
_STATE = ["object_lock_enabled", "default_lock_mode", "default_lock_days", "default_lock_years"]


def apply() -> None:
    """Let a bucket be locked that has objects, and keep a locked one versioned.

    AWS: since November 2023 Object Lock can be switched on for an existing bucket with versioning, and never off;
    versioning of such a bucket cannot be suspended (InvalidBucketState, HTTP 409).
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
    AWS: a default retention has a mode, and either days or years, which are positive (MalformedXML otherwise).
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
    """
    expect_attributes(FakeBucket, ["versioning_status", "is_versioned", *_STATE])
    expect_parameters(InvalidBucketState, "__init__", ["self", "msg"])
    version = S3Backend.put_bucket_versioning
    put = getattr(S3Response, "_bucket_response_put", None)

    def put_or_conflict(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        try:
            return put(self, request, bucket_name, querystring)  # type: ignore[misc]
        except InvalidBucketState as error:
            # moto takes the status from the API's model, which does not have this error, and would answer 400.
            text = f"<Error><Code>{error.code}</Code><Message>{escape(str(error.message))}</Message></Error>"
            return 409, {"Content-Type": "application/xml"}, text

    def put_object_lock_configuration(
        self: S3Backend,
        bucket_name: str,
        lock_enabled: bool,
        mode: str | None = None,
        days: int | None = None,
        years: int | None = None,
    ) -> None:
        bucket = self.get_bucket(bucket_name)
        if not lock_enabled or (mode is not None and not _is_retention(mode, days, years)):
            raise MalformedXML()
        if not bucket.is_versioned:
            raise InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
        bucket.object_lock_enabled = True
        bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days, years

    def get_object_lock_configuration(self: S3Response) -> Any:
        _, mode, days, years = self.backend.get_object_lock_configuration(self.bucket_name)
        configuration: dict[str, Any] = {"ObjectLockEnabled": "Enabled"}
        if mode:
            period = {"Days": days} if days else {"Years": years}
            configuration["Rule"] = {"DefaultRetention": {"Mode": mode, **period}}
        self.data["Action"] = "GetObjectLockConfiguration"
        return self.serialized(ActionResult({"ObjectLockConfiguration": configuration}))

    def put_bucket_versioning(self: S3Backend, bucket_name: str, status: str) -> None:
        if status != "Enabled" and self.get_bucket(bucket_name).object_lock_enabled:
            raise InvalidBucketState(
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
            )
        version(self, bucket_name, status)

    replace(S3Response, "_bucket_response_put", ["self", "request", "bucket_name", "querystring"], put_or_conflict)
    replace(S3Backend, "put_object_lock_configuration", _PUT, put_object_lock_configuration)
    replace(S3Response, "get_object_lock_configuration", ["self"], get_object_lock_configuration)
    replace(S3Backend, "put_bucket_versioning", ["self", "bucket_name", "status"], put_bucket_versioning)


def _is_retention(mode: str, days: int | None, years: int | None) -> bool:
    return mode in ("GOVERNANCE", "COMPLIANCE") and bool(days) != bool(years) and (days or years or 0) > 0
