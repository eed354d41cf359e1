"""Patterns with `*`, `?` and policy variables.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Optional

# What variables stand for; `None` in a policy of a version without variables, where they are plain text.
Variables = Optional[Callable[[str], Any]]

_TOKEN = re.compile(r"\$\{([^}]*)\}|([*?])")
_WILDCARD = re.compile(r"(\A(?!))|([*?])")
_LITERALS = {"*": "*", "?": "?", "$": "$"}


def matches(pattern: str, value: str, variables: Variables, ignore_case: bool = False) -> bool:
    """Whether `value` fits `pattern`; a variable without a value fits nothing."""
    expression = ""
    position = 0
    for token in _tokens(variables).finditer(pattern):
        expression += re.escape(pattern[position : token.start()])
        position = token.end()
        name, wildcard = token.groups()
        if wildcard:
            expression += ".*" if wildcard == "*" else "."
            continue
        text = _variable(name, variables)
        if text is None:
            return False
        expression += re.escape(text)
    expression += re.escape(pattern[position:])
    return re.fullmatch(expression, value, re.DOTALL | (re.IGNORECASE if ignore_case else 0)) is not None


def matches_any(patterns: Iterable[Any], value: str, variables: Variables, ignore_case: bool = False) -> bool:
    """Whether `value` fits one of `patterns`."""
    return any(matches(str(pattern), value, variables, ignore_case) for pattern in patterns)


def literal(text: str, variables: Variables) -> str | None:
    """`text` with its variables filled in and `*` and `?` left as they are; `None` when a variable has no value."""
    filled = filled_in(text, variables)
    return filled if filled is None or variables is None else re.sub(r"\$\{([*?$])\}", r"\1", filled)


def filled_in(pattern: str, variables: Variables) -> str | None:
    """A pattern that fits the same without variables but those for single characters; `None` when one has no value."""
    missing = False

    def fill(token: re.Match[str]) -> str:
        nonlocal missing
        if token.group(2) or token.group(1) in _LITERALS:
            return token.group(0)
        value = _variable(token.group(1), variables)
        missing = missing or value is None
        return re.sub(r"[*?$]", r"${\g<0>}", value or "")

    filled = _tokens(variables).sub(fill, pattern)
    return None if missing else filled


def _tokens(variables: Variables) -> re.Pattern[str]:
    return _WILDCARD if variables is None else _TOKEN


def _variable(name: str, variables: Variables) -> str | None:
    if name in _LITERALS:
        return _LITERALS[name]
    key, _, default = (part.strip() for part in name.partition(","))
    value = variables(key) if variables else None
    if isinstance(value, str):
        return value
    return default.strip("'") if default else None
