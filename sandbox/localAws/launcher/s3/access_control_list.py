"""ACLs of buckets where access control lists are switched off."""

from __future__ import annotations

from typing import Any

from moto.s3.exceptions import S3ClientError
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

from ..patching import expect_attributes, replace

_ENFORCED = "BucketOwnerEnforced"


def apply() -> None:
    """Refuse ACLs under BucketOwnerEnforced, which new buckets have unless they ask for something else.

    AWS: PutBucketAcl fails with AccessControlListNotSupported, for the canned ACL `private` too.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html
    AWS: CreateBucket takes `private` and fails with InvalidBucketAclWithObjectOwnership for other ACLs.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/ensure-object-ownership.html
    """
    expect_attributes(FakeBucket, ["ownership_rule"])
    answer = getattr(S3Response, "_bucket_response_put", None)

    def put_without_acl(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        if "acl" in querystring:
            if self.backend.get_bucket(bucket_name).ownership_rule == _ENFORCED:
                raise S3ClientError("AccessControlListNotSupported", "The bucket does not allow ACLs")
        elif request.headers.get("x-amz-acl", "private") != "private":
            if request.headers.get("x-amz-object-ownership", _ENFORCED) == _ENFORCED:
                raise S3ClientError(
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
                )
        return answer(self, request, bucket_name, querystring)  # type: ignore[misc]

    replace(S3Response, "_bucket_response_put", ["self", "request", "bucket_name", "querystring"], put_without_acl)
