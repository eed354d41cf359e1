"""Where moto's SNS does not wait for what SNS waits for."""

from . import confirmation


def apply() -> None:
    """Apply the corrections of SNS."""
    confirmation.apply()
