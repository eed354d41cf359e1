"""Event patterns of rules: whether they are ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.events.exceptions import InvalidEventPatternException
from moto.events.models import EventPatternParser

from ..patching import expect_parameters, replace

_NUMERIC = ("=", "<", "<=", ">", ">=")


def apply() -> None:
    """Look into what moto takes as it comes: the values of arrays, and patterns that are empty or no object.

    AWS: fields hold arrays of strings, numbers, booleans, null and comparisons; anything else is refused with
    InvalidEventPatternException. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    """
    expect_parameters(InvalidEventPatternException, "__init__", ["self", "reason"])
    check = EventPatternParser._validate_event_pattern

    def validate_event_pattern(self: EventPatternParser, pattern: Any) -> None:
        # moto asks for what is nested as well, but sees only objects; no pattern at all comes as an empty object.
        if not isinstance(pattern, dict) or (not pattern and self.pattern):
            raise InvalidEventPatternException(reason="Filter is not an object, or is empty")
        alternatives = pattern.get("$or", [])
        check(self, {name: value for name, value in pattern.items() if name != "$or"})
        for each in alternatives:
            validate_event_pattern(self, each)
        for name, values in pattern.items():
            for value in values if isinstance(values, list) and name != "$or" else []:
                _check_value(name, value)

    replace(EventPatternParser, "_validate_event_pattern", ["self", "pattern"], validate_event_pattern)


def _check_value(field: str, value: Any) -> None:
    if isinstance(value, list):
        raise InvalidEventPatternException(reason=f"Values of '{field}' must be strings, numbers, true, false or null")
    if not isinstance(value, dict):
        return
    if len(value) != 1:
        raise InvalidEventPatternException(reason=f"Only one key allowed in match expression of '{field}'")
    ((operator, operand),) = value.items()
    accepts = _OPERATORS.get(operator)
    if accepts is None:
        raise InvalidEventPatternException(reason=f"Unrecognized match type {operator}")
    if not accepts(operand):
        raise InvalidEventPatternException(reason=f"Operand of {operator} is not valid")


def _is_text(operand: Any) -> bool:
    return isinstance(operand, str) and operand != ""


def _is_affix(operand: Any) -> bool:
    return _is_text(operand) or _is_single(operand, ("equals-ignore-case",), _is_text)


def _is_range(operand: Any) -> bool:
    pairs = list(zip(operand[::2], operand[1::2])) if isinstance(operand, list) and len(operand) in (2, 4) else []
    return bool(pairs) and all(sign in _NUMERIC and isinstance(bound, (int, float)) for sign, bound in pairs)


def _is_excluded(operand: Any) -> bool:
    if isinstance(operand, dict):
        return _is_single(operand, ("prefix", "suffix", "equals-ignore-case", "wildcard"), _is_one_or_more_texts)
    values = operand if isinstance(operand, list) else [operand]
    return bool(values) and all(isinstance(value, (str, int, float)) for value in values)


def _is_one_or_more_texts(operand: Any) -> bool:
    values = operand if isinstance(operand, list) else [operand]
    return bool(values) and all(map(_is_text, values))


def _is_single(operand: Any, names: tuple[str, ...], accepts: Callable[[Any], bool]) -> bool:
    return isinstance(operand, dict) and len(operand) == 1 and all(
        name in names and accepts(value) for name, value in operand.items()
    )


_OPERATORS: dict[str, Callable[[Any], bool]] = {
    "anything-but": _is_excluded,
    "cidr": _is_text,
    "equals-ignore-case": _is_text,
    "exists": lambda operand: isinstance(operand, bool),
    "numeric": _is_range,
    "prefix": _is_affix,
    "suffix": _is_affix,
    "wildcard": _is_text,
}
