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

PAGES = frozenset({".html", ".htm", ".xhtml"})
SAVED_BESIDE = (
    "_files",
    ".files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_pliki",
)
"""What browsers append to a page's name for the folder of its pictures, scripts and frames when they save it whole."""


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

    Hidden files are no inputs, and neither is what a browser saves beside a page (`Page_files/`); sidecars come with
    their article, unless it is missing. A folder that cannot be opened is found itself, and so refused by name.
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
        raise Rejected(name, f"two sidecars, {_shown(sidecars[0].name)} and {_shown(sidecars[1].name)}; keep one")
    data = _bytes(name, path)
    if not sidecars:
        return RawFile(name=name, data=data)
    side = sidecars[0]
    side_name = _shown(side.name)
    return RawFile(name=name, data=data, sidecar_name=side_name, sidecar=_bytes(side_name, side))


def _walk(root: Path) -> Iterator[Path]:
    """Every file, without recursion: folders may be nested deeper than calls."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
        except OSError:
            if folder == root:
                raise
            yield folder
            continue
        pages = {Path(entry.name).stem for entry in entries if Path(entry.name).suffix.lower() in PAGES}
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)
            elif not any(entry.name.removesuffix(ending) in pages for ending in SAVED_BESIDE):
                folders.append(Path(entry.path))


def _name(path: Path, folder: Path) -> str:
    return _shown(path.relative_to(folder).as_posix())


def _shown(name: str) -> str:
    """A name that can be printed, whatever bytes the file system holds."""
    return os.fsencode(name).decode("utf-8", "replace")


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
