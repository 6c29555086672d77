"""Lines with their places on pages → paragraphs in reading order.

A line goes on where the next stands one leading below it in the same type, unless it is set in or its first word would
still have fitted. Heads and feet that recur on pages stand after the paragraph that they interrupt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

SPACES = re.compile(r"\s+")
DIGITS = re.compile(r"\d+")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
HYPHENS = ("-", "\u2010", "\u00ad")
ENDS = re.compile(r"[.!?…:;\"”’»)\]]$")

EDGE_LINES = 2
"""Highest and lowest lines of a page that may be a running head or foot."""

LOOSE = 1.3
"""Leadings between two lines above which a new paragraph begins; type is set at 1.0 to 1.2 times its common leading."""

INDENT = 0.8
"""Type heights by which a first line is set in."""

FITS = 0.8
"""Part of the column's width, in characters, that a line and the next word may take and still be called short."""

FITS_UNFINISHED = 0.6
"""The same for a line that does not end like a sentence."""

NEIGHBOURS = 4
"""Lines before and after that tell how wide a column is: columns of several widths share a page."""

SAME_TYPE = 0.1
WIDE = 30
"""Characters of the longest line below which a column is too narrow to tell whether a word would have fitted."""
IDEOGRAPHS = 0x2E80
TALLEST = 2.2
"""Type heights between two lines of one paragraph, at most: double spacing."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text of one line, its start in points from the lower left corner, its type's height, and its page."""

    text: str
    x: float
    y: float
    size: float
    page: int


@dataclass(slots=True)
class _Setting:
    """How the document is set."""

    leading: dict[float, float] = field(default_factory=dict)
    width: dict[Line, int] = field(default_factory=dict)
    """Characters of the longest line of the same type nearby."""
    body: float = 0.0
    """Height of the type that most characters have."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Every line of the pages, joined to paragraphs."""
    running = _running(pages)
    setting = _measure([line for page in pages for line in page if line not in running])
    return list(_write(pages, running, setting))


def clean(text: str) -> str:
    """One line with its white space folded and its ligatures as letters."""
    return SPACES.sub(" ", text.translate(LIGATURES)).strip()


def _write(pages: Sequence[Sequence[Line]], running: frozenset[Line], setting: _Setting) -> Iterator[str]:
    paragraph: list[Line] = []
    waiting: list[Line] = []
    for line in (line for page in pages for line in page):
        if line in running:
            waiting.append(line)
        elif paragraph and _goes_on(paragraph[-1], line, setting):
            paragraph.append(line)
        else:
            yield from _flush(paragraph, waiting)
            paragraph, waiting = [line], []
    yield from _flush(paragraph, waiting)


def _flush(paragraph: list[Line], waiting: list[Line]) -> Iterator[str]:
    if paragraph:
        yield _join([line.text for line in paragraph])
    yield from (line.text for line in waiting)


def _join(texts: Sequence[str]) -> str:
    """A word broken at a line's end keeps its hyphen: whether it belongs to the word, no rule can tell."""
    joined = texts[0]
    for text in texts[1:]:
        broken = joined.endswith(HYPHENS) and joined[-2:-1].isalpha() and text[:1].islower()
        dense = ord(joined[-1]) >= IDEOGRAPHS and ord(text[0]) >= IDEOGRAPHS
        joined += text if broken or dense else " " + text
    return joined


def _goes_on(line: Line, following: Line, setting: _Setting) -> bool:
    if abs(line.size - following.size) > SAME_TYPE * max(line.size, following.size):
        return False
    drop = line.y - following.y
    if following.page != line.page or drop < 0:
        return _breaks_off(line.text, following.text)
    if drop > LOOSE * setting.leading.get(line.size, 0.0):
        return False
    if drop < line.size / 2:
        return True  # the same line, drawn in two strokes
    is_set_in = following.x - line.x > INDENT * line.size and line.size == setting.body
    return not is_set_in and not _ends_short(line, following, setting)


def _breaks_off(text: str, following: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return following[:1].islower() and (not ENDS.search(text) or text.endswith(","))


def _ends_short(line: Line, following: Line, setting: _Setting) -> bool:
    if line.text.endswith(HYPHENS):
        return False
    width = setting.width.get(line, 0)
    needed = len(line.text) + 1 + len(following.text.split(" ", 1)[0])
    return width >= WIDE and needed < width * (FITS if ENDS.search(line.text) else FITS_UNFINISHED)


def _measure(lines: Sequence[Line]) -> _Setting:
    """Leading of each size of type and width of each column. The leading is the lower quartile of the lines' drops."""
    drops: dict[float, list[float]] = {}
    weight: Counter[float] = Counter()
    setting = _Setting()
    for number, line in enumerate(lines):
        weight[line.size] += len(line.text)
        near = lines[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
        setting.width[line] = max(len(other.text) for other in near if other.size == line.size)
        drop = _drop(line, lines[number + 1]) if number + 1 < len(lines) else 0.0
        if line.size / 2 < drop <= TALLEST * line.size:
            drops.setdefault(line.size, []).append(drop)
    setting.leading = {size: sorted(found)[len(found) // 4] for size, found in drops.items()}
    setting.body = min((size for size, count in weight.items() if count == max(weight.values())), default=0.0)
    return setting


def _drop(line: Line, following: Line) -> float:
    """Points between two lines of the same type on a page; 0 where they are not."""
    return line.y - following.y if (line.size, line.page) == (following.size, following.page) else 0.0


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[Line]:
    """Heads and feet: lines at the edge of a page that stand, but for their figures, on at least half of the pages."""
    edges = [sorted(page, key=lambda line: line.y) for page in pages]
    edges = [page[:EDGE_LINES] + page[max(EDGE_LINES, len(page) - EDGE_LINES) :] for page in edges]
    counts = Counter(place for page in edges for place in {_edge(line) for line in page})
    needed = max(2, (len(pages) + 1) // 2)
    return frozenset(line for page in edges for line in page if counts[_edge(line)] >= needed)


def _edge(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", line.text), round(line.y)
