"""The KMS key, and whether its policy lets CloudTrail encrypt this trail's files."""

from __future__ import annotations

import re

from moto.kms.models import Key, KmsBackend, kms_backends

from ..iam.evaluate import ContextValue, Request, allows
from ..patching import expect_attributes
from ..refusal import refusal
from .bucket import uses_bucket_key
from .destination import CLOUDTRAIL, Destination
from .undeliverable import UndeliverableError

_ARN = re.compile(r"arn:(?P<partition>[a-z-]+):kms:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):(?P<rest>(key|alias)/.+)")
# What S3 answers a write under a key in another state with; it has a name of its own for a disabled one.
_UNUSABLE = {"Disabled": "KMS.DisabledException"}
_UNUSABLE_OTHERWISE = "KMS.KMSInvalidStateException"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}")


def expect_moto() -> None:
    """Check what is read of moto's keys."""
    expect_attributes(Key, ["arn", "policy", "key_state", "account_id"])
    expect_attributes(KmsBackend, ["keys", "get_key_id_from_alias"])


def check_key(destination: Destination, bucket_region: str) -> str | None:
    """Refuse a key that is missing, unusable or closed to this trail; answer its ARN.

    AWS: the key's policy lets cloudtrail.amazonaws.com describe the key and generate data keys in the encryption
    context of this trail, and decrypt where the bucket uses an S3 Bucket Key.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    Deliveries meet what S3 makes of KMS's refusal, by its name after `KMS.`, AccessDenied where the policy refuses:
    seen in published answers of S3, inferred for GetTrailStatus.
    https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_Errors
    """
    if not destination.key:
        return None
    key = _find(destination, bucket_region)
    if key.key_state != "Enabled":
        # AWS: KmsException is what is left for it, KmsKeyDisabledException being "no longer in use".
        # https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
        raise UndeliverableError(
            "KmsException",
            f"KMS key {key.arn} cannot be used: its state is {key.key_state}.",
            _UNUSABLE.get(key.key_state, _UNUSABLE_OTHERWISE),
        )
    if not all(allows(key.policy, request) for request in _requests(destination, key)):
        raise UndeliverableError(
            "InsufficientEncryptionPolicyException",
            f"Insufficient permissions to access S3 bucket {destination.bucket} or KMS key {key.arn}.",
            "AccessDenied",
        )
    return str(key.arn)


def _find(destination: Destination, bucket_region: str) -> Key:
    """Resolve an id, an alias or an ARN of either.

    AWS: refused with KmsKeyNotFoundException also when key and bucket are not in the same Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
    """
    given = str(destination.key)
    parts = _ARN.fullmatch(given)
    if not parts and (given.startswith("arn:") or not (_ID.fullmatch(given) or re.fullmatch(r"alias/.+", given))):
        raise refusal("InvalidKmsKeyIdException", f"KMS key ID is not valid: {given}")
    account = parts["account"] if parts else destination.account
    region = parts["region"] if parts else destination.region
    missing = UndeliverableError(
        "KmsKeyNotFoundException", f"KMS key {given} does not exist in {bucket_region}.", "KMS.NotFoundException"
    )
    key = find_key(given, account, region)
    if region != bucket_region or key is None:
        raise missing
    return key


def find_key(given: str, account: str, region: str) -> Key | None:
    """The key of an id, an alias or an ARN of either; account and Region are of names that are no ARN."""
    parts = _ARN.fullmatch(given)
    if parts:
        given, account, region = parts["rest"], parts["account"], parts["region"]
    if region not in kms_backends[account]:
        return None
    return _lookup(kms_backends[account][region], given)


def _lookup(backend: KmsBackend, name: str) -> Key | None:
    if name.startswith("alias/"):
        return backend.keys.get(backend.get_key_id_from_alias(name) or "")
    return backend.keys.get(name.removeprefix("key/"))


def _requests(destination: Destination, key: Key) -> list[Request]:
    context = destination.context(key.account_id)
    encrypting: dict[str, ContextValue] = {
        **context,
        "kms:EncryptionContext:aws:cloudtrail:arn": destination.trail_arn,
        "kms:EncryptionContextKeys": ["aws:cloudtrail:arn"],
    }
    actions = ["kms:GenerateDataKey"]
    if uses_bucket_key(destination.bucket, destination.partition):
        actions.append("kms:Decrypt")
    return [
        Request("kms:DescribeKey", key.arn, CLOUDTRAIL, context),
        *(Request(action, key.arn, CLOUDTRAIL, encrypting) for action in actions),
    ]
