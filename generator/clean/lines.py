"""Lines of a whole-page text dump → what each line is.

Three questions in a row, each answered by small boosted trees (`lines.json`, made by `benchmarks/cleaning/train.py`):
is the line running text, by its own shape and its neighbours'; is it the headline, a byline, a dateline or a caption,
in the light of where the text stands; and again, in the light of both, is it running text. What is none of these is
named by its words and its length.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from generator.clean.features import Columns, ends, headed, judged, measure, region
from generator.clean.reasons import in_words
from generator.clean.shapes import reshape
from generator.clean.trees import Forest
from generator.model.article import Kind

NAMED = (Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE, Kind.CAPTION)
SUBHEAD_WIDTH = 110
TEASER_WIDTH = 60
SIGNED_AND_DATED = 0.1
"""Probability of a byline from which a dateline with a "by" is a byline that holds a date."""
DOUBTFUL, SHARED_WORTH, HEADLINE_WORDS = 0.015, 0.3, 4
RATHER_NAMED = 0.5
"""Probability from which a line that could be running text is a headline, byline, dateline or caption instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineJudgement:
    """What one line is, how surely it is running text (0 to 1), and why, once asked."""

    kind: Kind
    probability: float
    evidence: _Evidence = field(compare=False, repr=False)

    @property
    def reason(self) -> str:
        """The three strongest features, in words."""
        return self.evidence.tell()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Where the reason can be read off: a rule's own words, or the trees and the line's numbers."""

    rule: str
    forest: Forest
    columns: Columns
    number: int

    def tell(self) -> str:
        return self.rule or in_words(self.forest.reasons(self.row), self.forest.features, self.row)

    @property
    def row(self) -> Sequence[float]:
        return [self.columns[name][self.number] for name in self.forest.features]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    words: dict[str, float]
    first: Forest
    kinds: tuple[Forest, ...]
    body: Forest
    keep: float
    """Probability from which a line is running text."""
    name: tuple[float, ...]
    """Probability from which a line is a headline, a byline, a dateline, a caption."""


@cache
def _model() -> _Model:
    data: dict[str, Any] = json.loads((Path(__file__).parent / "lines.json").read_text("utf-8"))
    return _Model(
        words=data["words"],
        first=Forest.read(data["first"]),
        kinds=tuple(Forest.read(data[kind.value]) for kind in NAMED),
        body=Forest.read(data["body"]),
        keep=data["keep"],
        name=tuple(data["name"][kind.value] for kind in NAMED),
    )


def classify(lines: Sequence[str], blank_before: Sequence[bool]) -> list[LineJudgement]:
    """Judge every line of a dump. `lines` holds no blank ones; `blank_before` says where one stood above."""
    if not lines:
        return []
    model = _model()
    columns, words = measure(lines, blank_before, model.words)
    every = range(len(lines))
    first = _ask(model.first, columns, every)
    columns |= judged(columns, words, first)
    around, near = ends(first), region(first)
    named = [
        _ask(forest, columns, near if kind is Kind.CAPTION else around)
        for kind, forest in zip(NAMED, model.kinds, strict=True)
    ]
    columns |= headed(dict(zip((kind.value for kind in NAMED), named, strict=True)))
    return _decide(model, lines, columns, named, _ask(model.body, columns, near))


def _ask(forest: Forest, columns: Columns, numbers: Sequence[int]) -> list[float]:
    """Probability of each line; 0 for those not asked about."""
    result = [0.0] * len(columns["width"])
    chosen = [columns[name] for name in forest.features]
    for number in numbers:
        result[number] = forest.probability([column[number] for column in chosen])
    return result


def _decide(
    model: _Model, lines: Sequence[str], columns: Columns, named: Sequence[Sequence[float]], kept: Sequence[float]
) -> list[LineJudgement]:
    headline = _headline(model, columns, named[0], kept)
    verdicts = [
        _kind(model, columns, [column[number] for column in named], probability, number)
        for number, probability in enumerate(kept)
    ]
    for number, (kind, *_) in enumerate(verdicts):
        if number == headline:
            verdicts[number] = Kind.HEADLINE, model.kinds[0], ""
        elif kind is Kind.HEADLINE:
            verdicts[number] = Kind.TEASER, model.body, "a heading, but another line is likelier to be this article's"
    for number, kind, rule in reshape(lines, [kind for kind, *_ in verdicts], columns):
        verdicts[number] = kind, model.body, rule
    return [
        LineJudgement(kind=kind, probability=round(p, 3), evidence=_Evidence(rule, forest, columns, number))
        for number, ((kind, forest, rule), p) in enumerate(zip(verdicts, kept, strict=True))
    ]


def _headline(model: _Model, columns: Columns, column: Sequence[float], kept: Sequence[float]) -> int:
    """The likeliest headline; -1 where none is likely enough. One that the trees doubt must share the text's words."""
    shared, words, promo = columns["first_shared"], columns["words"], columns["promo"]
    worth = [
        p + SHARED_WORTH * max(0.0, share) if p >= DOUBTFUL and count >= HEADLINE_WORDS and not asks else p
        for p, share, count, asks in zip(column, shared, words, promo, strict=True)
    ]
    best = max(range(len(worth)), key=lambda i: (worth[i], -i))
    return best if worth[best] >= model.name[0] and column[best] >= kept[best] * 0.5 else -1


Verdict = tuple[Kind, Forest, str]
"""Kind, the trees that can explain it, and the rule's words where a rule decided."""


def _kind(model: _Model, columns: Columns, named: Sequence[float], probability: float, number: int) -> Verdict:
    if columns["by"][number] and named[2] > named[1] >= SIGNED_AND_DATED:
        named = [named[0], named[2], 0.0, named[3]]
    if _menu(columns, number):
        named = [p if kind is not Kind.BYLINE else 0.0 for kind, p in zip(NAMED, named, strict=True)]
    best = max(range(len(NAMED)), key=lambda i: named[i] / model.name[i])
    if probability >= model.keep and named[best] < max(RATHER_NAMED, probability):
        short = columns["width"][number] < SUBHEAD_WIDTH and not columns["stop"][number]
        return (Kind.SUBHEAD if short else Kind.BODY), model.body, ""
    if named[best] >= model.name[best]:
        return NAMED[best], model.kinds[best], ""
    kind, rule = _furniture(columns, number)
    return kind, model.body, rule


def _menu(columns: Columns, number: int) -> bool:
    """Words of menus and offers without a "by": no byline, however its shape."""
    return not columns["by"][number] and any(columns[name][number] for name in FURNITURE)


def _furniture(columns: Columns, number: int) -> tuple[Kind, str]:
    """What a line that is no part of the article is, by its words and length."""
    width, words = columns["width"][number], columns["words"][number]
    said = {name: columns[name][number] for name in FURNITURE}
    most = max(FURNITURE, key=lambda name: said[name])
    if columns["time"][number] and words <= 4:  # noqa: PLR2004 - a clock, a date, "2 hours ago"
        return Kind.TICKER, "a time or date apart from the article"
    if columns["legal"][number] * 4 >= words:
        return Kind.LEGAL, "words of legal notices"
    if said[most] * 3 >= words or said[most] >= 3:  # noqa: PLR2004
        return FURNITURE[most]
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
