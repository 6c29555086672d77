"""raw file → Document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from generator.errors import Rejected
from generator.model.document import Document
from generator.read import html, markdown, text
from generator.read.files import RawFile, find, open_raw

__all__ = ["READERS", "RawFile", "find", "open_raw", "read"]

Reader = Callable[[RawFile], Document]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""Which reader opens which file, by the ending of its name."""


def read(raw: RawFile) -> Document:
    """Decode one raw file. Raises Rejected with the reason and the remedy."""
    ending = PurePosixPath(raw.name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        raise Rejected(raw.name, f"files ending in `{ending or 'nothing'}` are not read; convert it to one of {known}")
    if not raw.data.strip():
        raise Rejected(raw.name, "the file is empty; capture the page again")
    document = reader(raw)
    if not any(character.isalnum() for character in document.text):
        raise Rejected(raw.name, "there is no text in it; capture the page again")
    return document
