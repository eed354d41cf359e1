"""Bucket policies that deny reading and writing objects."""

from __future__ import annotations

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

from ..iam.evaluate import Decision, Request, evaluate
from ..patching import replace

_RESULTS = {
    Decision.ALLOWED: PermissionResult.PERMITTED,
    Decision.DENIED: PermissionResult.DENIED,
    Decision.SILENT: PermissionResult.NEUTRAL,
}


def apply() -> None:
    """Evaluate what a policy says to everyone, conditions included; requests count as made over TLS.

    AWS: a statement applies when its conditions hold. moto denies when they do not: a policy that denies plain HTTP,
    or lets a service in, would lock everybody out.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
    """
    replace(FakeBucket, "get_permission", ["self", "action", "resource"], _permission)


def _permission(bucket: FakeBucket, action: str, resource: str) -> PermissionResult:
    context = {
        "aws:SecureTransport": "true",
        "s3:TlsVersion": "1.2",
        "aws:ResourceAccount": bucket.account_id,
        "s3:ResourceAccount": bucket.account_id,
    }
    return _RESULTS[evaluate(bucket.policy, Request(action, resource, "", context))]
