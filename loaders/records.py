"""Immutable records that cost no more than their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass for what a report has thousands of: mypy refuses to change it, not the interpreter.

    A dataclass that is frozen at run time sets each field through a call, which makes it four times as dear to create.
    """
    return _dataclass(cls)


_dataclass: Callable[[type[T]], type[T]] = dataclass(slots=True, unsafe_hash=True)
