"""Filter patterns for log events in JSON: whether CloudWatch Logs can read them."""

from __future__ import annotations

import re

from ..refusal import refusal

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<selector>\$(?:\.[\w-]+|\[(?:\d+|\*)\]|\[(?:'[^']+'|"[^"]+")\])*)
    | (?P<joint>&&|\|\|)
    | (?P<operator>!=|<=|>=|=|<|>)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<value>"(?:[^"\\]|\\.)*"|%[^%]+%|[\w.*:/+-]+)
    )""",
    re.VERBOSE,
)
_UNARY = {"IS": ("TRUE", "FALSE", "NULL"), "NOT": ("EXISTS",)}

Token = tuple[str, str]


def check_filter_pattern(pattern: str) -> None:
    """Refuse a JSON pattern that does not parse; patterns of terms and of space-delimited fields are not looked into.

    AWS: `{ $.field = value && ($.other IS NULL || $.third NOT EXISTS) }`, else InvalidParameterException.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    """
    text = pattern.strip()
    if not text.startswith("{"):
        return
    tokens = _tokens(text[1:-1]) if text.endswith("}") else None
    if tokens is None or _after_expression(tokens, 0) != len(tokens):
        raise refusal("InvalidParameterException", "Invalid metric filter pattern")


def _tokens(text: str) -> list[Token] | None:
    tokens: list[Token] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
        position = match.end()
    return tokens


def _after_expression(tokens: list[Token], start: int) -> int | None:
    """Where conditions joined by && and || end that begin at a token; `None` when they do not parse."""
    position = _after_condition(tokens, start)
    while position is not None and position < len(tokens) and tokens[position][0] == "joint":
        position = _after_condition(tokens, position + 1)
    return position


def _after_condition(tokens: list[Token], start: int) -> int | None:
    kinds = [kind for kind, _ in tokens[start : start + 3]]
    if kinds[:1] == ["open"]:
        end = _after_expression(tokens, start + 1)
        return end + 1 if end is not None and [kind for kind, _ in tokens[end : end + 1]] == ["close"] else None
    if kinds == ["selector", "operator", "value"]:
        return start + 3
    words = [text.upper() for _, text in tokens[start + 1 : start + 3]]
    if kinds == ["selector", "value", "value"] and words[1] in _UNARY.get(words[0], ()):
        return start + 3
    return None
