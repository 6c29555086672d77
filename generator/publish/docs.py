"""Pages → docs/: writes what changed, removes what is gone, leaves alone what people wrote."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import SiteError
from generator.model.page import DataFile, Page
from generator.publish.front import MARK, front_matter

DATA = "data/"
"""Holds nothing but generated files."""

_SAFE = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*")
_HEAD = f"---\n{MARK}".encode()


def write(pages: Iterable[Page | DataFile], docs: Path) -> None:
    """Make docs/ hold these pages and data files beside the hand-written ones. SiteError: two claim one place."""
    docs.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    for page in pages:
        _claim(page.path, written)
        _put(docs, page.path, _content(page))
    for path in _generated(docs):
        if path not in written:
            _remove(docs, path)


def _content(page: Page | DataFile) -> bytes:
    match page:
        case Page():
            return f"{front_matter(page.meta)}\n{page.body.strip()}\n".encode()
        case DataFile():
            return page.content


def _claim(path: str, written: set[str]) -> None:
    """Lower case only, so that no two paths are one where file names are case-blind."""
    if not _SAFE.fullmatch(path) or ".." in path:
        raise SiteError(f"{path!r} is no path for a page: use a-z, 0-9, dots and hyphens")
    if path in written:
        raise SiteError(f"two pages claim {path}")
    written.add(path)


def _put(docs: Path, path: str, content: bytes) -> None:
    """Write one file, unless it holds the same bytes already."""
    file = docs / path
    if _through_link(docs, file):
        raise SiteError(f"{file} lies behind a symbolic link: nothing is written outside {docs}")
    before = file.read_bytes() if file.is_file() else None
    if before == content:
        return
    if before is not None and not path.startswith(DATA) and not _is_generated(before):
        raise SiteError(f"{file} is hand-written and stands where a generated page belongs: move it")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _through_link(docs: Path, file: Path) -> bool:
    inside = file.relative_to(docs).parts
    return any(docs.joinpath(*inside[: depth + 1]).is_symlink() for depth in range(len(inside)))


def _generated(docs: Path) -> Iterator[str]:
    """Every generated file below docs/, by earlier builds too."""
    for folder, _, names in os.walk(docs):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(docs).as_posix()
            if path.startswith(DATA) or (name.endswith(".md") and _is_generated(_head(file))):
                yield path


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(len(_HEAD))


def _is_generated(content: bytes) -> bool:
    """Whether it bears our mark. A file that was cut off while it was written, too."""
    return content.startswith(_HEAD) or _HEAD.startswith(content)


def _remove(docs: Path, path: str) -> None:
    file = docs / path
    file.unlink()
    for folder in file.parents:
        if folder == docs or any(folder.iterdir()):
            return
        folder.rmdir()
