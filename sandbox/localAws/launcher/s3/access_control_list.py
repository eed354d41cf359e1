"""ACLs of buckets where access control lists are switched off."""

from __future__ import annotations

from typing import Any

from moto.s3.exceptions import S3ClientError
from moto.s3.models import OWNER, FakeAcl, FakeBucket, S3Backend
from moto.s3.responses import S3Response

from ..patching import expect_attributes, replace

_ENFORCED = "BucketOwnerEnforced"


def apply() -> None:
    """Refuse ACLs under BucketOwnerEnforced, which new buckets have unless they ask for something else.

    AWS: PutBucketAcl fails with AccessControlListNotSupported, for the canned ACL `private` too.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html
    AWS: CreateBucket takes `private` and fails with InvalidBucketAclWithObjectOwnership for other ACLs.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/ensure-object-ownership.html
    AWS: ACLs are switched off only where the bucket's lets nobody in but the owner; otherwise the same error.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
    """
    expect_attributes(FakeBucket, ["acl", "ownership_rule"])
    expect_attributes(FakeAcl, ["grants"])
    answer = getattr(S3Response, "_bucket_response_put", None)

    def put_without_acl(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        if "acl" in querystring:
            if self.backend.get_bucket(bucket_name).ownership_rule == _ENFORCED:
                raise S3ClientError("AccessControlListNotSupported", "The bucket does not allow ACLs")
        elif request.headers.get("x-amz-acl", "private") != "private":
            if request.headers.get("x-amz-object-ownership", _ENFORCED) == _ENFORCED:
                raise _refusal()
        return answer(self, request, bucket_name, querystring)  # type: ignore[misc]

    def put_ownership(self: S3Backend, bucket_name: str, ownership: dict[str, Any]) -> None:
        bucket = self.get_bucket(bucket_name)
        if ownership == _ENFORCED and _lets_others_in(bucket.acl):  # type: ignore[comparison-overlap]
            raise _refusal()
        bucket.ownership_rule = ownership

    replace(S3Backend, "put_bucket_ownership_controls", ["self", "bucket_name", "ownership"], put_ownership)
    replace(S3Response, "_bucket_response_put", ["self", "request", "bucket_name", "querystring"], put_without_acl)


def _lets_others_in(acl: FakeAcl | None) -> bool:
    grants = acl.grants if acl else []
    return any(grantee.id != OWNER for grant in grants for grantee in grant.grantees)


def _refusal() -> S3ClientError:
    return S3ClientError(
        "InvalidBucketAclWithObjectOwnership",
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    )
