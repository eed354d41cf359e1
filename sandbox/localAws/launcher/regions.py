"""The list of a service's Regions, worked out once instead of once per account: many accounts stay cheap."""

from __future__ import annotations

from moto.core.base_backend import AccountSpecificBackend

from .patching import replace


def apply() -> None:
    """Share the list among accounts; this changes no answer."""
    find = AccountSpecificBackend._generate_regions
    known: dict[str, list[str]] = {}

    def generate_regions(self: AccountSpecificBackend, service_name: str) -> list[str]:
        if service_name not in known:
            known[service_name] = find(self, service_name)
        return list(known[service_name])

    replace(AccountSpecificBackend, "_generate_regions", ["self", "service_name"], generate_regions)
