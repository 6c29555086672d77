"""Lines that say themselves what they are: by the words of the furniture lexicon and by their shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from generator.clean.layout import Line
from generator.lexicon.furniture import Cues, load_furniture
from generator.model.article import Kind

LONGEST = {Kind.NAVIGATION: 12, Kind.PROMO: 45, Kind.FORM: 40, Kind.LEGAL: 60, Kind.TICKER: 6, Kind.CREDIT: 60}
"""Words above which a cue inside a line proves nothing: it is a paragraph that happens to hold the phrase."""


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SHAPES = (
    (
        _shape(r"^\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?$"),
        Kind.TICKER,
        "a time of day alone on its line",
    ),
    (_shape(r"^\d{1,3}[- ]?min(?:ute)?s? read(?:ing time)?$"), Kind.NAVIGATION, "a reading time alone on its line"),
    (
        _shape(r"^(?:(?:visa|master ?card|american ?express|amex|paypal|sepa|maestro|apple pay|google pay)\W*)+$"),
        Kind.FORM,
        "names of payment cards only",
    ),
    (
        _shape(
            r"\((?:R|L|C|left|right|centre|center|from left|file photo|archive)\)|^\W*(?:file photo|caption|pictured)\b"
        ),
        Kind.CAPTION,
        "names who stands where in a picture",
    ),
)


def judge(line: Line) -> tuple[Kind, str] | None:
    """Kind and rule of a line that gives itself away; None for all others."""
    words = line.words
    if words <= LONGEST[Kind.CREDIT]:
        for pattern, kind, rule in SHAPES:
            if pattern.search(line.text):
                return kind, rule
    folded = line.folded
    for kind, cues in _furniture():
        if folded in cues.line:
            return kind, f"the line is “{line.text}”"
        if words > LONGEST[kind]:
            continue
        if folded.startswith(cues.start) and (words <= LONGEST[Kind.NAVIGATION] or kind in LONG_STARTS):
            return kind, f"begins with “{_first(cues.start, folded.startswith).strip()}”"
        for cue in cues.within:
            if cue in folded:
                return (Kind.CAPTION if kind is Kind.CREDIT else kind), f"holds “{cue}”"
    return None


LONG_STARTS = frozenset({Kind.PROMO, Kind.LEGAL, Kind.FORM})
"""Kinds whose opening words give even a long line away."""


def _first(cues: Iterable[str], holds: Callable[[str], bool]) -> str:
    return next(cue for cue in cues if holds(cue))


@cache
def _furniture() -> tuple[tuple[Kind, Cues], ...]:
    return tuple((Kind(name), cues) for name, cues in load_furniture().items())
