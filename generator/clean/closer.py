"""Columns that are worth measuring only where running text may stand: for the second look at a line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from generator.clean.features import words_of
from generator.clean.neighbours import FAR, Columns

READ = 240
OPENING_WORDS = 5
"""Words in which a caption shows itself: who is seen, doing what."""
RARE = 4
"""Lines of a page in which a word may stand to tell one line from another."""
UNSEEN = -2.0
"""Value of a line that is not looked at more closely."""

NAMES = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")
DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?:\.|,)? (?:[^\W\d]{3,10},? )?(?:19|20)\d\d\b"
    r"|\b[^\W\d]{3,9}\.? \d{1,2}, (?:19|20)\d\d\b"
)


def closer(
    lines: Sequence[str],
    columns: Columns,
    longer: Sequence[set[str]],
    numbers: Sequence[int],
    captions: dict[str, float],
) -> Columns:
    """Columns of the lines with these numbers, after the first look. `captions`: words that tell captions."""
    if not numbers:
        return {name: np.full(len(lines), UNSEEN) for name in SEEN}
    more: Columns = {name: np.full(len(lines), UNSEEN) for name in SEEN}
    sure = np.flatnonzero(columns["first"] > SURE)
    off = columns["blank_before"] + columns["blank_after"]
    usual = np.median(columns["width"][sure]) if len(sure) else 0.0
    told = [(*_words(lines[i], captions), *echo) for i, echo in zip(numbers, _echoes(longer, numbers), strict=True)]
    for name, column in zip(TOLD, zip(*told, strict=True), strict=True):
        more[name][numbers] = column
    more["usual_width"][numbers] = columns["width"][numbers] / usual if usual else UNSEEN
    more["usual_blanks"][numbers] = off[numbers] - (off[sure].mean() if len(sure) else 0.0)
    more["usual_stop"][numbers] = columns["stop"][sure].mean() if len(sure) else 0.0
    return more


SURE = 0.7
TOLD = ("captioned", "captioned_sum", "captioned_opening", "names", "day", "echo", "echo_below")
SEEN = (*TOLD, "usual_width", "usual_blanks", "usual_stop")


def _words(line: str, captions: dict[str, float]) -> tuple[float, ...]:
    head = line[:READ]
    words = words_of(head.lower())
    known = [captions[word] for word in words if word in captions]
    opening = sum(captions.get(word, 0.0) for word in words[:OPENING_WORDS])
    return (
        sum(known) / len(known) if known else 0.0,
        sum(known),
        opening,
        float(len(NAMES.findall(head))),
        1.0 if DAY.search(head) else 0.0,
    )


def _echoes(longer: Sequence[set[str]], numbers: Sequence[int]) -> Iterator[tuple[float, float]]:
    """Per line: the greatest share of its longer words that one other line holds, and how many lines below that is."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(longer):
        for word in words:
            places[word].append(i)
    for i in numbers:
        words = longer[i]
        rare = [places[word] for word in words if len(places[word]) <= RARE]
        shared = Counter([place for where in rare for place in where if place != i])
        best = max(shared, key=lambda place: (shared[place], -abs(place - i), place), default=None)
        if best is None or len(words) < 2:  # noqa: PLR2004
            yield 0.0, 0.0
        else:
            yield shared[best] / len(words), max(-FAR, min(FAR, float(best - i)))


def titled(columns: Columns, longer: Sequence[set[str]], numbers: Sequence[int]) -> Columns:
    """Share of each line's longer words that stand in the likeliest headline."""
    best = int(columns["headline+0"].argmax())
    title, share = longer[best], np.full(len(longer), UNSEEN)
    for i in numbers:
        share[i] = len(longer[i] & title) / len(longer[i]) if longer[i] and title and i != best else 0.0
    return {"titled": share}
