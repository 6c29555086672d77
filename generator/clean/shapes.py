"""Shapes that words alone do not betray: pleas, notices and related cards that stand inside the article's column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.clean.features import Columns
from generator.model.article import RUNNING_TEXT, Kind

CALLING = ("promo", "form", "related", "share", "advert", "comment")
CARD_TITLE_WORDS = 6
"""Words from which a line without a full stop is a title rather than a subhead (subheads have four on average)."""
NOTICE_WIDTH = 60
SIGNATURE_WORDS = 9
EDGE = 3
"""Lines at either end of the running text where pleas and signatures stand; inside, such words are the article's."""


TAIL = 110
"""Characters at the end of a line in which a credit may stand."""
CAPTION_WIDTH = 420
CREDITED_WIDTH = 220
"""Characters up to which a line above a credit is its caption; above, the credit may be of a picture without one."""
CREDIT_WORDS = 12

MARK = (
    r"(?:photo(?:graph|graphy|s)?|foto(?:s|grafie)?|picture|image|bild(?:rechte|quelle)?|credit|copyright"
    r"|crédits?|créditos|ljósmynd|illustration|zdjęcie|фото|fotograf)"
)
AGENCY = (
    r"(?:Getty|AFP|Reuters|REUTERS|AP|EPA|EFE|dpa|DPA|AAP|PA|APA|Keystone|KEYSTONE|Alamy|[Ii]mago|IMAGO|Shutterstock"
    r"|iStock|TASS|Xinhua|Anadolu|Bloomberg|NTB|TT|ANP|Belga|Ritzau|ANSA)"
)
CREDITED = re.compile(
    rf"[(\[][^()\[\]\d]{{0,70}}\b(?:(?i:{MARK})|{AGENCY})\b[^()\[\]]{{0,50}}[)\]]\.?$"
    r"|\([A-Z][^()/\d,]{3,40}/[A-Z][^()/\d,]{1,40}\)\.?$"
    rf"|(?:©|\b(?i:{MARK})\s?(?::|by\b))[^.!?]{{1,80}}\.?$"
)
"""A line that ends with a credit: in brackets, or after a word that announces one."""
NAMED_TAIL = re.compile(
    r"[^\W\d]{3}[.!»”\"]\s?[A-Z][\w’'&-]+(?:[ /|.]{1,2}(?:[A-Z][\w’'&-]*|von|via|de|of|the)\b){0,7}$"
)
"""A sentence, and after its full stop a few capitalised words without one: an agency or a photographer."""
CREDIT_LINE = re.compile(rf"\W{{0,3}}(?:©|(?i:{MARK})\s?(?::|by\b|\s{AGENCY})|{AGENCY}[ /]\w)")
PLACED = re.compile(
    r"\((?:l|r|c|li|re|left|right|links|rechts|centre|center|mitte|from left|gauche|droite|izq|dcha)\.?\)",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"(?:legende|caption|bildunterschrift|bildtext|légende|pie de foto)\s*:", re.IGNORECASE)


def reshape(lines: Sequence[str], kinds: Sequence[Kind], columns: Columns) -> Iterator[tuple[int, Kind, str]]:
    """Lines kept as running text that are something else, with the rule that says so."""
    kept = [kind in RUNNING_TEXT for kind in kinds]
    running = [number for number, own in enumerate(kept) if own]
    top, bottom = set(running[:EDGE]), set(running[-EDGE:])
    for number, own in enumerate(kept):
        if own and _pictured(lines, columns, number):
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


def _pictured(lines: Sequence[str], columns: Columns, number: int) -> bool:
    """A caption by its credit, or by saying who stands where."""
    if columns["width"][number] > CAPTION_WIDTH:
        return False
    line = lines[number]
    short = columns["width"][number] <= CREDITED_WIDTH
    below = short and number + 1 < len(lines) and columns["words"][number + 1] <= CREDIT_WORDS
    if below and CREDIT_LINE.match(lines[number + 1]) and not columns["stop"][number + 1]:
        return True
    tail = line[-TAIL:]
    return bool(
        CREDITED.search(tail) or NAMED_TAIL.search(tail) or PLACED.search(line[:CAPTION_WIDTH]) or ANNOUNCED.match(line)
    )


def _plea(columns: Columns, number: int) -> bool:
    """Support our journalism: words of newsroom appeals and a "we" or "you" outside quotation marks."""
    return columns["plea"][number] >= 2 and columns["person"][number] >= 1 and not columns["quotes"][number]  # noqa: PLR2004


def _notice(columns: Columns, number: int) -> bool:
    """A short line without a full stop, a good part of it words of services."""
    short = columns["width"][number] < NOTICE_WIDTH and not columns["stop"][number]
    said = sum(columns[name][number] for name in CALLING)
    return short and said >= 2 and said * 4 >= columns["words"][number]  # noqa: PLR2004


def _signature(columns: Columns, number: int) -> bool:
    """Short, without a full stop, nearly all capitalised, with a word like "by"."""
    short = columns["words"][number] <= SIGNATURE_WORDS and not columns["stop"][number]
    return short and columns["by"][number] >= 1 and columns["capitals"][number] >= 0.6 and columns["words"][number] >= 3  # noqa: PLR2004


def _card(kept: Sequence[bool], kinds: Sequence[Kind], columns: Columns) -> tuple[int, ...]:
    """The last two kept lines where they are a title and its teaser, and what follows asks for something."""
    last = max((i for i, own in enumerate(kept) if own), default=0)
    if last < 2 or not kept[last - 1] or last + 1 >= len(kept):  # noqa: PLR2004
        return ()
    titled = not columns["stop"][last - 1] and columns["words"][last - 1] >= CARD_TITLE_WORDS
    asked = kinds[last + 1] in {Kind.PROMO, Kind.FORM} or _plea(columns, last + 1)
    above = kept[last - 2] and columns["stop"][last - 2]
    return (last - 1, last) if titled and asked and above and columns["stop"][last] else ()
