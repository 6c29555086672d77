"""Lines of a page with their places in its tree → columns of numbers: what the markup says of each line.

Three witnesses beside the line's own shape: trafilatura's extraction, the article's text where the page's data states
it, and the tree. Where two lines stand in elements of the same make (tag and class), a template wrote them alike; where
most of the sure text shares a container, the rest of that container is likely text too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum

import numpy as np

from generator.clean.neighbours import Column, Columns, near, shift, since, until, window
from generator.read.page import PageLine, Place, words_of

SHINGLE = 4
WORD, ASCII_WORD = re.compile(r"\w+"), re.compile(r"[a-z0-9_]+")
NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f\u1000-\u109f]")
LONGEST = 400.0
"""Characters from which a longer line weighs no more."""
SURE = 0.5
TAGS = (
    "p li a em span figcaption figure nav aside footer header form button blockquote article main section table ul "
    "time pre"
).split()
"""Tags around a line that a column tells of."""
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
LEVELS = ("near", "far", "wide")
"""Containers around a line that hold more than it does, from inside out."""
OWN_TAGS = ("p", "div", "li")
NEAREST = 3
"""Elements around a line whose attributes are its own affair rather than the page's."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text that is said to be the article."""

    shingles: frozenset[tuple[str, ...]]
    words: str
    lines: frozenset[str]
    length: int

    @classmethod
    def of(cls, text: str) -> Said:
        """What is asked of a text; an empty one says nothing of any line."""
        lines = [_words(line) for line in text.split("\n")]
        every = [word for line in lines for word in line]
        return cls(
            frozenset(_shingles(every)) if every else frozenset(),
            f" {' '.join(every)} ",
            frozenset(" ".join(line) for line in lines),
            len(text),
        )

    def share(self, words: Sequence[str]) -> float:
        """Part of a line's word shingles that stand in the text; a short line stands there whole or not at all."""
        if not self.length:
            return 0.0
        if len(words) < SHINGLE:
            return float(bool(words) and f" {' '.join(words)} " in self.words)
        own = _shingles(words)
        return sum(map(self.shingles.__contains__, own)) / len(own)


def _words(text: str) -> list[str]:
    """Words in lower case; a character of a script without spaces is one."""
    lower = text.lower()
    return ASCII_WORD.findall(lower) if lower.isascii() else WORD.findall(NO_SPACES.sub(r" \g<0> ", lower))


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(SHINGLE)), strict=False)) or [tuple(words)]


def measure(
    lines: Sequence[PageLine], shape: Columns, extracted: Said, stated: Said, hints: Mapping[str, float]
) -> Columns:
    """All columns. `shape` holds those of the dump judgement, `hints` tells words of attributes apart."""
    words = [_words(line.text) for line in lines]
    columns: Columns = {name: shape[name] for name in SHAPE}
    columns |= _told(words, extracted, stated)
    blocks = [line.place.block for line in lines]
    columns |= _elements(lines, blocks, hints)
    width, trust = np.minimum(shape["width"], LONGEST), (shape["first"] + columns["held"]) / 2
    columns |= _containers(lines, blocks, width.tolist(), trust.tolist())
    columns |= _alike(blocks, width.tolist(), trust.tolist())
    columns |= _around(columns, trust)
    return columns


SHAPE = (
    "first width words stop colon lex_mean lex_low lex_sum capitals "
    " credited credit_line name_tail agencies placed by promo form legal navigation related comment share advert "
    "time repeated opening called called_above called_below question quote_first digit_first lower from_start place "
    "lines paragraphs shared first_shared address bars person plea months days clock photo participle run text_before"
).split()
"""Columns of the dump judgement that are asked again."""


def _told(words: Sequence[Sequence[str]], extracted: Said, stated: Said) -> Columns:
    count, at = len(words), np.arange(len(words), dtype=np.float64)
    size = np.array([len(line) for line in words], np.float64)
    held = np.array([extracted.share(line) for line in words])
    sure = ((held >= SURE) & (size >= SHINGLE)).astype(np.float64)
    places = np.flatnonzero(sure)
    first, last = (places[0], places[-1]) if len(places) else (0, 0)
    return {
        "held": held,
        "held_line": np.array([float(" ".join(line) in extracted.lines) for line in words]),
        "stated": np.array([stated.share(line) for line in words]) if stated.length else np.full(count, -1.0),
        "extracted": np.full(count, float(extracted.length)),
        "extracted_part": np.full(count, fsum(held * size) / (fsum(size) or 1.0)),
        "since_held": since(sure),
        "until_held": until(sure),
        "from_first_held": near(at - first),
        "to_last_held": near(last - at),
    }


def _elements(lines: Sequence[PageLine], blocks: Sequence[Place], hints: Mapping[str, float]) -> Columns:
    own = [block.tag for block in blocks]
    columns = _tags([line.tags for line in lines])
    columns |= {f"own_{tag}": _marks(tag == other for other in own) for tag in OWN_TAGS}
    columns["linked"] = np.array([line.linked / len(line.text) for line in lines])
    columns["pictured"] = _marks(line.pictured for line in lines)
    columns["pictured_next"] = shift(columns["pictured"], 1, 0.0)
    columns["depth"] = np.array([float(len(line.place.chain)) for line in lines])
    weighed = {words: _weigh(words, hints) for words in {line.hints for line in lines}}
    for number, column in enumerate(("hint_low", "hint_high", "hint_sum"), start=1):
        columns[column] = np.array([weighed[line.hints][number] for line in lines])
    nearest = ["  ".join([place.named for place in block.chain[:NEAREST]]) for block in blocks]
    means = {named: _weigh(words_of(named), hints)[0] for named in set(nearest)}
    columns["hint_own"] = np.array([means[named] for named in nearest])
    return columns


