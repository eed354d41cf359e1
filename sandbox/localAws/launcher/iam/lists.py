"""Lists as policy documents write them."""

from __future__ import annotations

from typing import Any


def as_list(value: Any) -> list[Any]:
    """A list of one is written without the brackets, an empty one may be left out."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
