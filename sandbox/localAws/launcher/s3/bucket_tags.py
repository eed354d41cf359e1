"""Tags that a bucket is created with."""

from __future__ import annotations

from typing import Any

import xmltodict
from moto.s3.models import S3Backend
from moto.s3.responses import S3Response

from ..iam.lists import as_list
from ..patching import expect_parameters, replace


def apply() -> None:
    """Keep the tags of CreateBucket.

    AWS: `CreateBucketConfiguration` takes `Tags`.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html
    """
    parameters = ["self", "request", "bucket_name", "querystring"]
    expect_parameters(S3Backend, "put_bucket_tagging", ["self", "bucket_name", "tags"])
    put = getattr(S3Response, "_bucket_response_put", None)

    def put_with_tags(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        answer = put(self, request, bucket_name, querystring)  # type: ignore[misc]
        tags = _tags_of(self.body)
        if tags:
            self.backend.put_bucket_tagging(bucket_name, tags)
        return answer

    replace(S3Response, "_bucket_response_put", parameters, put_with_tags)


def _tags_of(body: bytes) -> dict[str, str]:
    if b"CreateBucketConfiguration" not in body:
        return {}
    tags = (xmltodict.parse(body)["CreateBucketConfiguration"] or {}).get("Tags") or {}
    return {tag["Key"]: tag.get("Value") or "" for tag in as_list(tags.get("Tag"))}
