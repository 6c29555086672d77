"""The plain text of a whole page → blocks.

Lines that recur on other pages are furniture; the rest is judged by the learned model of `lines.py`. What it finds to
be no part of the article is named by the words of the furniture lexicon where they tell more. A text too short to
be a page keeps every line that does not give itself away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.clean.cues import judge
from generator.clean.layout import Line
from generator.clean.lines import classify
from generator.model.article import Block, Kind
from generator.model.corpus import Corpus
from generator.model.span import Span

SHORT_TEXT = 120
"""Words up to which a text is taken for an excerpt or a note rather than a page: only lines that say so are cut."""

FEW_LINES = 10
"""Lines up to which the same holds: whole pages bring menus and footers along."""

HEADLINE_WORDS = 30
RELATED = re.compile(
    r"related|more on|more in|more from|also today|read also|see also|most read|trending|picks|читайте|lesen sie",
    re.IGNORECASE,
)
CREDIT_TAIL = re.compile(
    r"\s*[(\[|–—]?\s*(?:\(|\[)?(?:photo|photograph|picture|image|credit|foto|фото)s?\s*(?:by|:|credit)[^()\[\]]{0,200}[)\]]?\s*$"
    r"|\s*[(\[][^()\[\]]{0,160}(?:getty|afp|reuters|epa|handout|anadolu|ap photo)[^()\[\]]{0,80}[)\]]\s*$",
    re.IGNORECASE,
)
LINE_STOP = re.compile(r"[.:;,]\W{0,3}$")
SIGNED = frozenset({Kind.BYLINE, Kind.DATELINE, Kind.CAPTION})
HEAD = frozenset({Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE})
"""Kinds of lines that recur: one author signs several articles, and other pages name this one's headline."""
CERTAIN = frozenset({Kind.BODY, Kind.HEADLINE, Kind.BYLINE, Kind.CAPTION})
"""Kinds that the words of the furniture lexicon do not overrule; a subhead that holds them is a button or a notice."""
LOOSE = frozenset({Kind.TEASER, Kind.NAVIGATION, Kind.OTHER, Kind.DATELINE})
"""Kinds that a list of tickers or related stories above may explain better."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was found to be."""

    kind: Kind
    rule: str


def label(lines: Sequence[Line], corpus: Corpus) -> tuple[Block, ...]:
    """Blocks of a plain text, one a line; a caption's credit is a block of its own."""
    return blocks_of(lines, _excerpt(lines) if is_short(lines) else _page(lines, corpus))


def is_short(lines: Sequence[Line]) -> bool:
    """Whether a text is an excerpt or a note rather than a page, or holds no sentence at all."""
    long = len(lines) > FEW_LINES and any(words > SHORT_TEXT for words in accumulate(line.words for line in lines))
    return not (long and any(line.is_prose for line in lines))


def _page(lines: Sequence[Line], corpus: Corpus) -> list[Verdict]:
    known = corpus.recurring
    recurring = [line.folded in known for line in lines] if known else [False] * len(lines)
    judged = classify([line.text for line in lines], [line.blank_before for line in lines], recurring)
    verdicts = []
    for line, judgement, recurs in zip(lines, judged, recurring, strict=True):
        if recurs and judgement.kind not in HEAD:
            verdicts.append(Verdict(Kind.NAVIGATION, "stands on several pages of this collection"))
            continue
        said = judge(line) if judgement.kind not in CERTAIN else None
        verdicts.append(Verdict(*said) if said else Verdict(judgement.kind, judgement.reason))
    return _listed(lines, verdicts)


def _excerpt(lines: Sequence[Line]) -> Iterator[Verdict]:
    """A first line without a full stop is the headline; all else is body unless it says what it is."""
    judged = classify([line.text for line in lines], [line.blank_before for line in lines])
    for number, (line, judgement) in enumerate(zip(lines, judged, strict=True)):
        said = judge(line)
        title = number == 0 and len(lines) > 1 and line.words <= HEADLINE_WORDS and not LINE_STOP.search(line.text)
        if said:
            yield Verdict(*said)
        elif title or judgement.kind is Kind.HEADLINE:
            yield Verdict(Kind.HEADLINE, "the heading of a short text, without a full stop")
        elif judgement.kind in SIGNED and not line.is_prose:
            yield Verdict(judgement.kind, judgement.reason)
        else:
            yield Verdict(Kind.BODY, "a short text is kept whole")


def _listed(lines: Sequence[Line], verdicts: list[Verdict]) -> list[Verdict]:
    """What stands under the head of a news ticker or of related stories belongs to it, until other furniture begins."""
    inside: Verdict | None = None
    for number, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict.kind is Kind.TICKER:
            inside = Verdict(Kind.TICKER, "an item of the news ticker above")
        elif verdict.kind is Kind.NAVIGATION and RELATED.search(line.text):
            inside = Verdict(Kind.TEASER, "under a heading for related stories")
        elif inside and verdict.kind in LOOSE:
            verdicts[number] = inside
        else:
            inside = None
    return verdicts


def blocks_of(lines: Sequence[Line], verdicts: Iterable[Verdict]) -> tuple[Block, ...]:
    """Each line as a block of the kind that was found."""
    return tuple(block for line, verdict in zip(lines, verdicts, strict=True) for block in _cut(line, verdict))


def _cut(line: Line, verdict: Verdict) -> tuple[Block, ...]:
    """A line as a block; a caption's credit becomes a block of its own."""
    tail = CREDIT_TAIL.search(line.text) if verdict.kind is Kind.CAPTION else None
    if not tail:
        return (Block(kind=verdict.kind, span=line.span, rule=verdict.rule),)
    lead = len(tail.group()) - len(tail.group().lstrip())
    cut = line.span.start + tail.start() + lead
    credit = Block(kind=Kind.CREDIT, span=Span(start=cut, end=line.span.end), rule="names who took the picture")
    if not tail.start():
        return (credit,)
    caption = Span(start=line.span.start, end=line.span.start + tail.start())
    return (Block(kind=Kind.CAPTION, span=caption, rule=verdict.rule), credit)
