"""A file or an address → a capture in the articles folder, with a sidecar that says where and when it was taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.errors import BriefingError, Rejected
from generator.fetch import Capture
from generator.fetch import fetch as fetch_page
from generator.read import READERS, open_raw
from generator.read.files import SIDECAR

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/feed+json": ".json",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
"""What a server calls a file, and how its name ends here."""

LONGEST_STEM = 80
MOST_NAMES = 1_000


def add(target: str, seeds: Path, *, today: date, fetch: Callable[[str], Capture] = fetch_page) -> Path:
    """Put one file or page into the articles folder below `seeds` and return where. Nothing is ever overwritten.

    A page gets a sidecar with its address and `today`, the day of capture; a file keeps the sidecar beside it.
    Raises BriefingError with the reason where it cannot be had or read.
    """
    if "://" in target:
        capture = fetch(target)
        sidecar = f"url: {json.dumps(capture.url)}\ncaptured: {today.isoformat()}\n"
        return _put(_folder(seeds), _name(capture), capture.data, sidecar.encode())
    path = Path(target)
    try:
        raw = open_raw(path.name, path)
    except Rejected as verdict:
        raise BriefingError(f"{target}: {verdict.reason}") from verdict
    _known(target, path.suffix.lower())
    if path.name.startswith(".") or not path.name.isprintable():
        raise BriefingError(f"{target}: a hidden name or one with control characters; rename it")
    return _put(_folder(seeds), path.name, raw.data, raw.sidecar)


def _folder(seeds: Path) -> Path:
    """`seeds/articles`; `seeds` itself where the articles lie there and that folder would hide them from the build."""
    folder = seeds / "articles"
    if folder.is_dir():
        return folder
    if not seeds.is_dir():
        raise BriefingError(f"{seeds}: there is no such folder; make it, or name another with --seeds")
    if any(path.suffix.lower() in READERS for path in seeds.iterdir()):
        return seeds
    folder.mkdir()
    return folder


def _known(target: str, ending: str) -> None:
    if ending not in READERS:
        known = ", ".join(READERS)
        raise BriefingError(
            f"{target}: files ending in `{ending or 'nothing'}` are not read; convert it to one of {known}"
        )


def _name(capture: Capture) -> str:
    """Host and last part of the path in plain letters, and an ending by the media type, else by the address."""
    parts = urlsplit(capture.url)
    path = PurePosixPath(unquote(parts.path))
    ending = ENDINGS.get(capture.kind) or path.suffix.lower() or ".html"
    _known(f"{capture.url} ({capture.kind or 'of no named type'})", ending)
    last = path.stem if path.suffix.lower() in READERS else path.name
    stem = _plain(f"{(parts.hostname or '').removeprefix('www.')}-{last}")
    return stem[:LONGEST_STEM].rstrip("-") + ending


def _plain(text: str) -> str:
    words = "".join(character if character.isascii() and character.isalnum() else " " for character in text.lower())
    return "-".join(words.split()) or "page"


def _put(folder: Path, name: str, data: bytes, sidecar: bytes | None) -> Path:
    """Write both under the first free name; the article comes last, so that no build sees it without its sidecar."""
    for path in _names(folder / name):
        if path.is_file() and path.read_bytes() == data:
            raise BriefingError(f"{path}: is there already, byte for byte")
        side = path.with_name(path.name + SIDECAR)
        if any(_taken(taken) for taken in (path, side, path.with_name(path.stem + SIDECAR))):
            continue
        if sidecar is not None:
            _write(side, sidecar)
        try:
            _write(path, data)
        except BriefingError:
            side.unlink(missing_ok=True)
            raise
        return path
    raise BriefingError(f"{folder / name}: {MOST_NAMES} files have this name already; rename some")


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, MOST_NAMES + 1):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _taken(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _write(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet, not even as a link."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as mistake:
        raise BriefingError(f"{path}: cannot be written ({mistake.strerror or mistake})") from mistake
