"""Who calls, and where."""

from __future__ import annotations

from dataclasses import dataclass

from moto.utilities.utils import get_partition


@dataclass(frozen=True)
class Caller:
    """The account of the credentials and the Region of the endpoint that a request came to."""

    account: str
    region: str

    @property
    def partition(self) -> str:
        """`aws`, `aws-cn`, `aws-us-gov`."""
        return get_partition(self.region)

    def trail_arn(self, name: str) -> str:
        """The ARN that a trail of this name would have here."""
        return f"arn:{self.partition}:cloudtrail:{self.region}:{self.account}:trail/{name}"
