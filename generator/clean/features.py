"""Lines of a dump → columns of numbers: what each line looks like, and what stands around it.

A column holds one number a line, so that neighbours, windows and sums are plain list work. Lengths count characters;
a character of a script without spaces counts as much as it says, and words of such scripts are estimated from it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain, compress
from pathlib import Path

from generator.clean import pictures
from generator.clean.neighbours import best_run, gain, near, shift, since, window

Columns = dict[str, list[float]]

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

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
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
    words = [piece for word in WORD.findall(low) for piece in _pieces(word)] if wide else WORD.findall(low)
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
        sum([word[0].isupper() for word in raw]) / count,
        sum([len(word) < 4 for word in raw]) / count,  # noqa: PLR2004
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
    return (
        1.0 if pictures.credited(line) else 0.0,
        1.0 if pictures.name_tail(line) else 0.0,
        1.0 if pictures.credit_line(line) else 0.0,
        1.0 if pictures.placed(line) else 0.0,
        float(pictures.agencies(line)),
    )


def _said(words: Sequence[str]) -> list[float]:
    """How many words stand on each cue list, in the order of CUES."""
    seen = [0.0] * len(CUES)
    known = cues()
    for number in [number for word in words if word in known for number in known[word]]:
        seen[number] += 1
    return seen


def participle(words: Sequence[str]) -> float:
    """Place of the first word in -ing among the first ten, from which captions are told; 11 where there is none."""
    return next((i for i, word in enumerate(words[:10]) if len(word) > 4 and word.endswith("ing")), 10) + 1.0  # noqa: PLR2004


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
    rows = [known[line][0] for line in lines]
    longer = [known[line][1] for line in lines]
    columns: Columns = dict(zip((*SHAPE, *CUES), map(list, zip(*rows, strict=True)), strict=True))
    times = Counter(lines)
    columns["repeated"] = [float(times[line]) for line in lines]
    openings = Counter(line[:OPENING] for line in times)
    columns["opening"] = [float(openings[line[:OPENING]]) for line in lines]
    _place(columns, blank_before)
    _around(columns)
    columns["shared"] = _shared(longer, columns["strong"], 1)
    return columns, longer


def _place(columns: Columns, blank_before: Sequence[bool]) -> None:
    width = columns["width"]
    total, count = sum(width) or 1.0, len(width)
    columns["place"] = [i / count for i in range(count)]
    columns["from_start"] = [float(i) if i < 200 else 200.0 for i in range(count)]  # noqa: PLR2004
    columns["text_before"] = [part / total for part in accumulate(width)]
    columns["lines"] = [float(count)] * count
    columns["strong"] = [1.0 if w >= STRONG and stop else 0.0 for w, stop in zip(width, columns["stop"], strict=True)]
    strong = sum(columns["strong"])
    columns["paragraphs"] = [strong] * count
    columns["text_per_line"] = [total / count] * count
    blanks = any(blank_before)
    columns["blank_before"] = [float(blank) if blanks else -1.0 for blank in blank_before]
    columns["blank_after"] = [*columns["blank_before"][1:], 1.0 if blanks else -1.0]
    columns["run"] = best_run([gain(w, stop) for w, stop in zip(width, columns["stop"], strict=True)])


def _around(columns: Columns) -> None:
    width, strong = columns["width"], columns["strong"]
    for by in (-3, -2, -1, 1, 2, 3):
        columns[f"width{by:+}"] = shift(width, by)
    for by in (-2, -1, 1, 2):
        columns[f"stop{by:+}"] = shift(columns["stop"], by)
        columns[f"lex_mean{by:+}"] = shift(columns["lex_mean"], by)
    for name in (
        "capitals",
        "time",
        "promo",
        "repeated",
        "credited",
        "credit_line",
        "agencies",
        "photo",
        "by",
        "colon",
    ):
        columns[f"{name}-1"] = shift(columns[name], -1)
        columns[f"{name}+1"] = shift(columns[name], 1)
    for reach in (2, 5, 12):
        columns[f"strong~{reach}"] = window(strong, reach)
        columns[f"lex_mean~{reach}"] = window(columns["lex_mean"], reach)
    called = [min(sum(said), 3.0) for said in zip(*(columns[name] for name in CALLING), strict=True)]
    columns["called"] = called
    columns["called_below"] = [sum(called[i + 1 : i + 4]) for i in range(len(called))]
    columns["called_above"] = [sum(called[max(0, i - 3) : i]) for i in range(len(called))]
    _from_ends(columns, strong, "strong")
    columns["width~3"] = window([min(w, 400.0) for w in width], 3)
    columns["since_strong"] = since(strong)
    columns["until_strong"] = since(strong[::-1])[::-1]


def _from_ends(columns: Columns, marks: Sequence[float], name: str) -> None:
    """Lines from the first and to the last marked one, negative outside; NOWHERE where none is marked."""
    marked = [i for i, mark in enumerate(marks) if mark]
    first, last = (marked[0], marked[-1]) if marked else (0, 0)
    count = range(len(marks))
    columns[f"from_first_{name}"] = [near(i - first) if marked else NOWHERE for i in count]
    columns[f"to_last_{name}"] = [near(last - i) if marked else NOWHERE for i in count]


def _shared(longer: Sequence[set[str]], marks: Sequence[float], least: float) -> list[float]:
    """Share of a line's longer words that also stand in marked lines, the line's own mark taken away."""
    marked = [mark >= least for mark in marks]
    frequency = Counter(chain.from_iterable(compress(longer, marked)))
    once = frequency.keys()
    more = {word for word, times in frequency.items() if times > 1}
    return [
        len(words & (more if mark else once)) / len(words) if len(words) > 1 else -1.0
        for words, mark in zip(longer, marked, strict=True)
    ]


def judged(columns: Columns, longer: Sequence[set[str]], probability: list[float]) -> Columns:
    """Columns that rest on a first judgement of every line."""
    more: Columns = {"first": probability}
    for by in (-4, -3, -2, -1, 1, 2, 3, 4):
        more[f"first{by:+}"] = shift(probability, by, 0.0)
    for reach in (2, 5, 10):
        more[f"first~{reach}"] = window(probability, reach)
    mass = [p * min(w, 400.0) for p, w in zip(probability, columns["width"], strict=True)]
    total = sum(mass) or 1.0
    above = list(accumulate(mass))
    more["mass_above"] = [(part - own) / total for part, own in zip(above, mass, strict=True)]
    more["mass"] = [total] * len(mass)
    more["first_run"] = best_run(
        [(p - 0.42) * (1 + min(w, 300.0) / 40) for p, w in zip(probability, columns["width"], strict=True)]
    )
    sure = [1.0 if p > 0.7 else 0.0 for p in probability]  # noqa: PLR2004
    more["since_sure"] = since(sure)
    more["until_sure"] = since(sure[::-1])[::-1]
    more["sure"] = [sum(sure)] * len(sure)
    _from_ends(more, sure, "sure")
    more["loose"] = [float(_loose(columns, sure))] * len(sure)
    more["first_shared"] = _shared(longer, probability, 0.6)
    return more


def _loose(columns: Columns, sure: Sequence[float]) -> int:
    """Short lines without a full stop between the first and the last sure one: subheads or captions."""
    marked = [i for i, mark in enumerate(sure) if mark]
    inside = range(marked[0], marked[-1]) if marked else range(0)
    return sum(1 for i in inside if columns["width"][i] < STRONG and not columns["stop"][i])


HOPELESS = 0.04
"""First probability below which a line that stands far from the text is not looked at again: of the true text of pages
not trained on, 0.3 % falls below."""
ABOVE, BELOW = 20, 8
"""Lines above the first sure line and below the last where headline, byline and date may stand."""
SURE = 0.5
HEAD_SURE = 0.25
NOWHERE = -99.0


def ends(first: Sequence[float]) -> list[int]:
    """Numbers of the lines around the beginning and the end of the text."""
    sure = [i for i, p in enumerate(first) if p > SURE]
    if not sure:
        return []
    near = {*range(sure[0] - ABOVE, sure[0] + BELOW), *range(sure[-1], sure[-1] + BELOW)}
    return sorted(i for i in near if 0 <= i < len(first))


def region(first: Sequence[float]) -> list[int]:
    """Numbers of the lines that deserve a second look."""
    near = set(ends(first))
    return [i for i, p in enumerate(first) if p > HOPELESS or i in near]


def headed(named: dict[str, list[float]]) -> Columns:
    """Columns that rest on where headline, byline, dateline and captions are likely to be."""
    more: Columns = {}
    for name, column in named.items():
        for by in (-3, -2, -1, 0, 1, 2, 3):
            more[f"{name}{by:+}"] = shift(column, by, 0.0) if by else column
    for name in ("headline", "byline"):
        column = named[name]
        best = max(range(len(column)), key=lambda i: column[i])
        known = column[best] > HEAD_SURE
        more[f"from_{name}"] = [near(i - best) if known else NOWHERE for i in range(len(column))]
    return more
