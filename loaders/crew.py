"""Many tasks for a few processes of our own, answered one by one in the order of the tasks.

    for task, answer in in_order(function, tasks, jobs=4):      function: picklable, of one task
        answer is what function returned, or a Failure

A task that raises, brings its process down or never ends is a Failure of that task alone: its process is replaced and the
rest goes on. At most ``AHEAD`` tasks for each process are under way or wait to be fetched, so memory does not grow with the
number of tasks. Processes are spawned on every system, so that all systems behave alike; whoever calls this from a script
keeps that script's own work behind ``if __name__ == "__main__"``. Where no process can be started the
work is done in this one.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from graphmodel.messages import language, use_language
from loaders.attempt import Failure, tried

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 8
PATIENCE = 600.0  # seconds for one task
_START_SECONDS = 60.0  # until a new process answers: it imports what it needs, on a machine that may be busy
_END_SECONDS = 2.0
_LOOK_SECONDS = 0.5  # Windows hears Ctrl-C between two waits only


def in_order(
    function: Callable[[T], R], tasks: Iterable[T], *, jobs: int, patience: Callable[[T], float] = lambda task: PATIENCE
) -> Generator[tuple[T, R | Failure]]:
    """Every task with its answer; ``patience`` says after how many seconds a task is given up. Close it to end early."""
    crew = _Crew(function, jobs, patience)
    threads = ThreadPoolExecutor(jobs, thread_name_prefix="crew", initializer=_spare_from_interrupts)
    under_way: deque[tuple[T, Future[R | Failure]]] = deque()
    try:
        for task in tasks:
            under_way.append((task, threads.submit(crew.ask, task)))
            if len(under_way) >= jobs * AHEAD:
                yield _fetched(*under_way.popleft())
        while under_way:
            yield _fetched(*under_way.popleft())
    finally:
        crew.end()
        threads.shutdown(cancel_futures=True)


def _fetched(task: T, future: Future[R | Failure]) -> tuple[T, R | Failure]:
    while not wait([future], timeout=_LOOK_SECONDS).done:
        pass
    return task, future.result()


def _spare_from_interrupts() -> None:
    """Ctrl-C is for the process that was called; what this thread starts does not hear it and is ended by us."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


class _Crew:
    """The processes. Each is asked by one thread at a time."""

    def __init__(self, function: Callable[[Any], Any], jobs: int, patience: Callable[[Any], float]) -> None:
        self._function, self._patience = function, patience
        self._idle: queue.LifoQueue[_Hand | None] = queue.LifoQueue()  # the last one first: a short list needs few processes
        for _ in range(jobs):
            self._idle.put(None)
        self._hands: set[_Hand] = set()
        self._ended = self._unable = False

    def ask(self, task: Any) -> Any:
        hand = self._idle.get()
        try:
            if self._ended:
                return Failure("died")
            hand = hand or self._hired()
            if hand is None:
                return tried(self._function, task)
            answer = hand.ask(task, self._patience(task))
            if isinstance(answer, Failure) and answer.how != "raised":
                self._hands.discard(hand)
                hand.end()
                hand = None
            return answer
        finally:
            self._idle.put(hand)

    def _hired(self) -> _Hand | None:
        """A new process, or None where there can be none."""
        if self._unable:
            return None
        try:
            hand = _Hand(self._function)
        except OSError:  # no more processes, or none allowed
            self._unable = True
            return None
        self._hands.add(hand)
        if self._ended or not hand.ready():
            self._unable = not self._ended
            self._hands.discard(hand)
            hand.end()
            return None
        return hand

    def end(self) -> None:
        """End all processes, at once."""
        self._ended = True
        hands = tuple(self._hands)
        for hand in hands:
            hand.ask_to_end()
        for hand in hands:
            hand.end()


class _Hand:
    """One process and the pipe to it."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, function, language()), daemon=True)
        self._process.start()
        self._ending = threading.Lock()
        theirs.close()

    def ready(self) -> bool:
        return self._answer(_START_SECONDS) is None

    def ask(self, task: Any, patience: float) -> Any:
        try:
            self._pipe.send(task)
        except OSError:
            return Failure("died")
        return self._answer(patience)

    def _answer(self, patience: float) -> Any:
        try:
            return self._pipe.recv() if self._pipe.poll(patience) else Failure("late", f"{patience:.0f}")
        except (EOFError, OSError):
            return Failure("died")

    def ask_to_end(self) -> None:
        """Asked first: it then ends the process that reads a file for it."""
        self._process.terminate()

    def end(self) -> None:
        with self._ending:  # its thread and the one that ends them all
            self._process.terminate()
            self._process.join(_END_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()


def _serve(pipe: Connection, function: Callable[[Any], Any], speaking: str) -> None:
    """What a process does: answer tasks until nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    use_language(speaking)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(tried(function, pipe.recv()))
