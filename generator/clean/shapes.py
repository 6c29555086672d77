"""Shapes that words alone do not betray: pleas, notices and related cards that stand inside the article's column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.clean.neighbours import Figures
from generator.clean.pictures import CAPTION_WIDTH
from generator.model.article import RUNNING_TEXT, Kind

PICTURED = ("credit_line", "credited", "name_tail", "placed")
CALLING = ("promo", "form", "related", "share", "advert", "comment")
ASKED = (*CALLING, *"width words stop first_shared plea person quotes by capitals".split(), *PICTURED)
"""Columns that these rules ask for."""
CARD_TITLE_WORDS = 6
"""Words from which a line without a full stop is a title rather than a subhead (subheads have four on average)."""
NOTICE_WIDTH = 60
SIGNATURE_WORDS = 9
EDGE = 3
"""Lines at either end of the running text where pleas and signatures stand; inside, such words are the article's."""


LETTER = re.compile(r"[^\W_]")
SHARED = 0.25
"""Share of common words up to which a short line above the text is a notice. Of the 106 short lines kept there on
development pages 82 are none of the article's, but standfirsts matter more: at this share both sides are rare."""
CREDITED_WIDTH = 220
"""Characters up to which a line above a credit is its caption; above, the credit may be of a picture without one."""
CREDIT_WORDS = 12


def reshape(lines: Sequence[str], kinds: Sequence[Kind], columns: Figures) -> Iterator[tuple[int, Kind, str]]:
    """Lines kept as running text that are something else, with the rule that says so."""
    kept = [kind in RUNNING_TEXT for kind in kinds]
    running = [number for number, own in enumerate(kept) if own]
    top, bottom = set(running[:EDGE]), set(running[-EDGE:])
    opening = next((number for number, kind in enumerate(kinds) if kind is Kind.BODY), 0)
    for number, own in enumerate(kept):
        if own and not LETTER.search(lines[number]):
            kept[number] = False
            yield number, Kind.OTHER, "no letter and no figure"
        elif own and number < opening and kinds[number] is Kind.SUBHEAD and _foreign(columns, number):
            kept[number] = False
            yield number, Kind.PROMO, "a short line above the text that shares no words with it"
        elif own and _pictured(columns, number):
            kept[number] = False
            yield number, Kind.CAPTION, "ends with a picture credit, or one stands on the next line"
        elif number in bottom and _plea(columns, number):
            kept[number] = False
            yield number, Kind.PROMO, "asks the reader for something"
        elif own and _notice(columns, number):
            kept[number] = False
            yield number, Kind.PROMO, "a short notice in the words of services"
        elif number in top | bottom and _signature(columns, number):
            kept[number] = False
            yield number, Kind.BYLINE, "a short line of names that begins with a word like “by”"
    card = _card(kept, kinds, columns)
    for number in card:
        yield number, Kind.TEASER, "a title and one paragraph between the article and a plea: a related card"


def _pictured(columns: Figures, number: int) -> bool:
    """A caption by its credit, or by saying who stands where."""
    if columns["width"][number] > CAPTION_WIDTH:
        return False
    below = number + 1 < len(columns["width"]) and columns["words"][number + 1] <= CREDIT_WORDS
    if columns["width"][number] <= CREDITED_WIDTH and below and columns["credit_line"][number + 1]:
        return not columns["stop"][number + 1]
    return bool(columns["credited"][number] or columns["name_tail"][number] or columns["placed"][number])


def _foreign(columns: Figures, number: int) -> bool:
    """Whether a line shares hardly any of its longer words with the running text, as a standfirst does."""
    return bool(columns["first_shared"][number] <= SHARED)


def _plea(columns: Figures, number: int) -> bool:
    """Support our journalism: words of newsroom appeals and a "we" or "you" outside quotation marks."""
    return columns["plea"][number] >= 2 and columns["person"][number] >= 1 and not columns["quotes"][number]  # noqa: PLR2004


def _notice(columns: Figures, number: int) -> bool:
    """A short line without a full stop, a good part of it words of services."""
    short = columns["width"][number] < NOTICE_WIDTH and not columns["stop"][number]
    said = sum(columns[name][number] for name in CALLING)
    return short and said >= 2 and said * 4 >= columns["words"][number]  # noqa: PLR2004


def _signature(columns: Figures, number: int) -> bool:
    """Short, without a full stop, nearly all capitalised, with a word like "by"."""
    short = columns["words"][number] <= SIGNATURE_WORDS and not columns["stop"][number]
    return short and columns["by"][number] >= 1 and columns["capitals"][number] >= 0.6 and columns["words"][number] >= 3  # noqa: PLR2004


def _card(kept: Sequence[bool], kinds: Sequence[Kind], columns: Figures) -> tuple[int, ...]:
    """The last two kept lines where they are a title and its teaser, and what follows asks for something."""
    last = max((i for i, own in enumerate(kept) if own), default=0)
    if last < 2 or not kept[last - 1] or last + 1 >= len(kept):  # noqa: PLR2004
        return ()
    titled = not columns["stop"][last - 1] and columns["words"][last - 1] >= CARD_TITLE_WORDS
    asked = kinds[last + 1] in {Kind.PROMO, Kind.FORM} or _plea(columns, last + 1)
    above = kept[last - 2] and columns["stop"][last - 2]
    return (last - 1, last) if titled and asked and above and columns["stop"][last] else ()
