"""A second look at the headline of a dump, in the light of the text that was found below it.

The learned kinds choose the headline before the article's text is known. Where the line they chose cannot be one (a
signature, a date, a caption, a sentence) or where they chose none, the line above the text that shares the most of its
words with it and has the shape of a headline is taken instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.clean.datelines import read
from generator.clean.pictures import credited, name_tail
from generator.clean.signatures import signed
from generator.model.article import RUNNING_TEXT, Block, Kind

REACH = 24
"""Lines above the first one of the text among which its headline is looked for."""
SIGNED_WITHIN = 4
"""Lines below a headline in which its byline or date stands."""
FEWEST, MOST = 12, 220
"""Characters of a headline; in scripts without spaces, half as many."""
OPENING = 2500
"""Characters of running text with which a headline shares its words."""
STEM = 5
"""Letters by which inflected forms of a word are the same."""
ENOUGH = 0.5
"""Worth from which a line becomes the headline where there was none. Chosen with the weights below on 933 development
pages of three collections, where titles found rise from 635 to 711 (`benchmarks/metadata.py` measures again)."""
BETTER_ABOVE, BETTER_BELOW = 0.2, 0.6
"""By how much a line must be worth more than the one chosen before. Below it stand standfirsts, which share more."""
USUAL, NEAR, SIGNED, AGAIN = 6, 0.25, 0.35, 0.1
"""Stems of a headline that is long enough to be judged by them; and what each sign is worth beside shared words."""
SIGNS = frozenset({Kind.BYLINE, Kind.DATELINE})
CLOSED = re.compile(r"[^.…][.。;:,]\W{0,2}$")
TOKEN = re.compile(r"[^\W\d_]{3,}|\d{2,}")
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
NEVER = frozenset({Kind.LEGAL, Kind.FORM, Kind.PROMO, Kind.CREDIT, Kind.CAPTION, Kind.BODY})


@dataclass(frozen=True, slots=True)
class _Text:
    """The opening of the article as word stems, and how often each line stands on the page."""

    stems: frozenset[str]
    counts: Counter[str]
    signed: frozenset[int]
    """Numbers of the lines above the text that hold a byline or a date."""
    dated: frozenset[int]
    """Those that hold a date."""


def reconsider(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with another headline where the first choice cannot stand beside the text."""
    first = next((number for number, block in enumerate(blocks) if block.kind is Kind.BODY), None)
    if first is None:
        return blocks
    lines = [block.span.cut(text) for block in blocks]
    page = _read(lines, blocks, first)
    chosen = next((number for number, block in enumerate(blocks) if block.kind is Kind.HEADLINE), None)
    worth = {
        number: _worth(lines, number, first, page)
        for number in range(max(0, first - REACH), min(len(blocks), first + 1))
        if blocks[number].kind not in NEVER and number != chosen and number not in page.dated and _shaped(lines[number])
    }
    asked = _asked(lines, chosen, first, page)
    able = [number for number in worth if worth[number] >= asked[chosen is not None and number > chosen]]
    best = max(able, key=lambda number: (worth[number], number), default=None)
    return blocks if best is None else _moved(blocks, chosen, best)


def _asked(lines: Sequence[str], chosen: int | None, first: int, page: _Text) -> tuple[float, float]:
    """What a line above the headline chosen before must be worth, and one below it."""
    if chosen is None or _impossible(lines[chosen]):
        return ENOUGH, ENOUGH
    worth = _worth(lines, chosen, first, page)
    return max(ENOUGH, worth + BETTER_ABOVE), max(ENOUGH, worth + BETTER_BELOW)


def _impossible(line: str) -> bool:
    return signed(line) or credited(line)


def _moved(blocks: tuple[Block, ...], chosen: int | None, best: int) -> tuple[Block, ...]:
    rule = "shares the most words with the text below, and has the shape of a headline"
    moved = list(blocks)
    if chosen is not None:
        moved[chosen] = replace(moved[chosen], kind=Kind.OTHER, rule="another line is likelier to be the headline")
    moved[best] = replace(moved[best], kind=Kind.HEADLINE, rule=rule)
    return tuple(moved)


def _read(lines: Sequence[str], blocks: Sequence[Block], first: int) -> _Text:
    running = (line for line, block in zip(lines, blocks, strict=True) if block.kind in RUNNING_TEXT)
    opening = " ".join(line[:OPENING] for line in running)[:OPENING]
    above = range(max(0, first - REACH), first)
    dated = frozenset(i for i in above if len(lines[i]) <= MOST and next(read(lines[i]), None))
    signs = dated | {i for i in above if blocks[i].kind in SIGNS}
    return _Text(frozenset(_stems(opening)), Counter(lines), signs, dated)


def _shaped(line: str) -> bool:
    """Whether a line can be a headline: no signature, no credit, no closed sentence."""
    wide = len(line) * (2 if IDEOGRAPHS.search(line) else 1)
    if not wide >= FEWEST or len(line) > MOST or CLOSED.search(line) or signed(line) or line[0] in "…›>":
        return False
    return not (credited(line) or name_tail(line))


def _worth(lines: Sequence[str], number: int, first: int, page: _Text) -> float:
    """Shared words first; then nearness, a byline or date below, and standing on the page twice (a crumb, a list)."""
    stems = _stems(lines[number])
    if not stems:
        return 0.0
    shared = sum(stem in page.stems for stem in stems) / len(stems)
    near = 1 - min(abs(first - number), REACH) / REACH
    below = any(i in page.signed for i in range(number + 1, number + 1 + SIGNED_WITHIN))
    again = page.counts[lines[number]] > 1
    return shared * min(1.0, len(stems) / USUAL) + NEAR * near + SIGNED * below + AGAIN * again


def _stems(text: str) -> list[str]:
    """Words cut to their stems; pairs of characters where a script has no spaces."""
    pairs = [run[i : i + 2] for run in IDEOGRAPHS.findall(text) for i in range(len(run) - 1)]
    return pairs + [word.lower()[:STEM] for word in TOKEN.findall(IDEOGRAPHS.sub(" ", text))]
