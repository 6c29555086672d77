"""A second look at the headline of a dump, in the light of the text that was found below it.

The learned kinds choose the headline before the article's text is known. Small trees (`headlines.json`, made by
`benchmarks/cleaning/train_headlines.py`) look again at the lines around the beginning of the text: what each shares
with the text, what stands around it, and whether it was chosen before.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from generator.clean.datelines import read
from generator.clean.pictures import credited, name_tail
from generator.clean.signatures import signed
from generator.clean.trees import Forest
from generator.model.article import RUNNING_TEXT, Block, Kind

ABOVE, BELOW = 32, 6
"""Lines around the first one of the text among which its headline is looked for."""
FEWEST, MOST = 8, 220
"""Characters of a headline; in scripts without spaces, half as many."""
OPENING = 2500
"""Characters of running text with which a headline shares its words."""
STEM = 5
"""Letters by which inflected forms of a word are the same."""
ENOUGH = 0.1
"""Probability from which a line is the headline; below, the choice before stands."""
FAR = 40.0
"""Distance from which lines are equally far, and that of what is nowhere."""
ECHOES, NEAR, TELLING = 400, 6, 3
"""Lines around a candidate that may repeat it; those beside it; and stems of a line that says enough to be repeated."""
SIGNS = frozenset({Kind.BYLINE, Kind.DATELINE})
KINDS = {kind: float(number) for number, kind in enumerate(Kind)}
NEVER = frozenset({Kind.LEGAL, Kind.FORM, Kind.CREDIT, Kind.PROMO})
"""Of 538 lines that are titles, three were offers before the text was known, and none the others."""
CREDIT = re.compile(r"\bcredits?:|©", re.IGNORECASE)
STOP = re.compile(r"[^.…][.。;:,]\W{0,2}$")
TOKEN, ASCII_TOKEN = re.compile(r"[^\W\d_]{3,}|\d{2,}"), re.compile(r"[a-z]{3,}|[0-9]{2,}")
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")

Columns = dict[str, list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What candidates are compared with."""

    lines: Sequence[str]
    lower: Sequence[str]
    kinds: Sequence[Kind]
    first: int
    chosen: int
    """Number of the line chosen before; -1 where none was."""
    stems: Sequence[frozenset[str]]
    opening: frozenset[str]
    counts: Counter[str]
    signs: Sequence[int]
    dates: Sequence[int]


