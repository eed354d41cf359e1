"""Every correction, in one list: the order does not matter, each stands for itself."""

from __future__ import annotations

from . import delivery, kms, regions, s3
from .cloudtrail import operations, organization


def apply_corrections() -> None:
    """Check and apply every correction; raise `UnexpectedMotoError` when one does not fit."""
    regions.apply()
    delivery.expect_moto()
    organization.apply()
    operations.apply()
    kms.apply()
    s3.apply()
