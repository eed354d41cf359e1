"""What CloudTrail accepts as a name: pure checks, before anything is looked up."""

from __future__ import annotations

import ipaddress
import re

from ..refusal import refusal

_BUCKET_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")


def check_trail_name(name: str | None) -> None:
    """Refuse a name outside CloudTrail's rules.

    AWS: 3 to 128 ASCII letters, digits, `.`, `_`, `-`; first and last a letter or digit; no two of `.`, `_`, `-` in a
    row; not an IP address. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    """
    fault = _trail_name_fault(name or "")
    if fault:
        raise refusal("InvalidTrailNameException", fault)


def check_bucket_name(name: str | None) -> None:
    """Refuse what cannot be the name of a bucket.

    AWS: 3 to 63 lowercase letters, digits, `.`, `-`, labels that start and end with a letter or digit, not an IP
    address. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    """
    name = name or ""
    labels = name.split(".")
    if not (3 <= len(name) <= 63 and all(map(_BUCKET_LABEL.fullmatch, labels))) or _is_ip_address(name):
        raise refusal("InvalidS3BucketNameException", f"Bucket name is not valid: {name or '(blank)'}")


def check_key_prefix(prefix: str | None) -> None:
    """Refuse a prefix that is too long or would be mistaken for CloudTrail's own folder.

    AWS: at most 200 characters. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    """
    if prefix and len(prefix) > 200:
        raise refusal("InvalidS3PrefixException", f"S3 prefix is longer than maximum length: 200 ({len(prefix)})")
    if prefix and f"{prefix}/".startswith("AWSLogs/") or "/AWSLogs/" in f"{prefix or ''}/":
        raise refusal("InvalidS3PrefixException", f"S3 prefix must not contain AWSLogs/: {prefix}")


def _trail_name_fault(name: str) -> str | None:
    if not name:
        return "Trail name cannot be blank!"
    if len(name) < 3:
        return (
            "Trail name too short. Minimum allowed length: 3 characters. "
            f"Specified name length: {len(name)} characters."
        )
    if len(name) > 128:
        return (
            "Trail name too long. Maximum allowed length: 128 characters. "
            f"Specified name length: {len(name)} characters."
        )
    if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
        return (
            "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), "
            "hyphens (-), and underscores (_)."
        )
    if not name[0].isalnum():
        return "Trail name must starts with a letter or number."
    if not name[-1].isalnum():
        return "Trail name must ends with a letter or number."
    if re.search(r"[._-]{2}", name):
        return "Trail name must not have adjacent periods, hyphens or underscores."
    if _is_ip_address(name):
        return "Trail name must not be formatted as an IP address."
    return None


def _is_ip_address(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True
