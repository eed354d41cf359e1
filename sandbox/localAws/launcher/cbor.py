"""As much of CBOR's encoding as JSON can say, and times.

See https://www.rfc-editor.org/rfc/rfc8949.html
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Timestamp:
    """A moment, in seconds since 1970."""

    seconds: float


def encode(value: Any) -> bytes:
    """Encode a value of JSON, or a time in it."""
    if value is None or isinstance(value, bool):
        return {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, Timestamp):
        return _head(6, 1) + encode(value.seconds)
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(encode, value))
    if isinstance(value, dict):
        return _head(5, len(value)) + b"".join(encode(key) + encode(each) for key, each in value.items())
    raise TypeError(f"No CBOR for {value!r}")


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, "B"), (25, "H"), (26, "I"), (27, "Q")):
        if number < 1 << 8 * struct.calcsize(size):
            return bytes([major << 5 | code]) + struct.pack(f">{size}", number)
    raise OverflowError(f"{number} does not fit into 64 bits")
