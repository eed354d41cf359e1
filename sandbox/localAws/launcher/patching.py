"""Changing moto without surprises: what a change expects of moto is checked first, and a mismatch is an error."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any


class UnexpectedMotoError(Exception):
    """The installed moto is not what a correction was written for."""


def replace(owner: type, name: str, parameters: Sequence[str], substitute: Callable[..., Any]) -> None:
    """Put `substitute` in the place of the method `name`, which must take exactly `parameters`."""
    expect_parameters(owner, name, parameters)
    if not isinstance(substitute, staticmethod):
        substitute.replaced = getattr(owner, name)  # type: ignore[attr-defined]
    setattr(owner, name, substitute)


def add(owner: type, name: str, method: Callable[..., Any]) -> None:
    """Give `owner` a method that moto does not have; once moto has it, the correction needs another look."""
    if hasattr(owner, name):
        raise UnexpectedMotoError(f"{owner.__module__}.{owner.__name__}.{name} exists now")
    setattr(owner, name, method)


def expect_parameters(owner: type, name: str, parameters: Sequence[str]) -> None:
    """Check that `owner` has a method `name` with exactly these parameters."""
    method = getattr(owner, name, None)
    place = f"{owner.__module__}.{owner.__name__}.{name}"
    if not callable(method):
        raise UnexpectedMotoError(f"{place} is missing")
    found = list(inspect.signature(method).parameters)
    if found != list(parameters):
        raise UnexpectedMotoError(f"{place} takes {found}, expected {list(parameters)}")


def expect_attributes(owner: type, names: Sequence[str]) -> None:
    """Check that instances of `owner` have these attributes: properties, or set by a constructor."""
    constructor = vars(owner).get("__init__")
    assigned: set[str] = set()
    while constructor:
        assigned.update(constructor.__code__.co_names)
        constructor = getattr(constructor, "replaced", None)
    missing = [name for name in names if name not in assigned and not hasattr(owner, name)]
    if missing:
        raise UnexpectedMotoError(f"{owner.__module__}.{owner.__name__} has no {', '.join(missing)}")
