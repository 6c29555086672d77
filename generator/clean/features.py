"""Lines of a dump → columns of numbers: what each line looks like, and what stands around it.

A column holds one number a line. Lengths count characters; a character of a script without spaces counts as much as it
says, and words of such scripts are estimated from it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, compress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from generator.clean import pictures
from generator.clean.neighbours import Column, Columns, best_run, gain, near, shift, since, sums, until, window

READ = 240
"""Characters of a line that are looked at; a longer line only counts as long."""
WIDE = 1.4
"""What a character of a script without spaces adds to a length: they say the same in about 2.4 times fewer."""
STRONG = 80
"""Width from which a line that ends like a sentence is surely a paragraph: half of all true lines, few others."""
OPENING = 24
"""Characters in which a teaser, a headline above the page and a picture's description repeat another line."""
CALLING = ("promo", "form", "legal", "navigation", "related", "comment", "share", "advert")
"""Cues of furniture."""

_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"), re.compile(r"[a-z]+(?:['\-][a-z]+)*")
DIGIT = re.compile(r"\d")
NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
ENDS = re.compile(r"[.!?…。！？।؟](?:[\"'”’»›)\]」』]|\[\d+\])*$")
STOPS = re.compile(r"[.!?][\"”’»)]* |[。！？]")
BARS = re.compile(r"[|•·›»→▸►/\t]")
QUOTES = re.compile(r"[\"“”„«»「『]")
ADDRESS = re.compile(r"@|https?:|www\.|\.(?:com|org|net|de|uk)\b")
TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
CREDIT = re.compile(r"\((?:photo|foto|image|bild|file)\b|/(?:getty|afp|ap|reuters|epa|dpa)\b|©|📷", re.IGNORECASE)

CUES = (
    "months",
    "days",
    "clock",
    "by",
    "photo",
    "promo",
    "form",
    "legal",
    "navigation",
    "related",
    "comment",
    "share",
    "advert",
    "person",
    "plea",
)
SHAPE = (
    "width words stop cut colon lower digit_first symbol_first quote_first commas stops capitals small letters digits "
    "upper quotes bars address time credit question brackets lex_mean lex_low lex_sum "
    "credited name_tail credit_line placed agencies participle"
).split()


def words_of(low: str) -> list[str]:
    """The words of a line in lower case."""
    return (_ASCII_WORD if low.isascii() else _WORD).findall(low)


@cache
def cues() -> dict[str, tuple[int, ...]]:
    """Word → the cue lists that it stands on."""
    lists = json.loads((Path(__file__).parent / "line_cues.json").read_text("utf-8"))
    found: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(CUES):
        words = " ".join(lists[name].values()) if isinstance(lists[name], dict) else lists[name]
        for word in words.split():
            found[word] = (*found.get(word, ()), number)
    return found


def shape(line: str, weights: dict[str, float]) -> tuple[list[float], list[str]]:
    """Numbers of one line by itself, in the order of SHAPE and CUES, and its words."""
    head = line[:READ]
    low = head.lower()
    plain = head.isascii()
    wide = 0 if plain else len(NO_SPACES.findall(head))
    words = words_of(low)
    if wide:
        words = [piece for word in words for piece in _pieces(word)]
    raw = head.split()
    count = len(raw) or 1
    length = len(line)
    spread = length / len(head) if head else 1.0
    first = head[:1]
    lex = [weights[word] for word in words if word in weights]
    digits = len(DIGIT.findall(head))
    last = line[-4:]
    stops = len(STOPS.findall(head)) * spread
    numbers = [
        length + WIDE * wide * spread,
        (count + 0.5 * wide) * spread,
        1.0 if ENDS.search(last) else 0.0,
        1.0 if last.endswith(("…", "...", "…]")) else 0.0,
        1.0 if last.endswith((":", "：")) else 0.0,
        1.0 if first.islower() else 0.0,
        1.0 if first.isdigit() else 0.0,
        0.0 if first.isalnum() else 1.0,
        1.0 if first in "\"“”„«‘'「『" and first else 0.0,
        head.count(",") if plain else head.count(",") + head.count("，") + head.count("、"),
        stops,
        len([word for word in raw if word[0].isupper()]) / count,
        len([word for word in raw if len(word) < 4]) / count,  # noqa: PLR2004
        (len(head) - len(raw) + 1) / count if not wide else 5.0,
        digits / (len(head) or 1),
        1.0 if head.isupper() else 0.0,
        head.count('"') if plain else len(QUOTES.findall(head)),
        head.count("|") + head.count("/") + head.count("\t") if plain else len(BARS.findall(head)),
        1.0 if (":" in low or "." in low or "@" in low) and ADDRESS.search(low) else 0.0,
        len(TIME.findall(head)) if digits > 2 else 0.0,  # noqa: PLR2004 - "9:05" is the shortest
        1.0 if (not plain or "/" in low or "(" in low) and CREDIT.search(low) else 0.0,
        1.0 if last[-1:] in "?？!！" else 0.0,
        head.count("("),
        sum(lex) / len(lex) if lex else 0.0,
        min(lex, default=0.0),
        sum(lex),
        *_pictured(line),
        participle(words),
        *_said(words),
    ]
    return numbers, words


def _pictured(line: str) -> tuple[float, ...]:
    """Signs of a picture's caption or credit: `credited` to `agencies` of SHAPE."""
    signs = (pictures.credited(line), pictures.name_tail(line), pictures.credit_line(line), pictures.placed(line))
    return (*signs, pictures.agencies(line))


def _said(words: Sequence[str]) -> list[float]:
    """How many words stand on each cue list, in the order of CUES."""
    seen = [0.0] * len(CUES)
    known = cues()
    for word in words:
        if word in known:
            for number in known[word]:
                seen[number] += 1
    return seen


def participle(words: Sequence[str]) -> float:
    """Place of the first word in -ing among the first ten, from which captions are told; 11 where there is none."""
    for i, word in enumerate(words[:10]):
        if word[-3:] == "ing" and len(word) > 4:  # noqa: PLR2004
            return i + 1.0
    return 11.0


def _pieces(word: str) -> list[str]:
    """Pairs of characters where a script writes no spaces."""
    return [word[i : i + 2] for i in range(len(word) - 1)] if NO_SPACES.match(word) else [word]


def measure(
    lines: Sequence[str], blank_before: Sequence[bool], weights: dict[str, float]
) -> tuple[Columns, list[set[str]]]:
    """All columns that need no judgement of other lines, and the longer words of each line."""
    known: dict[str, tuple[list[float], set[str]]] = {}
    for line in dict.fromkeys(lines):
        numbers, words = shape(line, weights)
        known[line] = numbers, {word for word in words if len(word) > 4 or not word.isascii()}  # noqa: PLR2004
    rows = np.array([known[line][0] for line in lines], np.float64).T.copy()
    longer = [known[line][1] for line in lines]
    columns: Columns = dict(zip((*SHAPE, *CUES), rows, strict=True))
    times = Counter(lines)
    columns["repeated"] = np.array([times[line] for line in lines], np.float64)
    openings = Counter(line[:OPENING] for line in times)
    columns["opening"] = np.array([openings[line[:OPENING]] for line in lines], np.float64)
    _place(columns, blank_before)
    _around(columns)
    columns["shared"] = _shared(longer, columns["strong"] >= 1)
    return columns, longer


def _place(columns: Columns, blank_before: Sequence[bool]) -> None:
    width = columns["width"]
    count, at = len(width), np.arange(len(width), dtype=np.float64)
    upto = sums(width)
    total = upto[-1] or 1.0
    columns["place"] = at / count
    columns["from_start"] = np.minimum(at, 200.0)
    columns["text_before"] = upto[1:] / total
    columns["lines"] = np.full(count, float(count))
    columns["strong"] = ((width >= STRONG) & (columns["stop"] > 0)).astype(np.float64)
    columns["paragraphs"] = np.full(count, columns["strong"].sum())
    columns["text_per_line"] = np.full(count, total / count)
    blanks = any(blank_before)
    columns["blank_before"] = np.array(blank_before, np.float64) if blanks else np.full(count, -1.0)
    columns["blank_after"] = shift(columns["blank_before"], 1, 1.0 if blanks else -1.0)
    columns["run"] = best_run(gain(width, columns["stop"]))


def _around(columns: Columns) -> None:
    width, strong = columns["width"], columns["strong"]
    for by in (-3, -2, -1, 1, 2, 3):
        columns[f"width{by:+}"] = shift(width, by)
    for by in (-2, -1, 1, 2):
        columns[f"stop{by:+}"] = shift(columns["stop"], by)
        columns[f"lex_mean{by:+}"] = shift(columns["lex_mean"], by)
    for name in BESIDE:
        columns[f"{name}-1"] = shift(columns[name], -1)
        columns[f"{name}+1"] = shift(columns[name], 1)
    for reach in (2, 5, 12):
        columns[f"strong~{reach}"] = window(strong, reach)
        columns[f"lex_mean~{reach}"] = window(columns["lex_mean"], reach)
    called = np.minimum(np.sum([columns[name] for name in CALLING], axis=0), 3.0)
    columns["called"] = called
    columns["called_below"] = np.sum([shift(called, by, 0.0) for by in (1, 2, 3)], axis=0)
    columns["called_above"] = np.sum([shift(called, -by, 0.0) for by in (1, 2, 3)], axis=0)
    columns |= _from_ends(strong, "strong")
    columns["width~3"] = window(np.minimum(width, 400.0), 3)
    columns["since_strong"] = since(strong)
    columns["until_strong"] = until(strong)


BESIDE = ("capitals", "time", "promo", "repeated", "credited", "credit_line", "agencies", "photo", "by", "colon")
"""Columns of which the lines above and below tell something."""


def _from_ends(marks: Column, name: str) -> Columns:
    """Lines from the first and to the last marked one, negative outside; NOWHERE where none is marked."""
    marked, at = np.flatnonzero(marks), np.arange(len(marks), dtype=np.float64)
    if not len(marked):
        return {f"from_first_{name}": np.full(len(marks), NOWHERE), f"to_last_{name}": np.full(len(marks), NOWHERE)}
    return {f"from_first_{name}": near(at - marked[0]), f"to_last_{name}": near(marked[-1] - at)}


def _shared(longer: Sequence[set[str]], marks: npt.NDArray[np.bool_]) -> Column:
    """Share of a line's longer words that also stand in marked lines, the line's own mark taken away."""
    marked = marks.tolist()
    frequency = Counter(chain.from_iterable(compress(longer, marked)))
    once = frequency.keys()
    more = {word for word, times in frequency.items() if times > 1}
    return np.array(
        [
            len(words & (more if mark else once)) / len(words) if len(words) > 1 else -1.0
            for words, mark in zip(longer, marked, strict=True)
        ]
    )


def judged(columns: Columns, longer: Sequence[set[str]], probability: Column) -> Columns:
    """Columns that rest on a first judgement of every line."""
    more = {"first": probability}
    for by in (1, 2, 3, 4):
        more[f"first-{by}"] = shift(probability, -by, 0.0)
        more[f"first+{by}"] = shift(probability, by, 0.0)
    for reach in (2, 5, 10):
        more[f"first~{reach}"] = window(probability, reach)
    mass = probability * np.minimum(columns["width"], 400.0)
    above = np.cumsum(mass)
    total = above[-1] or 1.0
    more["mass_above"] = (above - mass) / total
    more["mass"] = np.full(len(mass), total)
    more["first_run"] = best_run((probability - 0.42) * (1 + np.minimum(columns["width"], 300.0) / 40))
    sure = (probability > 0.7).astype(np.float64)  # noqa: PLR2004
    more["since_sure"] = since(sure)
    more["until_sure"] = until(sure)
    more["sure"] = np.full(len(sure), sure.sum())
    more |= _from_ends(sure, "sure")
    more["loose"] = np.full(len(sure), float(_loose(columns, sure)))
    more["first_shared"] = _shared(longer, probability >= 0.6)  # noqa: PLR2004
    return more


def _loose(columns: Columns, sure: Column) -> int:
    """Short lines without a full stop between the first and the last sure one: subheads or captions."""
    marked = np.flatnonzero(sure)
    inside = slice(marked[0], marked[-1]) if len(marked) else slice(0)
    return int(((columns["width"][inside] < STRONG) & (columns["stop"][inside] == 0)).sum())


HOPELESS = 0.04
"""First probability below which a line that stands far from the text is not looked at again: of the true text of pages
not trained on, 0.3 % falls below."""
ABOVE, BELOW = 20, 8
"""Lines above the first sure line and below the last where headline, byline and date may stand."""
SURE = 0.5
HEAD_SURE = 0.25
NOWHERE = -99.0


def ends(first: Column) -> list[int]:
    """Numbers of the lines around the beginning and the end of the text."""
    sure = np.flatnonzero(first > SURE).tolist()
    if not sure:
        return []
    near = {*range(sure[0] - ABOVE, sure[0] + BELOW), *range(sure[-1], sure[-1] + BELOW)}
    return sorted(i for i in near if 0 <= i < len(first))


def region(first: Column) -> list[int]:
    """Numbers of the lines that deserve a second look."""
    return sorted({*np.flatnonzero(first > HOPELESS).tolist(), *ends(first)})


def headed(named: Columns) -> Columns:
    """Columns that rest on where headline, byline, dateline and captions are likely to be."""
    more: Columns = {}
    for name, column in named.items():
        for by in (-3, -2, -1, 0, 1, 2, 3):
            more[f"{name}{by:+}"] = shift(column, by, 0.0) if by else column
    for name in ("headline", "byline"):
        column = named[name]
        best, at = int(column.argmax()), np.arange(len(column), dtype=np.float64)
        more[f"from_{name}"] = near(at - best) if column[best] > HEAD_SURE else np.full(len(column), NOWHERE)
    return more
