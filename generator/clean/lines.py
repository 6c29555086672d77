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

from generator.clean.features import Columns, headed, judged, measure, region
from generator.clean.reasons import in_words
from generator.clean.trees import Forest
from generator.model.article import Kind

NAMED = (Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE, Kind.CAPTION)
SUBHEAD_WIDTH = 110
TEASER_WIDTH = 60


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
    """Where the reason can be read off: the trees and the line's numbers, or a rule's own words."""

    forest: Forest | None
    row: Sequence[float]
    rule: str = ""

    def tell(self) -> str:
        return self.rule or (
            in_words(self.forest.reasons(self.row), self.forest.features, self.row) if self.forest else ""
        )


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
    near = region(first)
    named = [_ask(forest, columns, near) for forest in model.kinds]
    columns |= headed(dict(zip((kind.value for kind in NAMED), named, strict=True)))
    kept = _ask(model.body, columns, near)
    return _decide(model, columns, named, kept)


def _ask(forest: Forest, columns: Columns, numbers: Sequence[int]) -> list[float]:
    """Probability of each line; 0 for those not asked about."""
    result = [0.0] * len(columns["width"])
    rows = list(zip(*(columns[name] for name in forest.features), strict=True))
    for number in numbers:
        result[number] = forest.probability(rows[number])
    return result


def _decide(
    model: _Model, columns: Columns, named: Sequence[Sequence[float]], kept: Sequence[float]
) -> list[LineJudgement]:
    headline = _headline(model, named[0], kept)
    rows: dict[int, list[tuple[float, ...]]] = {}
    result = []
    for number, probability in enumerate(kept):
        kind, asked, rule = _kind(model, columns, [column[number] for column in named], probability, number)
        if number == headline:
            kind, asked = Kind.HEADLINE, 0
        elif kind is Kind.HEADLINE:
            kind, asked, rule = Kind.TEASER, None, "a heading, but another line is likelier to be this article's"
        forest = model.body if asked is None else model.kinds[asked]
        table = rows.get(id(forest))
        if table is None:
            table = rows[id(forest)] = list(zip(*(columns[name] for name in forest.features), strict=True))
        result.append(
            LineJudgement(kind=kind, probability=round(probability, 3), evidence=_Evidence(forest, table[number], rule))
        )
    return result


def _headline(model: _Model, column: Sequence[float], kept: Sequence[float]) -> int:
    """The likeliest headline above the text; -1 where none is likely enough."""
    best = max(range(len(column)), key=lambda i: (column[i], -i))
    return best if column[best] >= model.name[0] and column[best] >= kept[best] * 0.5 else -1


def _kind(
    model: _Model, columns: Columns, named: Sequence[float], probability: float, number: int
) -> tuple[Kind, int | None, str]:
    """Kind, which of the named kinds' trees decided (None: the body's), and the rule's words where a rule did."""
    best = max(range(len(NAMED)), key=lambda i: named[i] / model.name[i])
    if probability >= model.keep and named[best] < max(0.5, probability):
        short = columns["width"][number] < SUBHEAD_WIDTH and not columns["stop"][number]
        return (Kind.SUBHEAD if short else Kind.BODY), None, ""
    if named[best] >= model.name[best]:
        return NAMED[best], best, ""
    kind, rule = _furniture(columns, number)
    return kind, None, rule


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
