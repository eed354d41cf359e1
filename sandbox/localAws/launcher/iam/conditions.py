"""Condition blocks: every operator and every key must hold, one of a key's values is enough.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from typing import Any

from .lists import as_list
from .wildcards import Variables, filled_in, literal, matches

Context = Callable[[str], Any]
Comparison = Callable[[str, str, Variables], bool]


class UnknownOperatorError(Exception):
    """A condition operator that IAM does not have, or that is not evaluated here."""


def conditions_hold(block: Mapping[str, Any], context: Context, variables: Variables) -> bool:
    """Whether the whole `Condition` element holds for a request's context."""
    for operator, keys in block.items():
        if not isinstance(keys, Mapping):
            raise UnknownOperatorError(operator)
        for key, values in keys.items():
            if not _holds(operator, key, [_text(value) for value in as_list(values)], context, variables):
                return False
    return True


def _holds(operator: str, key: str, wanted: list[str], context: Context, variables: Variables) -> bool:
    quantifier, _, name = operator.rpartition(":")
    if_exists = name.endswith("IfExists")
    name = name[: -len("IfExists")] if if_exists else name
    found = context(key)
    if name == "Null":
        return ("true" if found is None else "false") in [value.lower() for value in wanted]

    negated = name in _NEGATED
    compare = _COMPARISONS.get(_NEGATED.get(name, name))
    if compare is None or quantifier not in ("", "ForAllValues", "ForAnyValue"):
        raise UnknownOperatorError(operator)
    if found is None:
        # A missing key fits no value; that satisfies a negated operator, `IfExists` and "all of nothing".
        return if_exists or quantifier == "ForAllValues" or (negated and quantifier != "ForAnyValue")

    def fits(value: str) -> bool:
        return any(_compared(compare, value, each, variables) for each in wanted) != negated

    values = as_list(found)
    return any(map(fits, values)) if quantifier == "ForAnyValue" else all(map(fits, values))


def _compared(compare: Comparison, value: str, wanted: str, variables: Variables) -> bool:
    try:
        return compare(value, wanted, variables)
    except ValueError:
        return False


def _equal(value: str, wanted: str, variables: Variables) -> bool:
    return value == literal(wanted, variables)


def _equal_ignoring_case(value: str, wanted: str, variables: Variables) -> bool:
    filled = literal(wanted, variables)
    return filled is not None and value.lower() == filled.lower()


def _arn_like(value: str, wanted: str, variables: Variables) -> bool:
    # Each of the six parts of an ARN is compared by itself: a `*` does not reach over a colon of the first five.
    filled = filled_in(wanted, variables)
    parts, patterns = value.split(":", 5), (filled or "").split(":", 5)
    return len(parts) == len(patterns) == 6 and all(
        matches(pattern, part, variables) for pattern, part in zip(patterns, parts)
    )


def _numeric(compare: Callable[[float, float], bool]) -> Comparison:
    return lambda value, wanted, _: compare(float(value), float(wanted))


def _dated(compare: Callable[[float, float], bool]) -> Comparison:
    return lambda value, wanted, _: compare(_seconds(value), _seconds(wanted))


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def _in_network(value: str, wanted: str, _: Variables) -> bool:
    return ipaddress.ip_address(value) in ipaddress.ip_network(wanted, strict=False)


def _same_bytes(value: str, wanted: str, _: Variables) -> bool:
    try:
        return value.encode() == base64.b64decode(wanted, validate=True)
    except binascii.Error:
        return False


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


_COMPARISONS: dict[str, Comparison] = {
    "StringEquals": _equal,
    "StringEqualsIgnoreCase": _equal_ignoring_case,
    "StringLike": lambda value, wanted, variables: matches(wanted, value, variables),
    "ArnEquals": _arn_like,
    "ArnLike": _arn_like,
    "Bool": lambda value, wanted, _: value.lower() == wanted.lower(),
    "BinaryEquals": _same_bytes,
    "IpAddress": _in_network,
    "NumericEquals": _numeric(lambda a, b: a == b),
    "NumericLessThan": _numeric(lambda a, b: a < b),
    "NumericLessThanEquals": _numeric(lambda a, b: a <= b),
    "NumericGreaterThan": _numeric(lambda a, b: a > b),
    "NumericGreaterThanEquals": _numeric(lambda a, b: a >= b),
    "DateEquals": _dated(lambda a, b: a == b),
    "DateLessThan": _dated(lambda a, b: a < b),
    "DateLessThanEquals": _dated(lambda a, b: a <= b),
    "DateGreaterThan": _dated(lambda a, b: a > b),
    "DateGreaterThanEquals": _dated(lambda a, b: a >= b),
}

_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
}
