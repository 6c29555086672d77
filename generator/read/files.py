"""The articles folder → raw files, none of which is trusted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Rejected

LARGEST = 10_000_000
"""Bytes of one raw file. A long article is 100 KB of text and a heavy page 5 MB of markup."""

SIDECAR = ".meta.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """Bytes as they lay in the folder, and the sidecar beside them."""

    name: str
    """Path below the articles folder, with forward slashes."""
    data: bytes
    sidecar_name: str | None = None
    sidecar: bytes | None = None


def find(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every input below `folder` as name and path, in an order that no file system decides.

    Hidden files are no inputs; sidecars come with their article, unless it is missing.
    """
    found = sorted(_walk(folder), key=os.fsencode)
    articles = {name for path in found if not _is_sidecar(path) for name in (path, path.with_suffix(""))}
    for path in found:
        if not _is_sidecar(path) or path.with_name(path.name.removesuffix(SIDECAR)) not in articles:
            yield _name(path, folder), path


def open_raw(name: str, path: Path) -> RawFile:
    """Read one input. Raises Rejected for whatever is not a regular file of a sane size."""
    if _is_sidecar(path):
        raise Rejected(name, "a sidecar without an article beside it; rename it to NAME.meta.yml of its article")
    sidecars = [side for side in _sidecars_of(path) if os.path.lexists(side)]
    if len(sidecars) > 1:
        raise Rejected(name, f"two sidecars, {sidecars[0].name} and {sidecars[1].name}; keep one")
    data = _bytes(name, path)
    if not sidecars:
        return RawFile(name=name, data=data)
    side = sidecars[0]
    return RawFile(name=name, data=data, sidecar_name=side.name, sidecar=_bytes(side.name, side))


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            else:
                yield Path(entry.path)


def _name(path: Path, folder: Path) -> str:
    relative = path.relative_to(folder).as_posix()
    return os.fsencode(relative).decode("utf-8", "replace")


def _is_sidecar(path: Path) -> bool:
    return path.name.endswith(SIDECAR)


def _sidecars_of(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.stem + SIDECAR), path.with_name(path.name + SIDECAR)


def _bytes(name: str, path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError as mistake:
        reason = "a link is not followed; copy the file itself" if path.is_symlink() else mistake.strerror
        raise Rejected(name, f"{reason or 'cannot be opened'}") from mistake
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise Rejected(name, "not a regular file; copy the article itself")
        if facts.st_size > LARGEST:
            raise Rejected(name, f"{facts.st_size} bytes, more than {LARGEST}; split it or capture the article alone")
        return file.read(LARGEST)
