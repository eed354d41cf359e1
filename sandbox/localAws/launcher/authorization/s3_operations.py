"""S3's operations on buckets, by method and subresource, and the actions that they need.

Names of actions differ from those of operations.
See https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

from __future__ import annotations

from collections.abc import Container

# Subresource of GET on a bucket: operation, action.
_READS = {
    "acl": ("GetBucketAcl", "s3:GetBucketAcl"),
    "encryption": ("GetBucketEncryption", "s3:GetEncryptionConfiguration"),
    "lifecycle": ("GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
    "location": ("GetBucketLocation", "s3:GetBucketLocation"),
    "logging": ("GetBucketLogging", "s3:GetBucketLogging"),
    "object-lock": ("GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
    "ownershipControls": ("GetBucketOwnershipControls", "s3:GetBucketOwnershipControls"),
    "policy": ("GetBucketPolicy", "s3:GetBucketPolicy"),
    "policyStatus": ("GetBucketPolicyStatus", "s3:GetBucketPolicyStatus"),
    "publicAccessBlock": ("GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
    "replication": ("GetBucketReplication", "s3:GetReplicationConfiguration"),
    "tagging": ("GetBucketTagging", "s3:GetBucketTagging"),
    "versioning": ("GetBucketVersioning", "s3:GetBucketVersioning"),
}

LIST_BUCKETS = "ListBuckets"
LIST_BUCKETS_ACTION = "s3:ListAllMyBuckets"
BUCKET_ACTIONS = dict(_READS.values()) | {"HeadBucket": "s3:ListBucket"}


def operation_of(method: str, bucket: str, key: str, query: Container[str]) -> str:
    """The operation of a request; empty for all that this table does not have."""
    if not bucket:
        return LIST_BUCKETS if method == "GET" else ""
    if key:
        return ""
    if method == "HEAD":
        return "HeadBucket"
    found = [operation for name, (operation, _) in _READS.items() if name in query]
    return found[0] if method == "GET" and len(found) == 1 else ""