def reconsider(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the likeliest line around the beginning of the text as their headline."""
    numbers, columns = candidates([block.span.cut(text) for block in blocks], [block.kind for block in blocks])
    if not numbers:
        return blocks
    forest = _forest()
    answers = forest.ask(np.array([columns[name] for name in forest.features], np.float64)).probabilities
    best = max(range(len(numbers)), key=lambda n: (answers[n], -n))
    chosen = next((number for number, block in enumerate(blocks) if block.kind is Kind.HEADLINE), None)
    if numbers[best] == chosen or answers[best] < ENOUGH:
        return blocks
    return _moved(blocks, chosen, numbers[best])


def _moved(blocks: tuple[Block, ...], chosen: int | None, best: int) -> tuple[Block, ...]:
    rule = "stands above the text as a headline does, and shares its words"
    moved = list(blocks)
    if chosen is not None:
        moved[chosen] = replace(moved[chosen], kind=Kind.OTHER, rule="another line is likelier to be the headline")
    moved[best] = replace(moved[best], kind=Kind.HEADLINE, rule=rule)
    return tuple(moved)


@cache
def _forest() -> Forest:
    return Forest.read(json.loads((Path(__file__).parent / "headlines.json").read_text("utf-8")))


def candidates(lines: Sequence[str], kinds: Sequence[Kind]) -> tuple[list[int], Columns]:
    """Numbers of the lines that may be the headline, and what is known of each."""
    first = next((number for number, kind in enumerate(kinds) if kind is Kind.BODY), None)
    if first is None:
        return [], {}
    page = _page(lines, kinds, first)
    reach = {*range(first - ABOVE, first + BELOW), page.chosen}
    numbers = [n for n in sorted(reach) if 0 <= n < len(lines) and _able(page, n)]
    places = _places(page.stems, numbers)
    rows = [_row(page, number) | _echoes(page, number, places) for number in numbers]
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    if rows:
        for name in ("shared", "width"):
            order = sorted(columns[name], reverse=True)
            columns[f"{name} rank"] = [float(order.index(value)) for value in columns[name]]
            columns[f"{name} behind"] = [order[0] - value for value in columns[name]]
    return numbers, columns


def _able(page: _Page, number: int) -> bool:
    """Whether a line can be a headline at all: no signature, no credit, no date, no paragraph."""
    line = page.lines[number]
    if signed(line) or credited(line) or CREDIT.search(line):
        return False
    wide = len(line) * (2 if IDEOGRAPHS.search(line) else 1)
    shaped = wide >= FEWEST and len(line) <= MOST and page.kinds[number] not in NEVER
    return number == page.chosen or (shaped and number not in page.dates and not name_tail(line))


def _page(lines: Sequence[str], kinds: Sequence[Kind], first: int) -> _Page:
    running = (line for line, kind in zip(lines, kinds, strict=True) if kind in RUNNING_TEXT)
    opening = " ".join(line[:OPENING] for line in running)[:OPENING]
    around = range(max(0, first - ABOVE - 4), min(len(lines), first + BELOW + 8))
    dates = [i for i in around if len(lines[i]) <= MOST and next(read(lines[i]), None)]
    lower = [line.lower() for line in lines]
    known = {line: _stems(line[:MOST]) for line in dict.fromkeys(lines)}
    stems = [known[line] for line in lines]
    return _Page(
        lines=lines, lower=lower, kinds=kinds, first=first,
        chosen=next((number for number, kind in enumerate(kinds) if kind is Kind.HEADLINE), -1),
        stems=stems, opening=_stems(opening), counts=Counter(lower),
        signs=sorted({*dates, *(i for i in around if kinds[i] in SIGNS)}), dates=dates,
    )  # fmt: skip


def _row(page: _Page, number: int) -> dict[str, float]:
    """What is known of one line."""
    line, stems = page.lines[number], page.stems[number]
    shared = len(stems & page.opening)
    words = line.split()
    return {
        "chosen": float(number == page.chosen),
        "from chosen": float(max(-FAR, min(FAR, number - page.chosen))) if page.chosen >= 0 else FAR + 1,
        "from text": float(number - page.first),
        "kind": KINDS[page.kinds[number]],
        "width": len(line) * (2.0 if IDEOGRAPHS.search(line) else 1.0),
        "words": float(len(stems)),
        "share": _share(page, number),
        "shared": float(shared),
        "stop": float(STOP.search(line) is not None),
        "question": float(line[-1:] in "?!？！"),
        "colon": float(":" in line or "：" in line),
        "quote": float(any(mark in line for mark in '"“„«»「')),
        "small": float(line[0].islower() or line[0] in "…›>-–"),
        "capitals": sum(word[0].isupper() for word in words) / len(words),
        "digits": float(sum(character.isdigit() for character in line)),
        "crumbs": float(sum(line.count(mark) for mark in "|›>»/")),
        "copies": float(page.counts[page.lower[number]]),
        **_around(page, number),
    }


def _share(page: _Page, number: int) -> float:
    """Share of a line's stems that the opening of the text holds."""
    stems = page.stems[number]
    return len(stems & page.opening) / (len(stems) or 1)


def _around(page: _Page, number: int) -> dict[str, float]:
    below = next((i - number for i in page.signs if i > number), FAR)
    above = next((number - i for i in reversed(page.signs) if i < number), FAR)
    dated = next((i - number for i in page.dates if i > number), FAR)
    row = {"sign below": min(FAR, below), "sign above": min(FAR, above), "date below": min(FAR, dated)}
    for by in (-2, -1, 1, 2):
        at = number + by
        inside = 0 <= at < len(page.lines)
        row[f"width{by:+}"] = float(min(400, len(page.lines[at]))) if inside else -1.0
        row[f"kind{by:+}"] = KINDS[page.kinds[at]] if inside else -1.0
        row[f"share{by:+}"] = _share(page, at) if inside else -1.0
    return row


def _places(stems: Sequence[frozenset[str]], numbers: Sequence[int]) -> Mapping[str, Sequence[int]]:
    """Numbers of the lines that hold a stem, for every stem of the lines with these numbers."""
    asked = frozenset(chain.from_iterable(stems[number] for number in numbers))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(stems):
        for stem in held & asked:
            places[stem].append(number)
    return places


def _echoes(page: _Page, number: int, places: Mapping[str, Sequence[int]]) -> dict[str, float]:
    """How far other lines of the page say the same: headlines come back in crumbs, lists and other wordings."""
    own, folded = page.stems[number], page.lower[number]
    most = near = within = holds = 0.0
    shared = Counter(chain.from_iterable(places[stem] for stem in own))
    for other, common in shared.items():
        if other == number or not -ECHOES <= other - number < ECHOES:
            continue
        stems, line = page.stems[other], page.lower[other]
        within += common == len(own) >= TELLING and folded in line
        holds += common == len(stems) >= TELLING and line in folded
        if line != folded:
            alike = common / len(own | stems)
            most = max(most, alike)
            near = max(near, alike if abs(other - number) <= NEAR and page.kinds[other] is not Kind.BODY else 0.0)
    return {"alike": most, "alike near": near, "within": within, "holds": holds}


def _stems(text: str) -> frozenset[str]:
    """Words cut to their stems; pairs of characters where a script has no spaces."""
    if text.isascii():
        return frozenset([word[:STEM] for word in ASCII_TOKEN.findall(text.lower())])
    pairs = {run[i : i + 2] for run in IDEOGRAPHS.findall(text) for i in range(len(run) - 1)}
    return frozenset(pairs | {word.lower()[:STEM] for word in TOKEN.findall(IDEOGRAPHS.sub(" ", text))})
