"""Lines of a whole-page text dump → what each line is.

Three questions in a row, each answered by small boosted trees (`lines.json`, made by `benchmarks/cleaning/train.py`):
is the line running text, by its own shape and its neighbours'; is it the headline, a byline, a dateline or a caption,
in the light of where the text stands; and again, in the light of both, is it running text. What is none of these is
named by its words and its length.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from generator.clean import shapes
from generator.clean.closer import closer, titled
from generator.clean.features import ends, headed, judged, measure, region
from generator.clean.neighbours import Column, Columns, Figures
from generator.clean.reasons import STRONGEST, in_words
from generator.clean.trees import EXPLAINED_TREES, Answers, Forest
from generator.model.article import Kind

NAMED = (Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE, Kind.CAPTION)
SUBHEAD_WIDTH = 110
TEASER_WIDTH = 60
SIGNED_AND_DATED = 0.1
"""Probability of a byline from which a dateline with a "by" is a byline that holds a date."""
DOUBTFUL, SHARED_WORTH, HEADLINE_WORDS = 0.015, 0.3, 4
OPENING_LINES, OPENING_BAR = 10, 0.12
"""Lines above the sure text in which a standfirst stands, and the probability from which it is kept. An
opening lost costs more than a notice kept: out of fold on news, openings kept rise from .862 to .910 for .0007 F1."""
RATHER_NAMED = 0.5
"""Probability from which a line that could be running text is a headline, byline, dateline or caption instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineJudgement:
    """What one line is, how surely it is running text (0 to 1), and why, once asked."""

    kind: Kind
    probability: float
    rule: str
    """What decided where the trees did not, in words; empty else."""
    number: int
    asked: _Asked = field(compare=False, repr=False)

    @property
    def reason(self) -> str:
        """The rule, or the three strongest features of the trees' decision, in words."""
        return self.rule or self.asked.explain(self.number)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, the columns it was asked with, and its answers by the number of the line."""

    forest: Forest
    columns: Columns
    numbers: list[int]
    answers: Answers

    @property
    def probabilities(self) -> Column:
        """Of every line; 0 for those not asked about."""
        result = np.zeros(len(self.columns["width"]))
        result[self.numbers] = self.answers.probabilities
        return result

    def explain(self, number: int) -> str:
        """The three strongest features of a line that was asked about."""
        at = bisect_left(self.numbers, number)
        gains = self.forest.reasons(self.answers.leaves[:EXPLAINED_TREES, at], STRONGEST)
        return in_words((name, gain, self.columns[name][number]) for name, gain in gains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Probabilities from which a line is something."""

    keep: float
    """Running text."""
    name: tuple[float, ...]
    """A headline, a byline, a dateline, a caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    words: dict[str, float]
    captions: dict[str, float]
    first: Forest
    kinds: tuple[Forest, ...]
    body: Forest
    bars: Bars


@cache
def _model() -> _Model:
    data: dict[str, Any] = json.loads((Path(__file__).parent / "lines.json").read_text("utf-8"))
    return _Model(
        words=data["words"],
        captions=data["captions"],
        first=Forest.read(data["first"]),
        kinds=tuple(Forest.read(data[kind.value]) for kind in NAMED),
        body=Forest.read(data["body"]),
        bars=Bars(keep=data["keep"], name=tuple(data["name"][kind.value] for kind in NAMED)),
    )


def classify(
    lines: Sequence[str], blank_before: Sequence[bool], recurring: Sequence[bool] | None = None
) -> list[LineJudgement]:
    """Judge every line of a dump. `lines` holds no blank ones; `blank_before` says where one stood above.

    What is `recurring` on other pages is no running text; it may still be a headline or a signature. The judgement of
    other lines does not change: out of fold, trees that took it as known gave up as many paragraphs as notices.
    """
    if not lines:
        return []
    model = _model()
    columns, words = measure(lines, blank_before, model.words)
    first = _ask(model.first, columns, list(range(len(lines)))).probabilities
    columns |= judged(columns, words, first)
    around, near = ends(first), region(first)
    columns |= closer(lines, columns, words, near, model.captions)
    asked = [
        _ask(forest, columns, near if kind is Kind.CAPTION else around)
        for kind, forest in zip(NAMED, model.kinds, strict=True)
    ]
    columns |= headed({kind.value: one.probabilities for kind, one in zip(NAMED, asked, strict=True)})
    columns |= titled(columns, words, near)
    body = _ask(model.body, columns, near)
    kept = without(body.probabilities, recurring).tolist()
    named = [one.probabilities.tolist() for one in asked]
    found = verdicts(model.bars, lines, columns, named, kept, near)
    asked.append(body)
    return [
        LineJudgement(kind=kind, probability=round(p, 3), rule=rule, number=number, asked=asked[by])
        for number, ((kind, by, rule), p) in enumerate(zip(found, kept, strict=True))
    ]


def without(probabilities: Column, recurring: Sequence[bool] | None) -> Column:
    """Probabilities of running text, 0 for lines that recur on other pages."""
    return np.where(recurring, 0.0, probabilities) if recurring else probabilities


def _ask(forest: Forest, columns: Columns, numbers: list[int]) -> _Asked:
    """A question about some lines, whose numbers rise."""
    table = np.array([columns[name] for name in forest.features])
    return _Asked(forest, columns, numbers, forest.ask(table if len(numbers) == table.shape[1] else table[:, numbers]))


Verdict = tuple[Kind, int, str]
"""Kind, number of the question that can explain it, and the rule's words where a rule decided."""
BODY = len(NAMED)


