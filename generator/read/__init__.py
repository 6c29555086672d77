"""raw file → Document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.errors import Rejected
from generator.model.document import Document
from generator.read import feed, html, mail, markdown, pdf, records, text
from generator.read.files import RawFile, find, open_raw
from generator.read.items import LARGEST_ITEM, Item
from generator.read.page import MOST_LINES, MOST_TAGS

__all__ = ["READERS", "Item", "RawFile", "find", "open_raw", "read", "read_items"]

Reader = Callable[[RawFile], Iterator[Item]]


def _one(reader: Callable[[RawFile], Document]) -> Reader:
    """The reader of a format that holds one article a file."""
    return lambda raw: iter([reader(raw)])


READERS: Mapping[str, Reader] = {
    ".txt": _one(text.read),
    ".text": _one(text.read),
    ".html": _one(html.read),
    ".htm": _one(html.read),
    ".xhtml": _one(html.read),
    ".md": _one(markdown.read),
    ".markdown": _one(markdown.read),
    ".eml": mail.read,
    ".pdf": pdf.read,
    ".rss": feed.read,
    ".atom": feed.read,
    ".rdf": feed.read,
    ".xml": feed.read,
    ".json": records.read,
    ".jsonl": records.read_lines,
    ".ndjson": records.read_lines,
}
"""Which reader opens which file, by the ending of its name."""


def read_items(raw: RawFile) -> Iterator[Item]:
    """Decode a raw file: its articles in order, and for each item that is none the reason why.

    Raises Rejected with the reason and the remedy where the file as a whole cannot be read.
    """
    ending = PurePosixPath(raw.name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        raise Rejected(raw.name, f"files ending in `{ending or 'nothing'}` are not read; convert it to one of {known}")
    if not raw.data.strip():
        raise Rejected(raw.name, "the file is empty; capture the page again")
    return (_bounded(item) for item in reader(raw))


def read(raw: RawFile) -> Document:
    """The first article of a file. Raises Rejected where it is none."""
    item = next(read_items(raw))
    if isinstance(item, Rejected):
        raise item
    return item


def _bounded(item: Item) -> Item:
    """The item, unless it holds no word, or more than an article can."""
    if isinstance(item, Rejected):
        return item
    if len(item.text) > LARGEST_ITEM:
        reason = f"{len(item.text)} characters, more than {LARGEST_ITEM}; save the article alone"
    elif item.text.count("\n") > MOST_LINES:
        reason = f"more than {MOST_LINES} lines; save the article alone"
    elif item.html and item.html.count("<") > MOST_TAGS:
        reason = f"more than {MOST_TAGS} tags; save the article alone"
    elif not any(character.isalnum() for character in item.text):
        reason = "there is no text in it; capture the page again"
    else:
        return item
    return Rejected(item.file, reason)
