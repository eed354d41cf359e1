"""Where moto's CloudWatch Logs accepts what CloudWatch Logs refuses, or keeps what is replaced."""

from . import encryption, metric_filters, retention


def apply() -> None:
    """Apply the corrections of CloudWatch Logs."""
    encryption.apply()
    metric_filters.apply()
    retention.apply()