def verdicts(
    bars: Bars,
    lines: Sequence[str],
    columns: Columns,
    named: Sequence[Sequence[float]],
    kept: Sequence[float],
    numbers: Sequence[int],
) -> list[Verdict]:
    """What each line is, by the probabilities of the kinds and of running text; `numbers` were asked about."""
    figures = {name: columns[name].tolist() for name in RULED}
    headline = _headline(bars, figures, named[0], kept)
    near = set(numbers)
    found = [
        _kind(bars, figures, [column[number] for column in named], probability, number)
        if number in near
        else _furniture(figures, number)
        for number, probability in enumerate(kept)
    ]
    for number, (kind, *_) in enumerate(found):
        if number == headline:
            found[number] = Kind.HEADLINE, 0, ""
        elif kind is Kind.HEADLINE and kept[number] >= bars.keep:
            found[number] = _running(figures, number)
        elif kind is Kind.HEADLINE:
            found[number] = Kind.TEASER, BODY, "a heading, but another line is likelier to be this article's"
    for number, kind, rule in shapes.reshape(lines, [kind for kind, *_ in found], figures):
        found[number] = kind, BODY, rule
    return found


def _headline(bars: Bars, columns: Figures, column: Sequence[float], kept: Sequence[float]) -> int:
    """The likeliest headline; -1 where none is likely enough. One that the trees doubt must share the text's words."""
    shared, words, promo = columns["first_shared"], columns["words"], columns["promo"]
    worth = [
        p + SHARED_WORTH * max(0.0, share) if p >= DOUBTFUL and count >= HEADLINE_WORDS and not asks else p
        for p, share, count, asks in zip(column, shared, words, promo, strict=True)
    ]
    best = max(range(len(worth)), key=lambda i: (worth[i], -i))
    return best if worth[best] >= bars.name[0] and column[best] >= kept[best] * 0.5 else -1


def _kind(bars: Bars, columns: Figures, named: Sequence[float], probability: float, number: int) -> Verdict:
    if columns["by"][number] and named[2] > named[1] >= SIGNED_AND_DATED:
        named = [named[0], named[2], 0.0, named[3]]
    if _menu(columns, number):
        named = [p if kind is not Kind.BYLINE else 0.0 for kind, p in zip(NAMED, named, strict=True)]
    best = max(range(len(NAMED)), key=lambda i: named[i] / bars.name[i])
    bar = OPENING_BAR if _opens(columns, number) else bars.keep
    if probability >= bar and named[best] < max(RATHER_NAMED, probability):
        return _running(columns, number)
    if named[best] >= bars.name[best]:
        return NAMED[best], best, ""
    return _furniture(columns, number)


def _opens(columns: Figures, number: int) -> bool:
    """Whether a line stands where a standfirst does: a long one below the headline, just above the sure text."""
    above = -OPENING_LINES <= columns["from_first_sure"][number] <= 0
    below = 1 <= columns["from_headline"][number] <= OPENING_LINES + 2
    return bool(above and below and columns["width"][number] >= TEASER_WIDTH)


def _running(columns: Figures, number: int) -> Verdict:
    short = columns["width"][number] < SUBHEAD_WIDTH and not columns["stop"][number]
    return (Kind.SUBHEAD if short else Kind.BODY), BODY, ""


def _menu(columns: Figures, number: int) -> bool:
    """Words of menus and offers without a "by": no byline, however its shape."""
    return not columns["by"][number] and any(columns[name][number] for name in FURNITURE)


def _furniture(columns: Figures, number: int) -> Verdict:
    """What a line that is no part of the article is, by its words and length."""
    kind, rule = _by_words(columns, number)
    return kind, BODY, rule


def _by_words(columns: Figures, number: int) -> tuple[Kind, str]:
    width, words = columns["width"][number], columns["words"][number]
    said = [columns[name][number] for name in FURNITURE]
    most = max(said)
    if columns["time"][number] and words <= 4:  # noqa: PLR2004 - a clock, a date, "2 hours ago"
        return Kind.TICKER, "a time or date apart from the article"
    if columns["legal"][number] * 4 >= words:
        return Kind.LEGAL, "words of legal notices"
    if most * 3 >= words or most >= 3:  # noqa: PLR2004
        return list(FURNITURE.values())[said.index(most)]
    if (columns["stop"][number] and words >= 8) or width >= TEASER_WIDTH:  # noqa: PLR2004
        return Kind.TEASER, "text that stands apart from the article"
    if words <= 8:  # noqa: PLR2004
        return Kind.NAVIGATION, "a few words apart from the article"
    return Kind.TEASER, "text that stands apart from the article"


FURNITURE = {
    "form": (Kind.FORM, "words of forms"),
    "promo": (Kind.PROMO, "words of offers and subscriptions"),
    "advert": (Kind.PROMO, "words of advertisements"),
    "share": (Kind.NAVIGATION, "words of sharing buttons"),
    "comment": (Kind.NAVIGATION, "words of comment sections"),
    "related": (Kind.NAVIGATION, "words of recommendations"),
    "navigation": (Kind.NAVIGATION, "words of menus"),
}
RULED = (
    "width",
    "words",
    "stop",
    "time",
    "legal",
    "by",
    "from_first_sure",
    "from_headline",
    "first_shared",
    *FURNITURE,
    *shapes.ASKED,
)
"""Columns that the rules here and in `shapes.py` ask for."""
