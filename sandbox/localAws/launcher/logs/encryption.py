"""Log groups that are encrypted with a KMS key."""

from __future__ import annotations

import re
from typing import Any

from moto.kms.models import Key, kms_backends
from moto.logs.models import LogGroup, LogsBackend
from moto.logs.responses import LogsResponse

from ..iam.evaluate import ContextValue, Request, allows
from ..patching import add, expect_attributes, replace
from ..refusal import refusal

_KEY_ARN = re.compile(r"arn:(?P<partition>[a-z-]+):kms:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):key/(?P<id>.+)")
_ACTIONS = ("kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey")


def apply() -> None:
    """Refuse keys that CloudWatch Logs cannot use, and let the key of a log group be changed.

    AWS: the key is named by its ARN, is enabled, symmetric and of the same Region; its policy lets
    logs.REGION.amazonaws.com use it in the encryption context `aws:logs:arn` of the log group. Otherwise
    InvalidParameterException. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html
    """
    expect_attributes(Key, ["arn", "policy", "key_state", "account_id", "key_spec"])
    expect_attributes(LogGroup, ["arn", "kms_key_id"])
    create = LogsBackend.create_log_group

    def create_log_group(self: LogsBackend, log_group_name: str, tags: dict[str, str], **kwargs: Any) -> LogGroup:
        group = create(self, log_group_name, tags, **kwargs)
        if group.kms_key_id:
            try:
                _check_key(group.kms_key_id, group.arn, self)
            except Exception:
                self.delete_log_group(log_group_name)
                raise
        return group

    def associate_kms_key(self: LogsResponse) -> str:
        group = _group(self)
        key = self._get_param("kmsKeyId")
        _check_key(key, group.arn, self.logs_backend)
        group.kms_key_id = key
        return ""

    def disassociate_kms_key(self: LogsResponse) -> str:
        _group(self).kms_key_id = None
        return ""

    replace(LogsBackend, "create_log_group", ["self", "log_group_name", "tags", "kwargs"], create_log_group)
    add(LogsResponse, "associate_kms_key", associate_kms_key)
    add(LogsResponse, "disassociate_kms_key", disassociate_kms_key)


def _group(request: LogsResponse) -> LogGroup:
    name = request._get_param("logGroupName")
    group = request.logs_backend.groups.get(name)
    if group is None:
        raise refusal("ResourceNotFoundException", f"The specified log group does not exist: {name}")
    return group


def _check_key(given: str, group_arn: str, backend: LogsBackend) -> None:
    parts = _KEY_ARN.fullmatch(given)
    key = _find(parts, backend.region_name) if parts else None
    if key is None or not _is_usable(key) or not _lets_in(key, group_arn, backend):
        raise refusal(
            "InvalidParameterException",
            f"The specified KMS key does not exist or is not allowed to be used with Arn '{group_arn}'",
        )


def _find(parts: re.Match[str], region: str) -> Key | None:
    account = parts["account"]
    if parts["region"] != region or region not in kms_backends[account]:
        return None
    return kms_backends[account][region].keys.get(parts["id"])


def _is_usable(key: Key) -> bool:
    return bool(key.key_state == "Enabled" and key.key_spec == "SYMMETRIC_DEFAULT")


def _lets_in(key: Key, group_arn: str, backend: LogsBackend) -> bool:
    # In China service principals end in either way; elsewhere there is no second one.
    service = f"logs.{backend.region_name}.amazonaws.com"
    services = (service, f"{service}.cn") if backend.region_name.startswith("cn-") else (service,)
    context: dict[str, ContextValue] = {
        "kms:EncryptionContext:aws:logs:arn": group_arn,
        "kms:EncryptionContextKeys": ["aws:logs:arn"],
    }
    return any(
        all(allows(key.policy, Request(action, key.arn, each, context)) for action in _ACTIONS) for each in services
    )
