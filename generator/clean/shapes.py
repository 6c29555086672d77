"""Shapes that words alone do not betray: pleas, notices and related cards that stand inside the article's column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.clean.features import Columns
from generator.model.article import RUNNING_TEXT, Kind

CALLING = ("promo", "form", "related", "share", "advert", "comment")
CARD_TITLE_WORDS = 6
"""Words from which a line without a full stop is a title rather than a subhead (subheads have four on average)."""
NOTICE_WIDTH = 60


def reshape(kinds: Sequence[Kind], columns: Columns) -> Iterator[tuple[int, Kind, str]]:
    """Lines kept as running text that are something else, with the rule that says so."""
    kept = [kind in RUNNING_TEXT for kind in kinds]
    for number, own in enumerate(kept):
        if own and _plea(columns, number):
            kept[number] = False
            yield number, Kind.PROMO, "asks the reader for something"
        elif own and _notice(columns, number):
            kept[number] = False
            yield number, Kind.PROMO, "a short notice in the words of services"
    card = _card(kept, kinds, columns)
    for number in card:
        yield number, Kind.TEASER, "a title and one paragraph between the article and a plea: a related card"


def _plea(columns: Columns, number: int) -> bool:
    """Support us, join us: words of offers and a "we" or "you" outside quotation marks."""
    return columns["promo"][number] >= 2 and columns["person"][number] >= 1 and not columns["quotes"][number]  # noqa: PLR2004


def _notice(columns: Columns, number: int) -> bool:
    """A short line without a full stop, a good part of it words of services."""
    short = columns["width"][number] < NOTICE_WIDTH and not columns["stop"][number]
    said = sum(columns[name][number] for name in CALLING)
    return short and said >= 2 and said * 4 >= columns["words"][number]  # noqa: PLR2004


def _card(kept: Sequence[bool], kinds: Sequence[Kind], columns: Columns) -> tuple[int, ...]:
    """The last two kept lines where they are a title and its teaser, and what follows asks for something."""
    last = max((i for i, own in enumerate(kept) if own), default=0)
    if last < 2 or not kept[last - 1] or last + 1 >= len(kept):  # noqa: PLR2004
        return ()
    titled = not columns["stop"][last - 1] and columns["words"][last - 1] >= CARD_TITLE_WORDS
    asked = kinds[last + 1] in {Kind.PROMO, Kind.FORM} or _plea(columns, last + 1)
    above = kept[last - 2] and columns["stop"][last - 2]
    return (last - 1, last) if titled and asked and above and columns["stop"][last] else ()
