"""Body paragraphs → what stands between quotation marks, whatever it is.

Marks are paired within a paragraph, so that one that was lost spoils no other paragraph. A speech over several
paragraphs opens each of them anew and closes the last one only: it comes as one quotation a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.article import Article, Kind
from generator.model.span import Span

DOUBLE = re.compile(r"[\"“”„‟＂]|``|''")
ANGLED = re.compile(r"[«»]")
SINGLE = re.compile(r"[‘’‚']")
OPENERS = frozenset("“„‟«‘‚")
CLOSERS = frozenset("”»’")
INSIDE_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between marks. `span` leaves the marks and the blanks beside them out, `outer` takes the marks in."""

    span: Span
    outer: Span
    block: int
    """Index into `Article.blocks`."""
    continues: bool = False
    """Whether it goes on with the speech of the quotation before it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in its place. `opens` and `closes` are both true where only the order of the marks can tell."""

    start: int
    end: int
    opens: bool
    closes: bool


Pair = tuple[Mark, Mark]


def quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations of the body, in order; none inside another."""
    blocks = [(number, block.span) for number, block in enumerate(article.blocks) if block.kind is Kind.BODY]
    paragraphs = [_paragraph(article.text, span, number) for number, span in blocks]
    return tuple(one for one in _joined(article.text, paragraphs) if one.span.start < one.span.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The quotations of one paragraph. `left` is what its last mark leaves open, to the paragraph's end."""

    block: int
    span: Span
    closed: tuple[Quotation, ...]
    left: Quotation | None
    stray: Mark | None
    """A closing mark before any opening one."""

    @property
    def goes_on(self) -> bool:
        """Whether it may go on with a speech that the paragraph before left open."""
        first = next(iter(self.closed), self.left)
        return self.stray is not None or (first is not None and first.outer.start == self.span.start)


def _joined(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Quotation]:
    """A speech left open counts where the next paragraph goes on with it; elsewhere its closing mark was lost."""
    owed = False
    for number, paragraph in enumerate(paragraphs):
        follows = number + 1 < len(paragraphs) and paragraphs[number + 1].goes_on
        here = list(paragraph.closed)
        left, stray = paragraph.left, paragraph.stray
        if left and follows:
            here = [*(one for one in here if one.outer.end <= left.outer.start), left]
        if owed and stray:
            here = [_until(text, paragraph, stray), *(one for one in here if one.outer.start >= stray.end)]
        if owed and here:
            here[0] = replace(here[0], continues=True)
        yield from here
        owed = paragraph.left is not None and follows


def _until(text: str, paragraph: Paragraph, mark: Mark) -> Quotation:
    outer = Span(start=paragraph.span.start, end=mark.end)
    return Quotation(span=_trimmed(text, outer.start, mark.start), outer=outer, block=paragraph.block)


def _paragraph(text: str, block: Span, number: int) -> Paragraph:
    doubles = list(_marks(text, block, DOUBLE))
    pairs, left = _pairs(doubles)
    pairs = _with(pairs, _pairs(list(_marks(text, block, ANGLED)))[0])
    pairs = _with(pairs, _single_pairs(text, block))
    closed = (_between(text, first, last, number) for first, last in pairs)
    stray = doubles[0] if doubles and doubles[0].closes and not doubles[0].opens else None
    return Paragraph(number, block, tuple(closed), _open(text, left, block, number), stray)


def _between(text: str, first: Mark, last: Mark, number: int) -> Quotation:
    outer = Span(start=first.start, end=last.end)
    return Quotation(span=_trimmed(text, first.end, last.start), outer=outer, block=number)


def _open(text: str, left: Mark | None, block: Span, number: int) -> Quotation | None:
    if left is None:
        return None
    span = _trimmed(text, left.end, block.end)
    return Quotation(span=span, outer=Span(start=left.start, end=block.end), block=number)


def _with(taken: list[Pair], more: Iterable[Pair]) -> list[Pair]:
    """Both, in order, without those that touch one that is taken."""
    starts = [first.start for first, _ in taken]
    free = []
    for first, last in more:
        place = bisect_left(starts, first.start)
        before, after = taken[place - 1 : place], taken[place : place + 1]
        if all(other.end <= first.start for _, other in before) and all(last.end <= other.start for other, _ in after):
            free.append((first, last))
    return sorted([*taken, *free], key=lambda pair: pair[0].start)


def _marks(text: str, block: Span, look: re.Pattern[str]) -> Iterator[Mark]:
    for found in look.finditer(text, block.start, block.end):
        before = text[found.start() - 1] if found.start() > block.start else " "
        after = text[found.end()] if found.end() < block.end else " "
        can_open = not INSIDE_WORD.match(before) and not after.isspace()
        can_close = not before.isspace() and not INSIDE_WORD.match(after)
        if found[0] in OPENERS:
            yield Mark(found.start(), found.end(), opens=True, closes=can_close and not can_open)
        elif found[0] in CLOSERS:
            yield Mark(found.start(), found.end(), opens=can_open and not can_close, closes=True)
        else:
            yield Mark(found.start(), found.end(), opens=can_open, closes=can_close)


def _pairs(marks: Sequence[Mark]) -> tuple[list[Pair], Mark | None]:
    """Opening and closing marks in order, nested ones left out; and an opening mark that nothing closes."""
    pairs: list[Pair] = []
    nests = _balanced(marks)
    opened: Mark | None = None
    depth = 0
    for mark in marks:
        if opened is None:
            opened, depth = (mark, 0) if mark.opens else (None, 0)
        elif mark.opens and not mark.closes:
            opened, depth = (opened, depth + 1) if nests else (mark, 0)
        elif depth:
            depth -= 1
        else:
            pairs.append((opened, mark))
            opened = None
    return pairs, opened


def _balanced(marks: Sequence[Mark]) -> bool:
    only_open = sum(mark.opens and not mark.closes for mark in marks)
    return only_open == sum(mark.closes and not mark.opens for mark in marks) and only_open * 2 == len(marks)


def _single_pairs(text: str, block: Span) -> Iterator[Pair]:
    """Pairs of single marks. An apostrophe looks like a closing one: a mark after a comma or full stop comes first."""
    opened: Mark | None = None
    maybe: Mark | None = None
    for mark in _marks(text, block, SINGLE):
        if mark.opens and not mark.closes and not text[mark.end : mark.end + 1].isdigit():
            if opened and maybe:
                yield opened, maybe
            opened, maybe = mark, None
        elif opened and mark.closes and not INSIDE_WORD.match(text[mark.end : mark.end + 1] or " "):
            if text[mark.start - 1] in ",.!?…":
                yield opened, mark
                opened, maybe = None, None
            elif maybe is None or text[maybe.start - 1] == "s":
                maybe = mark
    if opened and maybe:
        yield opened, maybe


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start=start + lead, end=start + max(lead, len(piece.rstrip())))
