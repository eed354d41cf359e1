"""Input templates of rules' targets."""

from __future__ import annotations

import json
import re
from typing import Any

from moto.events.exceptions import ValidationException
from moto.events.models import EventsBackend

from ..patching import replace

_PLACEHOLDER = re.compile(r"<([\w.-]+)>")
_PATH = re.compile(r"\$(\.[\w-]+|\[\d+\])*")


def apply() -> None:
    """Check the input transformers of targets.

    AWS: a template is JSON, or strings in quotation marks, once its variables have values; a variable is defined by a
    JSON path, of which there are at most 100, unless its name begins with `aws.`.
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
    """
    put = EventsBackend.put_targets

    def put_targets(self: EventsBackend, name: str, event_bus_arn: str | None, targets: list[dict[str, Any]]) -> None:
        for target in targets:
            if "InputTransformer" in target:
                _check(target["Id"], target["InputTransformer"])
        put(self, name, event_bus_arn, targets)

    replace(EventsBackend, "put_targets", ["self", "name", "event_bus_arn", "targets"], put_targets)


def _check(target: str, transformer: dict[str, Any]) -> None:
    paths = transformer.get("InputPathsMap") or {}
    template = transformer.get("InputTemplate") or ""
    for name, path in paths.items():
        if name.startswith("AWS") or not _PATH.fullmatch(path):
            raise ValidationException(f"InputPath for target {target} is invalid.")
    unknown = [name for name in _PLACEHOLDER.findall(template) if name not in paths and not name.startswith("aws.")]
    if len(paths) > 100 or unknown or not _is_template(_PLACEHOLDER.sub("0", template)):
        raise ValidationException(f"Invalid InputTemplate for target {target} : {template}")


def _is_template(text: str) -> bool:
    return _is_json(text) or all(_is_json(line) and line.strip().startswith('"') for line in text.splitlines() or [""])


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
