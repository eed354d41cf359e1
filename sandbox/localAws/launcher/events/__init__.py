"""Where moto's EventBridge accepts what EventBridge refuses."""

from . import event_pattern, input_template


def apply() -> None:
    """Apply the corrections of EventBridge."""
    event_pattern.apply()
    input_template.apply()
