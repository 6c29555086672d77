"""Paragraphs of plain-text mail, whose lines were broken to fit a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDEST = 80
"""Columns that mail programs wrap at (RFC 5322 asks for 78)."""

NARROWEST = 50
"""A text whose longest line is shorter than this was not wrapped, but written so: an address, a poem."""

ITEM = re.compile(r"[>*•·–—#|+-]|\d{1,3}[.)]\s|\s")


def unfold(text: str, *, flowed: bool, delete_space: bool = False) -> str:
    """The text with one line a paragraph. `flowed` and `delete_space` are the sender's own marks (RFC 3676)."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_flowed(lines, delete_space=delete_space) if flowed else _wrapped(lines))


def _flowed(lines: list[str], *, delete_space: bool) -> Iterator[str]:
    """RFC 3676 §4: a line that ends in a space goes on, a leading space is stuffing, `-- ` is a signature mark."""
    parts: list[str] = []
    quoted = 0
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if parts and (depth != quoted or content == "-- "):
            yield _line(parts, quoted)
            parts = []
        quoted = depth
        soft = content.endswith(" ") and content != "-- "
        parts.append(content[:-1] if soft and delete_space else content)
        if not soft:
            yield _line(parts, quoted)
            parts = []
    if parts:
        yield _line(parts, quoted)


def _line(parts: list[str], quoted: int) -> str:
    return ">" * quoted + (" " if quoted else "") + "".join(parts)


def _wrapped(lines: list[str]) -> Iterator[str]:
    """Lines without marks: one goes on where the next line's first word would not have fitted into the text's width."""
    width = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    if not NARROWEST <= width <= WIDEST:
        yield from lines
        return
    paragraph: list[str] = []
    last = ""
    for line in lines:
        if paragraph and not _goes_on(last, line, width):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line.rstrip())
        last = line.rstrip()
    yield " ".join(paragraph)


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line or not following.strip() or ITEM.match(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
