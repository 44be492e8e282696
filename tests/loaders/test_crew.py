"""A few processes for many tasks: answers in order, one bad task is one failure, nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphmodel.errors import InputError
from graphmodel.messages import language, use_language
from loaders import crew
from loaders.attempt import Failure
from loaders.crew import AHEAD, in_order
from loaders.plenty import Task, read_all, useful


def slow_when_early(n: int) -> int:
    time.sleep(max(0, 3 - n) * 0.1)
    return n * n


def misbehave(n: int) -> int:
    if n == 1:
        raise KeyError("palabra")
    if n == 2:
        os._exit(7)
    if n == 3:
        time.sleep(600)
    return n


def spoken(n: int) -> str:
    return language()


def here(n: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(in_order(slow_when_early, range(9), jobs=jobs)) == [(n, n * n) for n in range(9)]


def test_a_task_that_raises_dies_or_hangs_is_one_failure_and_the_rest_is_done() -> None:
    answers = dict(in_order(misbehave, range(8), jobs=2, patience=lambda n: 2.0 if n == 3 else 60.0))
    assert [n for n, answer in answers.items() if answer == n] == [0, 4, 5, 6, 7]
    raised, died, late = (answers[n] for n in (1, 2, 3))
    assert isinstance(raised, Failure) and (raised.how, raised.what) == ("raised", "KeyError: 'palabra'")
    assert raised.where.startswith("test_crew.py:") and "Traceback" in raised.trace
    assert died == Failure("died") and late == Failure("late", "2")
    assert multiprocessing.active_children() == []


def test_tasks_are_taken_no_further_ahead_than_is_said() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield 9

    answers = in_order(slow_when_early, tasks(), jobs=2)
    for done in range(1, 4):
        next(answers)
        assert taken <= done + 2 * AHEAD
    answers.close()
    assert multiprocessing.active_children() == []


def test_processes_speak_the_language_of_the_one_that_asks() -> None:
    use_language("es")
    try:
        assert [a for _, a in in_order(spoken, range(3), jobs=2)] == ["es"] * 3
    finally:
        use_language("en")


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(function: Callable[[int], int]) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(crew, "_Hand", refuse)
    assert {a for _, a in in_order(here, range(5), jobs=2)} == {os.getpid()}


def test_few_small_files_are_read_by_this_process_and_many_by_others(tmp_path: Path) -> None:
    tasks = [Task(tmp_path / f"{n}.md") for n in range(200)]
    large = [Task(tmp_path / f"{n}.txt") for n in range(3)]
    for task in large:
        task.file.write_bytes(b"La alcaldesa\n" * 100_000)
    assert [useful(some, 4) for some in (tasks[:1], tasks[:2], large[:2], tasks[:9])] == [1, 1, 1, 1]
    assert [useful(some, 4) for some in (tasks, large)] == [4, 3]
    assert useful(tasks, 1) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_our_own_is_a_sentence_for_its_file(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text("La alcaldesa de Peña Honda, Inés Trueba, firmó.\n")
    monkeypatch.setattr("loaders.plenty.read", err_on_b)
    outcomes = list(read_all([Task(tmp_path / f"{name}.md") for name in ("a", "b", "c", "d")], jobs=jobs))
    assert [bool(o.report) for o in outcomes] == [True, False, True, False]
    why = outcomes[1].why
    assert "b.md" in why and "IndexError: fuera de la lista" in why and "test_crew.py:" in why and "--debug" in why
    assert "\n" not in why and "Traceback" in outcomes[1].trace
    assert "no file" in outcomes[3].why


def err_on_b(task: Task) -> object:
    if task.file.name == "b.md":
        raise IndexError("fuera de\nla lista")
    from loaders.plenty import Outcome
    from loaders.reading import read_whole

    try:
        return Outcome(task, *read_whole(task.file))
    except InputError as error:
        return Outcome(task, why=str(error))
