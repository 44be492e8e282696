"""How a command ends: one sentence for a person and an exit code; a traceback only for whoever asks for it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

import click

from graphmodel.errors import MunigraphError
from graphmodel.messages import catalogue

say = catalogue("munigraph")

DONE, FAILED = 0, 1
_debug = False


def run(command: Callable[[], object], *, debug: bool) -> int:
    """Run a command; its exit code: what it returns where that is a number, else 0."""
    global _debug
    _debug = debug
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # what a console cannot encode
    try:
        returned = command()
        sys.stdout.flush()
    except SystemExit:
        raise
    except BaseException as error:
        if debug:
            import traceback

            traceback.print_exc()
        return _failed(error)
    return returned if isinstance(returned, int) else DONE


def debugging() -> bool:
    """Whether somebody asked for tracebacks."""
    return _debug


def _failed(error: BaseException) -> int:
    """Say what went wrong."""
    # Every other refusal of the system names a file, or was put into words where it came up.
    if isinstance(error, OSError) and error.filename is None:
        if not _nobody_reads(error):
            complain(say("output_unwritable", why=error.strerror or error))
        _let_go()
    elif isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    elif isinstance(error, KeyboardInterrupt | click.Abort):
        print(say("interrupted"), file=sys.stderr)
    elif isinstance(error, MunigraphError):
        complain(error)
    else:
        complain(say("unexpected", kind=type(error).__name__, what=error))
    return FAILED


def complain(what: object) -> None:
    """Say what is wrong, on standard error."""
    print(say("error", sentence=what), file=sys.stderr)
    if excerpt := getattr(what, "excerpt", ""):
        print(excerpt, file=sys.stderr)


def _nobody_reads(error: OSError) -> bool:
    """Whether the other end of a pipe is closed, as by ``| head``; Windows calls that an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _let_go() -> None:
    """Throw away what is still to be written: Python would complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
