"""CloudTrail's operations, put in the place of moto's."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import RLock
from typing import Any

from moto.cloudtrail.responses import CloudTrailResponse

from ..patching import add, replace
from . import delegated_administrators, event_selectors, insight_selectors, listing, recording, settings, tags
from .caller import Caller

Operation = Callable[[Caller, "dict[str, Any]"], "dict[str, Any]"]

_OPERATIONS: dict[str, Operation] = {
    "create_trail": settings.create_trail,
    "update_trail": settings.update_trail,
    "delete_trail": settings.delete_trail,
    "get_trail": listing.get_trail,
    "describe_trails": listing.describe_trails,
    "list_trails": listing.list_trails,
    "start_logging": recording.start_logging,
    "stop_logging": recording.stop_logging,
    "get_trail_status": recording.get_trail_status,
    "put_event_selectors": event_selectors.put_event_selectors,
    "get_event_selectors": event_selectors.get_event_selectors,
    "put_insight_selectors": insight_selectors.put_insight_selectors,
    "get_insight_selectors": insight_selectors.get_insight_selectors,
    "add_tags": tags.add_tags,
    "remove_tags": tags.remove_tags,
    "list_tags": tags.list_tags,
}

_ADDED_OPERATIONS: dict[str, Operation] = {
    "register_organization_delegated_admin": delegated_administrators.register,
    "deregister_organization_delegated_admin": delegated_administrators.deregister,
}

# Checks and the changes that follow from them belong together, whichever thread asks.
_LOCK = RLock()


def apply() -> None:
    """Answer every operation on trails ourselves."""
    recording.apply()
    settings.apply()
    for name, operation in _OPERATIONS.items():
        replace(CloudTrailResponse, name, ["self"], _answering(operation))
    for name, operation in _ADDED_OPERATIONS.items():
        add(CloudTrailResponse, name, _answering(operation))


def _answering(operation: Operation) -> Callable[[CloudTrailResponse], str]:
    def answer(self: CloudTrailResponse) -> str:
        caller = Caller(self.current_account, self.region)
        parameters = json.loads(self.body or "{}")
        with _LOCK:
            return json.dumps(operation(caller, parameters))

    return answer
