"""Where moto's KMS accepts what KMS refuses, or forgets what it is told."""

from . import key_policy, key_rotation, other_accounts


def apply() -> None:
    """Apply the corrections of KMS."""
    key_policy.apply()
    key_rotation.apply()
    other_accounts.apply()
