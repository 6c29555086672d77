"""One build at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.errors import Busy

_held: set[Path] = set()


@contextmanager
def only_build(state: Path) -> Iterator[None]:
    """Hold the lock of a workspace; a second time in the same build costs nothing. Busy: another build has it.

    The lock is the system's own and goes with the process, however that ends.
    """
    file = state.resolve() / "lock"
    if file in _held:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as opened:
        if not _take(opened):
            raise Busy("another build of this site is running")
        _held.add(file)
        try:
            yield
        finally:
            _held.discard(file)


if sys.platform == "win32":
    import msvcrt

    def _take(opened: IO[str]) -> bool:
        try:
            msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(opened: IO[str]) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
