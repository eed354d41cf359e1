"""Operations that moto does not have."""

from __future__ import annotations

import json
from typing import Any

from moto.core.responses import BaseResponse

from .patching import replace


def apply() -> None:
    """Answer them with 501 at once, naming the operation.

    moto fails with 500, which every SDK takes for a passing fault of AWS and tries again for minutes.
    https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
    """
    call = BaseResponse.call_action

    def call_action(self: BaseResponse) -> Any:
        try:
            return call(self)
        except NotImplementedError as error:
            message = f"The local AWS cannot do this: {self.service_name}, {error}"
            text = json.dumps({"__type": "NotImplemented", "message": message})
            return 501, {"Content-Type": "application/json"}, text

    replace(BaseResponse, "call_action", ["self"], call_action)
