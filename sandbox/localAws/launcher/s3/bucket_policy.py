"""PutBucketPolicy: documents that are not policies of this bucket, and public ones where those are blocked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from moto.s3.exceptions import S3ClientError
from moto.s3.models import FakeBucket, PublicAccessBlock, S3Backend
from moto.s3.utils import bucket_policy_is_public

from ..iam.lists import as_list
from ..patching import expect_attributes, replace


def apply() -> None:
    """Check a policy before moto stores it."""
    expect_attributes(FakeBucket, ["public_access_block"])
    expect_attributes(PublicAccessBlock, ["block_public_policy"])
    store = S3Backend.put_bucket_policy

    def put_bucket_policy(self: S3Backend, bucket_name: str, policy: bytes) -> None:
        bucket = self.get_bucket(bucket_name)
        _check_form(policy, f"arn:{bucket.partition}:s3:::{bucket_name}")
        _check_public_access(bucket, policy)
        store(self, bucket_name, policy)

    replace(S3Backend, "put_bucket_policy", ["self", "bucket_name", "policy"], put_bucket_policy)


def _check_form(policy: bytes, bucket_arn: str) -> None:
    """AWS: MalformedPolicy, HTTP 400, for what is no policy, or names other resources than the bucket and its objects.

    https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
    """
    try:
        document = json.loads(policy)
    except ValueError:
        raise _malformed("Policies must be valid JSON and the first byte must be '{'") from None
    if not isinstance(document, Mapping) or not as_list(document.get("Statement")):
        raise _malformed("Missing required field Statement")
    for statement in as_list(document["Statement"]):
        fault = _fault(statement, bucket_arn)
        if fault:
            raise _malformed(fault)


def _fault(statement: Any, bucket_arn: str) -> str | None:
    if not isinstance(statement, Mapping):
        return "Invalid policy syntax."
    if statement.get("Effect") not in ("Allow", "Deny"):
        return "Invalid effect"
    for element in ("Principal", "Action", "Resource"):
        if element not in statement and f"Not{element}" not in statement:
            return f"Missing required field {element}"
    resources = as_list(statement.get("Resource", statement.get("NotResource")))
    if not resources or not all(_is_within(str(resource), bucket_arn) for resource in resources):
        return "Policy has invalid resource"
    actions = as_list(statement.get("Action", statement.get("NotAction")))
    if not actions or not all(str(action) == "*" or str(action).lower().startswith("s3:") for action in actions):
        return "Policy has invalid action"
    return None


def _is_within(resource: str, bucket_arn: str) -> bool:
    # A wildcard may stand for the bucket's name as well, as long as it can mean this bucket.
    return resource in ("*", bucket_arn) or resource.startswith(f"{bucket_arn}/") or resource == f"{bucket_arn}*"


def _check_public_access(bucket: FakeBucket, policy: bytes) -> None:
    """AWS: with BlockPublicPolicy on, a policy that grants public access is refused with AccessDenied, HTTP 403.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    """
    block = bucket.public_access_block
    if block and block.block_public_policy and bucket_policy_is_public(policy):
        raise S3ClientError(
            "AccessDenied",
            "User is not authorized to perform: s3:PutBucketPolicy because public policies are blocked by the "
            "BlockPublicPolicy block public access setting.",
        )


def _malformed(message: str) -> S3ClientError:
    return S3ClientError("MalformedPolicy", message)
