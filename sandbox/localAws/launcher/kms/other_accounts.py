"""Keys of other accounts."""

from __future__ import annotations

import re

from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse

from ..patching import UnexpectedMotoError

_ARN = re.compile(r"arn:[a-z-]+:kms:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):(key|alias)/.+")
_OPERATIONS = ("DescribeKey", "GetKeyRotationStatus")


def apply() -> None:
    """Let a key be read by its ARN from another account; moto looks for it among the caller's.

    AWS: "Cross-account use: Yes", with the ARN of the key or of its alias.
    https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
    https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
    """
    if not isinstance(vars(KmsResponse).get("kms_backend"), property):
        raise UnexpectedMotoError("moto.kms.responses.KmsResponse.kms_backend is no property")

    def kms_backend(self: KmsResponse) -> KmsBackend:
        account = self.current_account
        if self._get_action() in _OPERATIONS:
            arn = _ARN.fullmatch(str(self._get_param("KeyId")))
            account = arn["account"] if arn and arn["region"] == self.region else account
        return kms_backends[account][self.region]

    setattr(KmsResponse, "kms_backend", property(kms_backend))
