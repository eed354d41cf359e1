"""Patterns with `*`, `?` and policy variables.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

_TOKEN = re.compile(r"\$\{([^}]*)\}|([*?])")
_LITERALS = {"*": "*", "?": "?", "$": "$"}


def matches(pattern: str, value: str, context: Callable[[str], Any], ignore_case: bool = False) -> bool:
    """Whether `value` fits `pattern`; a variable without a value in the context fits nothing."""
    expression = ""
    position = 0
    for token in _TOKEN.finditer(pattern):
        expression += re.escape(pattern[position : token.start()])
        position = token.end()
        name, wildcard = token.groups()
        if wildcard:
            expression += ".*" if wildcard == "*" else "."
            continue
        text = _variable(name, context)
        if text is None:
            return False
        expression += re.escape(text)
    expression += re.escape(pattern[position:])
    return re.fullmatch(expression, value, re.DOTALL | (re.IGNORECASE if ignore_case else 0)) is not None


def matches_any(patterns: Iterable[Any], value: str, context: Callable[[str], Any], ignore_case: bool = False) -> bool:
    """Whether `value` fits one of `patterns`."""
    return any(matches(str(pattern), value, context, ignore_case) for pattern in patterns)


def literal(text: str, context: Callable[[str], Any]) -> str | None:
    """`text` with its variables filled in and `*` and `?` left as they are; `None` when a variable has no value."""
    missing = False

    def fill(token: re.Match[str]) -> str:
        nonlocal missing
        if token.group(2):
            return token.group(2)
        value = _variable(token.group(1), context)
        missing = missing or value is None
        return value or ""

    filled = _TOKEN.sub(fill, text)
    return None if missing else filled


def _variable(name: str, context: Callable[[str], Any]) -> str | None:
    if name in _LITERALS:
        return _LITERALS[name]
    key, _, default = (part.strip() for part in name.partition(","))
    value = context(key)
    if isinstance(value, str):
        return value
    return default.strip("'") if default else None
