"""The bucket, and whether its policy lets CloudTrail write this trail's files."""

from __future__ import annotations

from collections.abc import Sequence

from moto.s3.models import FakeBucket, s3_backends

from ..iam.evaluate import ContextValue, Request, allows
from ..patching import UnexpectedMotoError, expect_attributes
from .destination import CLOUDTRAIL, Destination
from .undeliverable import UndeliverableError

# Folders of a log bucket.
LOG_FILES = "CloudTrail"
DIGESTS = "CloudTrail-Digest"


def expect_moto() -> None:
    """Check what is read of moto's buckets."""
    expect_attributes(FakeBucket, ["policy", "region_name", "account_id", "encryption"])
    if not hasattr(s3_backends, "bucket_accounts"):
        raise UnexpectedMotoError("s3_backends.bucket_accounts is missing")


def check_bucket(destination: Destination, folders: Sequence[str] | None = None) -> str:
    """Refuse a bucket that is missing or closed to this trail, in all of its folders or these; answer its Region.

    AWS: the policy lets cloudtrail.amazonaws.com read the bucket's ACL and put objects, owned by the bucket's owner,
    under `[prefix/]AWSLogs/ACCOUNT/`, for an organization trail also under `[prefix/]AWSLogs/ORGANIZATION/`; conditions
    on aws:SourceArn hold for this trail's ARN alone.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    Deliveries meet S3's NoSuchBucket and AccessDenied, both seen in published answers of GetTrailStatus.
    https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
    """
    bucket = find_bucket(destination.bucket, destination.partition)
    if bucket is None:
        raise UndeliverableError(
            "S3BucketDoesNotExistException", f"S3 bucket {destination.bucket} does not exist!", "NoSuchBucket"
        )
    wanted = _folders(destination) if folders is None else folders
    if not all(allows(bucket.policy, request) for request in _requests(destination, bucket, wanted)):
        raise UndeliverableError(
            "InsufficientS3BucketPolicyException",
            f"Incorrect S3 bucket policy is detected for bucket: {destination.bucket}",
            "AccessDenied",
        )
    return str(bucket.region_name)


def find_bucket(name: str, partition: str) -> FakeBucket | None:
    """The bucket of that name, whichever account owns it."""
    owned_in, account = s3_backends.bucket_accounts.get(name, (None, None))
    if account is None or owned_in != partition:
        return None
    return s3_backends[account][owned_in].buckets.get(name)


def uses_bucket_key(name: str, partition: str) -> bool:
    """Whether objects of a bucket are encrypted under an S3 Bucket Key."""
    bucket = find_bucket(name, partition)
    rules = (bucket.encryption or {}).get("Rule", {}) if bucket else {}
    rules = rules if isinstance(rules, list) else [rules]
    return any(str(rule.get("BucketKeyEnabled", "")).lower() == "true" for rule in rules)


def _requests(destination: Destination, bucket: FakeBucket, folders: Sequence[str]) -> list[Request]:
    arn = f"arn:{destination.partition}:s3:::{destination.bucket}"
    context = destination.context(
        bucket.account_id, **{"s3:TlsVersion": "1.2", "s3:ResourceAccount": bucket.account_id}
    )
    written: dict[str, ContextValue] = {**context, "s3:x-amz-acl": "bucket-owner-full-control"}
    return [
        Request("s3:GetBucketAcl", arn, CLOUDTRAIL, context),
        *(Request("s3:PutObject", f"{arn}/{key}", CLOUDTRAIL, written) for key in _keys(destination, folders)),
    ]


def _folders(destination: Destination) -> list[str]:
    return [LOG_FILES, *([DIGESTS] if destination.validates_files else [])]


def _keys(destination: Destination, folders: Sequence[str]) -> list[str]:
    """Keys of the files to come."""
    root = f"{destination.prefix}/AWSLogs" if destination.prefix else "AWSLogs"
    owners = [destination.account]
    if destination.is_organization_trail and destination.organization_id:
        owners.append(f"{destination.organization_id}/{destination.account}")
    return [
        f"{root}/{owner}/{folder}/{destination.region}/2014/01/01/file.json.gz"
        for owner in owners
        for folder in folders
    ]
