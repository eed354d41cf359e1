"""Where moto's KMS accepts what KMS refuses."""

from . import key_policy


def apply() -> None:
    """Apply the corrections of KMS."""
    key_policy.apply()
