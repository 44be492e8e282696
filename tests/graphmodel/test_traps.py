"""Names made to mislead (``traps.yaml``): nothing merges that is two, and what is one comes together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.graphmodel.entities import Entity, clusters, facts, key

TRAPS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))


def entity(listed: str, said: Any) -> Entity:
    """An entity as the file writes it."""
    found: Entity = {"name": said} if isinstance(said, str) else dict(said)
    found |= {k: str(found[k]) for k in ("date",) if k in found}
    bodies = {k: entity("organizations", found[k]) for k in ("at", "of", "by") if k in found}
    return {"list": listed, "aliases": [], **found, **bodies}


def cases(part: str) -> list[Any]:
    return [pytest.param(k, said, id=f"{k}-{n}") for k, lists in TRAPS[part].items() for n, said in enumerate(lists)]


def partition(entities: Sequence[Entity]) -> list[set[int]]:
    """Which of them are one, each in a report of its own; whatever the order of the reports."""
    reports = [facts(f"r{n:02}", e) for n, e in enumerate(entities)]
    found = clusters(*reports)
    assert clusters(*reversed(reports)) == found
    at: dict[object, set[int]] = {}
    for n, e in enumerate(entities):
        at.setdefault(found[key(f"r{n:02}", e)], set()).add(n)
    return list(at.values())


@pytest.mark.parametrize(("listed", "said"), cases("apart"))
def test_no_two_are_one(listed: str, said: list[Any]) -> None:
    entities = [entity(listed, e) for e in said]
    assert len(partition(entities)) == len(entities)
    for pair in combinations(entities, 2):
        assert len(partition(pair)) == 2, [e["name"] for e in pair]


@pytest.mark.parametrize(("listed", "said"), cases("together"))
def test_all_are_one(listed: str, said: list[Any]) -> None:
    assert len(partition([entity(listed, e) for e in said])) == 1


@pytest.mark.parametrize(("listed", "said"), cases("groups"))
def test_each_group_is_one(listed: str, said: list[list[Any]]) -> None:
    numbers = iter(range(sum(map(len, said))))
    expected = [{next(numbers) for _ in group} for group in said]
    found = partition([entity(listed, e) for group in said for e in group])
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_there_are_many_traps() -> None:
    pairs = sum(len(said) * (len(said) - 1) // 2 for lists in TRAPS["apart"].values() for said in lists)
    assert pairs >= 150
