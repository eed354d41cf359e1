"""How long a log group keeps its events."""

from __future__ import annotations

from moto.logs.models import LogsBackend

from ..patching import replace
from ..refusal import refusal

_DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)


def apply() -> None:
    """Refuse numbers of days that are not in the list.

    AWS: PutRetentionPolicy takes a fixed set of values and refuses others with InvalidParameterException.
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    """
    put = LogsBackend.put_retention_policy

    def put_retention_policy(self: LogsBackend, log_group_name: str, retention_in_days: int) -> None:
        if retention_in_days not in _DAYS:
            values = ", ".join(map(str, _DAYS))
            raise refusal("InvalidParameterException", f"Invalid retention value. Valid values are: [{values}]")
        put(self, log_group_name, retention_in_days)  # type: ignore[arg-type]

    replace(LogsBackend, "put_retention_policy", ["self", "log_group_name", "retention_in_days"], put_retention_policy)
