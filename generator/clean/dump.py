"""The plain text of a whole page → blocks.

Lines that give themselves away are named first; the article is then the best run of sentence-like lines (maximum
subarray: prose earns its words, everything else costs a toll), and shape rules look at what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.clean.cues import judge
from generator.clean.layout import Line, fold, lines_of
from generator.model.article import Block, Kind
from generator.model.corpus import Corpus
from generator.model.span import Span

TOLL = 12
"""Words that a line which is no prose costs the run (`research/extraction.md` §3: the best of 6 to 20)."""

FURNITURE_TOLL = 30
SHORT_TEXT = 120
"""Words up to which a text is taken for an excerpt or a note rather than a page: only lines that say so are cut."""

BYLINE = re.compile(r"(?i:by|von|par|por|di|від|автор:?)\s+[^\W\d_a-z]")
BYLINE_WORDS = 25
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня"
    r"|листопада|грудня"
)
DAY = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{MONTH})\.?,?\s+\d{{4}}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\b",
    re.IGNORECASE,
)
DATELINE_WORDS = 16
SUBHEAD_WORDS = 12
HEADLINE_WORDS = 30
CARD_TITLE_WORDS = 5
RELATED = re.compile(
    r"related|more on|more in|more from|read also|see also|most read|trending|picks|читайте|lesen sie", re.IGNORECASE
)
CREDIT_TAIL = re.compile(
    r"\s*[(\[|–—]?\s*(?:\(|\[)?(?:photo|photograph|picture|image|credit|foto|фото)s?\s*(?:by|:|credit)[^()\[\]]{0,200}[)\]]?\s*$"
    r"|\s*[(\[][^()\[\]]{0,160}(?:getty|afp|reuters|epa|handout|anadolu|ap photo)[^()\[\]]{0,80}[)\]]\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was found to be."""

    kind: Kind
    rule: str


def label(text: str, corpus: Corpus, start: int = 0) -> tuple[Block, ...]:
    """Blocks of a plain text, one a line; a caption's credit is a block of its own."""
    lines = list(lines_of(text, start))
    verdicts = _verdicts(lines, corpus)
    return tuple(block for line, verdict in zip(lines, verdicts, strict=True) for block in blocks_of(line, verdict))


def _verdicts(lines: Sequence[Line], corpus: Corpus) -> list[Verdict]:
    named: list[Verdict | None] = [_named(line, corpus) for line in lines]
    first, last = _run(lines, named)
    headline = _headline(lines, named, first, last)
    verdicts = []
    for number in range(len(lines)):
        if number == headline:
            verdicts.append(Verdict(Kind.HEADLINE, "the heading nearest above the article that shares its words"))
        elif (verdict := named[number]) is not None:
            verdicts.append(verdict)
        elif first <= number < last:
            verdicts.append(_inside(lines, number, last))
        else:
            verdicts.append(_outside(number, first))
    return _after_ticker(_after_related(lines, _without_cards(lines, verdicts)))


def _named(line: Line, corpus: Corpus) -> Verdict | None:
    found = judge(line)
    if found:
        return Verdict(*found)
    if line.folded in corpus.recurring:
        return Verdict(Kind.NAVIGATION, "stands on several pages of this collection")
    if line.words <= BYLINE_WORDS and BYLINE.match(line.text) and not (line.is_prose and line.ends_sentence):
        return Verdict(Kind.BYLINE, "begins like a byline")
    if line.words <= DATELINE_WORDS and DAY.search(line.text) and not line.ends_sentence:
        return Verdict(Kind.DATELINE, "a short line with a date")
    return None


def _run(lines: Sequence[Line], named: Sequence[Verdict | None]) -> tuple[int, int]:
    """First and one past the last line of the best run; all of a short text."""
    if sum(line.words for line in lines) <= SHORT_TEXT or not any(line.is_prose for line in lines):
        return 0, len(lines)
    best = here = 0
    first = last = start = 0
    for number, (line, verdict) in enumerate(zip(lines, named, strict=True)):
        here += _worth(line, verdict)
        if here <= 0:
            here, start = 0, number + 1
        elif here > best:
            best, first, last = here, start, number + 1
    return first, last


