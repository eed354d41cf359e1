"""Organizations: its accounts, who may ask about them, and the policies over them."""

from __future__ import annotations

from . import accounts, callers, membership, pages, service_control_policies


def apply() -> None:
    """Apply every correction of Organizations."""
    membership.expect_moto()
    service_control_policies.expect_moto()
    accounts.apply()
    callers.apply()
    pages.apply()
