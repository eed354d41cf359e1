"""How often a key is rotated."""

from __future__ import annotations

import json
import time

from moto.kms.models import Key, KmsBackend
from moto.kms.responses import KmsResponse

from ..patching import expect_attributes, expect_parameters, replace
from ..refusal import refusal

_DEFAULT_DAYS = 365
_DAYS = range(90, 2561)
_DAY = 24 * 60 * 60


def apply() -> None:
    """Keep the period.

    AWS: EnableKeyRotation takes `RotationPeriodInDays`, 90 to 2560, 365 unless given, and changes that of a key that is
    rotated already. https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
    AWS: GetKeyRotationStatus tells it, and the date of the next rotation.
    https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
    """
    expect_attributes(Key, ["key_rotation_status"])
    expect_parameters(KmsBackend, "get_key_id", ["key_id"])
    enable = KmsResponse.enable_key_rotation
    read = KmsResponse.get_key_rotation_status

    def enable_key_rotation(self: KmsResponse) -> str:
        days = self._get_param("RotationPeriodInDays") or _DEFAULT_DAYS
        if days not in _DAYS:
            raise refusal("ValidationException", f"RotationPeriodInDays must be between 90 and 2560 days: {days}")
        answer = enable(self)
        key = _key(self)
        key.rotation_period_in_days = days  # type: ignore[attr-defined]
        key.rotation_period_since = time.time()  # type: ignore[attr-defined]
        return answer

    def get_key_rotation_status(self: KmsResponse) -> str:
        status = json.loads(read(self))
        key = _key(self)
        if key.key_rotation_status:
            days = getattr(key, "rotation_period_in_days", _DEFAULT_DAYS)
            since = getattr(key, "rotation_period_since", time.time())
            status |= {"RotationPeriodInDays": days, "NextRotationDate": since + days * _DAY}
        return json.dumps({"KeyId": key.id, **status})

    replace(KmsResponse, "enable_key_rotation", ["self"], enable_key_rotation)
    replace(KmsResponse, "get_key_rotation_status", ["self"], get_key_rotation_status)


def _key(request: KmsResponse) -> Key:
    backend = request.kms_backend
    return backend.keys[backend.get_key_id(request._get_param("KeyId"))]