def _tags(around: Sequence[frozenset[str]]) -> Columns:
    """Which tags stand around each line; asked once for all lines that stand in the same ones."""
    kinds = {tags: number for number, tags in enumerate(dict.fromkeys(around))}
    told = [[*(tag in tags for tag in TAGS), "h1" in tags, not HEADINGS.isdisjoint(tags)] for tags in kinds]
    rows = np.array(told, np.float64).T[:, [kinds[tags] for tags in around]]
    return dict(zip((*(f"tag_{tag}" for tag in TAGS), "tag_title", "tag_heading"), rows, strict=True))


def _marks(told: Iterable[bool]) -> Column:
    return np.array([float(mark) for mark in told])


def _weigh(words: frozenset[str], hints: Mapping[str, float]) -> tuple[float, float, float, float]:
    """What words of attributes speak for running text: on average, at worst, at best, and all together.

    They come in no order, and a plain sum of floats would depend on it.
    """
    told = [hints[word] for word in words if word in hints] or [0.0]
    total = fsum(told)
    return total / len(told), min(told), max(told), total


def _containers(
    lines: Sequence[PageLine], blocks: Sequence[Place], width: Sequence[float], trust: Sequence[float]
) -> Columns:
    """Of each container around a line: which part of the page's sure text it holds, and how much of it is sure."""
    sums: defaultdict[Place, _Sums] = defaultdict(_Sums)
    for line, block, w, p in zip(lines, blocks, width, trust, strict=True):
        sure = w * p
        for at in block.chain:
            within = sums[at]
            within.sure += sure
            within.every += w
            within.linked += line.linked
    total = sum(w * p for w, p in zip(width, trust, strict=True)) or 1.0
    rows = [_levels(block, w, w * p, sums, total) for block, w, p in zip(blocks, width, trust, strict=True)]
    names = [f"{name}_{level}" for level in LEVELS for name in ("holds", "pure", "links")] + ["levels"]
    return dict(zip(names, np.array(rows).T, strict=True))


@dataclass(slots=True)
class _Sums:
    """Lengths of the lines within an element: weighed by how sure they are, all of them, and what of them is links."""

    sure: float = 0.0
    every: float = 0.0
    linked: float = 0.0


def _levels(block: Place, width: float, sure: float, sums: Mapping[Place, _Sums], total: float) -> list[float]:
    row: list[float] = []
    last = block
    for _ in LEVELS:
        last = _wider(last, sums)
        within = sums[last]
        rest = within.every - width
        row += [
            (within.sure - sure) / total,
            (within.sure - sure) / rest if rest > 0 else -1.0,
            within.linked / (within.every or 1.0),
        ]
    half = total / 2
    return [*row, float(sum([sums[place].sure < half for place in block.chain]))]


def _wider(place: Place, sums: Mapping[Place, _Sums]) -> Place:
    """The nearest container that holds more than the element does; the page where none does."""
    at, own = place.parent or place, sums[place].every
    while at.parent and sums[at].every == own:
        at = at.parent
    return at


def _alike(blocks: Sequence[Place], width: Sequence[float], trust: Sequence[float]) -> Columns:
    """How sure the other lines are that stand in elements of the same make, and how many there are."""
    columns: Columns = {}
    near = [block.chain[:KIN] for block in blocks]
    made = {place: f"{place.tag} {DIGITS.sub('', place.named)}" for place in dict.fromkeys(chain.from_iterable(near))}
    for name, makes in (
        ("twin", [made[block] for block in blocks]),
        ("kin", ["<".join([made[place] for place in places]) for places in near]),
    ):
        sure: defaultdict[str, float] = defaultdict(float)
        every: defaultdict[str, float] = defaultdict(float)
        count: defaultdict[str, float] = defaultdict(float)
        for make, w, p in zip(makes, width, trust, strict=True):
            sure[make] += w * p
            every[make] += w
            count[make] += 1
        rest = (
            (sure[make] - w * p) / (every[make] - w) if every[make] > w else -1.0
            for make, w, p in zip(makes, width, trust, strict=True)
        )
        columns[f"{name}_sure"] = np.array(list(rest))
        columns[f"{name}_times"] = np.array([count[make] for make in makes])
    return columns


KIN = 3
"""Elements from a line outwards that are of the same make as those of its kin."""
DIGITS = re.compile(r"\d+")


def _around(columns: Columns, trust: Column) -> Columns:
    more: Columns = {"trust": trust}
    for by in (-3, -2, -1, 1, 2, 3):
        more[f"trust{by:+}"] = shift(trust, by, 0.0)
    for name in (
        "held",
        "first",
        "linked",
        "tag_figcaption",
        "width",
        "stop",
        "kin_sure",
        "credit_line",
        "credited",
        "pure_near",
        "hint_own",
    ):
        for by in (-1, 1):
            more[f"{name}{by:+}"] = shift(columns[name], by)
    for reach in (2, 5, 10):
        more[f"trust~{reach}"] = window(trust, reach)
    return more
