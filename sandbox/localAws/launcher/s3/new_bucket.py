"""What a bucket is like before anybody configures it."""

from __future__ import annotations

from typing import Any

from moto.s3.models import FakeBucket, PublicAccessBlock, S3Backend

from ..patching import expect_attributes, expect_parameters, replace


def apply() -> None:
    """Give new buckets S3's defaults.

    AWS: since April 2023 Block Public Access is on and ACLs are off for every new bucket.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
    AWS: since January 2023 every bucket encrypts with SSE-S3 unless it is told otherwise.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
    """
    expect_attributes(FakeBucket, ["public_access_block", "ownership_rule", "encryption"])
    parameters = ["self", "name", "account_id", "region_name", "bucket_namespace"]
    expect_parameters(FakeBucket, "__init__", parameters)
    blocked = ["self", "block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets"]
    expect_parameters(PublicAccessBlock, "__init__", blocked)
    create = FakeBucket.__init__

    def create_with_defaults(
        self: FakeBucket, name: str, account_id: str, region_name: str, bucket_namespace: str | None = None
    ) -> None:
        create(self, name, account_id, region_name, bucket_namespace)
        self.public_access_block = PublicAccessBlock(True, True, True, True)
        self.ownership_rule = "BucketOwnerEnforced"  # type: ignore[assignment]
        self.encryption = _default_encryption()

    def delete_bucket_encryption(self: S3Backend, bucket_name: str) -> None:
        self.get_bucket(bucket_name).encryption = _default_encryption()

    replace(FakeBucket, "__init__", parameters, create_with_defaults)
    replace(S3Backend, "delete_bucket_encryption", ["self", "bucket_name"], delete_bucket_encryption)


def _default_encryption() -> dict[str, Any]:
    return {"Rule": {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": "false"}}
