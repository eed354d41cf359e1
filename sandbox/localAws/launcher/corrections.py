"""Every correction, in one list: the order does not matter, each stands for itself."""

from __future__ import annotations

from . import athena, delivery, events, kms, logs, organizations, permissions_boundaries, regions, s3, sns, unimplemented
from .authorization import principal
from .cloudtrail import operations, organization, service_linked_role


def apply_corrections() -> None:
    """Check and apply every correction; raise `UnexpectedMotoError` when one does not fit."""
    regions.apply()
    unimplemented.apply()
    delivery.expect_moto()
    principal.expect_moto()
    organizations.apply()
    permissions_boundaries.apply()
    organization.apply()
    service_linked_role.apply()
    operations.apply()
    athena.apply()
    events.apply()
    kms.apply()
    logs.apply()
    s3.apply()
    sns.apply()
