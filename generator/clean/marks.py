"""Signs that an article is not all there, or that the page contradicts itself: notices, which stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from generator.clean.datelines import stated
from generator.clean.layout import fold
from generator.clean.printed import Printed
from generator.clean.structured import PageFacts, Statement
from generator.model.article import RUNNING_TEXT, Block, Kind
from generator.model.notice import Notice

LONGEST = 40
"""Words of a line that can be a mark rather than a paragraph which speaks of paywalls."""
AFTER = 2
"""Lines below the running text in which a mark says that the text goes on elsewhere."""
CUT_WORDS = 10
BROKEN_OFF = re.compile(r"(?:…|(?<!\.)\.{3}|\[\s?(?:…|\.{3})\s?\]|\(\s?(?:…|\.{3})\s?\)|\[\+\d+ chars\])\s*$")
"""An ellipsis at the very end of the text, or the count of characters that news interfaces leave there."""
DAYS_APART = 1
SHARED = 0.34
"""Part of the shorter title's words below which two titles are of different stories; reworded ones share more."""
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Cues:
    paywall: tuple[str, ...]
    cut_off: tuple[str, ...]
    past: tuple[str, ...]


@cache
def _cues() -> _Cues:
    data = yaml.safe_load(files("generator.lexicon").joinpath("marks.yml").read_text(encoding="utf-8"))
    return _Cues(tuple(data["paywall"]), tuple(data["cut_off"]), tuple(data["past"]))


def past_verbs() -> tuple[str, ...]:
    """How verbs begin that report what has been said or done."""
    return _cues().past


def find_marks(printed: Printed, facts: PageFacts) -> Iterator[Notice]:
    """Paywall, cut-off and contradictions, each at most once but for contradictions."""
    text, blocks = printed.text, printed.blocks
    yield from _paywall(text, blocks, facts.locked)
    yield from _cut_off(text, blocks)
    yield from _dates_differ(printed, facts.published)
    yield from _titles_differ(text, blocks, facts.title)


def _paywall(text: str, blocks: Sequence[Block], locked: Statement | None) -> Iterator[Notice]:
    if locked:
        message = f"The page says that it is not free to read ({locked.where}); the capture may not be whole."
        yield Notice(code="paywall", message=message)
        return
    for block in _near_text(blocks):
        cue = _cue(block.span.cut(text), _cues().paywall)
        if cue:
            message = f"Words of a paywall stand beside the text (“{cue}”); it may not be whole."
            yield Notice(code="paywall", message=message, span=block.span)
            return


def _near_text(blocks: Sequence[Block]) -> list[Block]:
    """Furniture from the headline or first line of the running text to just below its last."""
    running = [number for number, block in enumerate(blocks) if block.kind in RUNNING_TEXT]
    if not running:
        return []
    near = blocks[max(0, running[0] - AFTER) : running[-1] + 2 * AFTER + 1]
    return [block for block in near if block.kind not in RUNNING_TEXT | {Kind.TEASER, Kind.HEADLINE, Kind.CAPTION}]


def _cut_off(text: str, blocks: Sequence[Block]) -> Iterator[Notice]:
    running = [number for number, block in enumerate(blocks) if block.kind in RUNNING_TEXT]
    if not running:
        return
    last = blocks[running[-1]]
    if BROKEN_OFF.search(last.span.cut(text)[-40:]):
        yield Notice(code="cut-off", message="The text breaks off: its last line ends in an ellipsis.", span=last.span)
        return
    for block in blocks[running[-1] : running[-1] + AFTER + 1]:
        words = block.span.cut(text)
        cue = _cue(words, _cues().cut_off) if len(words.split()) <= CUT_WORDS else None
        if cue:
            message = f"The text seems to go on elsewhere (“{cue}”)."
            yield Notice(code="cut-off", message=message, span=block.span)
            return


def _cue(line: str, cues: Sequence[str]) -> str | None:
    if len(line) > LONGEST * 20 or len(line.split()) > LONGEST:
        return None
    folded = fold(line)
    return next((cue for cue in cues if cue in folded), None)


def _dates_differ(printed: Printed, statement: Statement | None) -> Iterator[Notice]:
    said = stated(statement.value) if statement else None
    shown = printed.published if said else None
    if not (statement and said and shown):
        return
    apart = abs(date.fromisoformat(said[:10]) - date.fromisoformat(shown.value[:10])).days
    if apart > DAYS_APART:
        message = f"Its markup dates the page {said[:10]} ({statement.where}), its text {shown.value[:10]}."
        yield Notice(code="disagreement", message=message, span=shown.origin.span)


def _titles_differ(text: str, blocks: Sequence[Block], statement: Statement | None) -> Iterator[Notice]:
    heading = next((block for block in blocks if block.kind is Kind.HEADLINE), None)
    if heading is None or statement is None:
        return
    one, other = _words(heading.span.cut(text)), _words(statement.value)
    fewest = min(len(one), len(other))
    if fewest >= FEWEST_WORDS and len(one & other) < SHARED * fewest:
        message = f"Its markup calls the page “{statement.value[:120]}” ({statement.where}), its heading does not."
        yield Notice(code="disagreement", message=message, span=heading.span)


def _words(title: str) -> set[str]:
    """Words without their endings, so that inflected forms are the same."""
    return {word[:6] for word in re.findall(r"\w{2,}", fold(title))}