def _worth(line: Line, verdict: Verdict | None) -> int:
    if verdict is None:
        return line.words if line.is_prose else -TOLL
    return -TOLL if verdict.kind in {Kind.CAPTION, Kind.BYLINE, Kind.DATELINE} else -FURNITURE_TOLL


def _headline(lines: Sequence[Line], named: Sequence[Verdict | None], first: int, last: int) -> int | None:
    """The heading above the body, or the first line of it, that shares most words with it; None where none does."""
    body = fold(" ".join(line.text for line in lines[first:last][:8]))
    words = set(re.findall(r"\w{3,}", body))
    best, choice = 0.0, None
    for number in range(min(first + 2, len(lines))):
        line = lines[number]
        own = re.findall(r"\w{3,}", line.folded)
        if named[number] is not None or not own or line.words > HEADLINE_WORDS or not _is_heading(line, lines, number):
            continue
        counted = (
            words
            if number < first
            else set(re.findall(r"\w{3,}", fold(" ".join(x.text for x in lines[number + 1 : last]))))
        )
        score = sum(word in counted for word in own) / (len(own) + 1) + min(len(own), 8) / 16
        if score >= best:
            best, choice = score, number
    return choice


def _is_heading(line: Line, lines: Sequence[Line], number: int) -> bool:
    """Whether a line may be a headline: no full stop, and more text after it."""
    return number + 1 < len(lines) and not re.search(r"[.:;,][\"'”’»)\]]{0,3}$", line.text)


def _inside(lines: Sequence[Line], number: int, last: int) -> Verdict:
    line = lines[number]
    heading = line.words <= SUBHEAD_WORDS and not line.ends_sentence
    if heading and number + 1 < last and lines[number + 1].is_prose and number > 0:
        return Verdict(Kind.SUBHEAD, "a short line without a full stop above a paragraph")
    return Verdict(Kind.BODY, "in the best run of sentence-like lines")


def _outside(number: int, first: int) -> Verdict:
    side = "above" if number < first else "below"
    return Verdict(Kind.OTHER, f"stands {side} the article and is no part of it")


def _without_cards(lines: Sequence[Line], verdicts: list[Verdict]) -> list[Verdict]:
    """Turn related-article cards at the end into teasers: a heading, one paragraph, then furniture or nothing."""
    body = [number for number, verdict in enumerate(verdicts) if verdict.kind in {Kind.BODY, Kind.SUBHEAD}]
    while len(body) > 3:  # noqa: PLR2004 - a card follows an article of at least two paragraphs
        title, text = body[-2], body[-1]
        after = verdicts[text + 1 :]
        furniture = bool(after) and after[0].kind in {Kind.PROMO, Kind.NAVIGATION, Kind.FORM, Kind.TICKER, Kind.TEASER}
        looks = lines[title].words >= CARD_TITLE_WORDS and not lines[title].ends_sentence and not lines[title].is_prose
        if not (furniture and looks and text == title + 1 and lines[text].is_prose):
            return verdicts
        rule = "a heading and one paragraph between the article and a plea: a related story"
        verdicts[title] = verdicts[text] = Verdict(Kind.TEASER, rule)
        body = body[:-2]
    return verdicts


def _after_related(lines: Sequence[Line], verdicts: list[Verdict]) -> list[Verdict]:
    """What stands under a heading for related stories, until other furniture begins, is a teaser."""
    inside = False
    for number, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict.kind is Kind.NAVIGATION and RELATED.search(line.text):
            inside = True
        elif verdict.kind in {Kind.OTHER, Kind.DATELINE} and inside:
            verdicts[number] = Verdict(Kind.TEASER, "under a heading for related stories")
        elif verdict.kind is not Kind.CAPTION:
            inside = False
    return verdicts


def _after_ticker(verdicts: list[Verdict]) -> list[Verdict]:
    """Whatever follows a news ticker's head, until other furniture begins, belongs to the ticker."""
    inside = False
    for number, verdict in enumerate(verdicts):
        if verdict.kind is Kind.TICKER:
            inside = True
        elif verdict.kind in {Kind.OTHER, Kind.DATELINE} and inside:
            verdicts[number] = Verdict(Kind.TICKER, "an item of the news ticker above")
        elif verdict.kind is not Kind.TEASER:
            inside = False
    return verdicts


def blocks_of(line: Line, verdict: Verdict) -> tuple[Block, ...]:
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
