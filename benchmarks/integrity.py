"""How often the integrity flags cry wolf on sound pages, and how many damaged texts they catch.

    python benchmarks/integrity.py PAGES.jsonl [--every 4] [--show FLAG]

PAGES has one JSON object a line: id, text (the dump of a whole page), body (its true running text), lang; pages kept
for others are marked `test` and left out. A false alarm is a flag, notice or personal-data flag in the running text of
such a page, which real editors let pass. The damage is done here to the bodies, by rules and without chance: characters
decoded with the wrong table, words said twice, an end cut off, and what machine
rewrites leave: names that drift, words out of order, two words that became one synonym.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.clean.language import identify
from generator.extract.integrity import judge
from generator.extract.language import analyse
from generator.extract.personal import find_personal
from generator.model.article import RUNNING_TEXT, Article
from texts import article_of, article_on

Row = dict[str, Any]
NOTICES = frozenset({"paywall", "cut-off"})
LONG_ENOUGH = 120
"""Words of a body that is worth damaging."""
READ = 4_000
"""Characters of a body that are damaged; what a flag needs stands in them, and the rest only takes time."""


def alarms(article: Article) -> Iterator[tuple[str, str]]:
    """Everything that a page says against its own text, and the words beside it."""
    found = judge(article, analyse(article))
    for flag in found.flags:
        yield flag.flag, article.text[max(0, flag.span.start - 60) : flag.span.end + 40]
    if found.garbled:
        yield "GARBLED", str(found.score)
    running = [block.span for block in article.blocks if block.kind in RUNNING_TEXT]
    for flag in find_personal(article):
        if any(span.start <= flag.span.start < span.end for span in running):
            yield flag.flag, article.text[max(0, flag.span.start - 40) : flag.span.end + 20]
    for notice in article.notices:
        if notice.code in NOTICES:
            yield notice.code, (notice.span.cut(article.text)[-120:] if notice.span else notice.message)


def sound_pages(rows: Sequence[Row], shown: str) -> None:
    """Share of sound pages on which each alarm goes off at least once."""
    counts: Counter[str] = Counter()
    for row in rows:
        found = list(alarms(article_on(row)))
        counts.update({code for code, _ in found})
        for code, words in found:
            if shown in {code, "all"}:
                print(f"    {code} {row['id']}: {' '.join(words.split())}")
    print(f"sound pages: {len(rows)}")
    for code, count in counts.most_common():
        print(f"  {code:18} {count:4} = {100 * count / len(rows):.1f} %")


def _decoded(body: str, table: str) -> str:
    """UTF-8 by a table of single bytes; what the table leaves open stays as it is, as in browsers."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in body.encode("utf-8", "replace"))


def wrong_table(body: str) -> str:
    """As pages without a declared encoding come out in the West."""
    return _decoded(body, "cp1252")


def cyrillic_table(body: str) -> str:
    """As they come out in Cyrillic; only where something shows."""
    return _decoded(body, "cp1251") if re.search("[а-яіїє]{3}", body) else body


def said_twice(body: str) -> str:
    """Every fiftieth word of at least five letters said twice."""
    words = body.split(" ")
    return " ".join(
        f"{word} {word}" if number % 50 == 25 and re.fullmatch("[a-z]{5,}", word) else word  # noqa: PLR2004
        for number, word in enumerate(words)
    )


def cut_off(body: str) -> str:
    """The second half gone, in the middle of a sentence."""
    half = body[: len(body) // 2].rsplit(" ", 2)[0]
    return half.rstrip(".!?…\"”’'»)]:;。！？\n ,")


def names_drift(body: str) -> str:
    """Every second full name with a letter of its surname gone."""
    seen: Counter[str] = Counter()

    def drift(match: re.Match[str]) -> str:
        seen[match[0]] += 1
        first, last = match.groups()
        return f"{first} {last[:3]}{last[4:]}" if seen[match[0]] % 2 == 0 else match[0]

    return re.sub(r"\b([A-Z][a-z]+) ([A-Z][a-z]{6,})\b", drift, body)


def order_lost(body: str) -> str:
    """Every twentieth word after its next one, as translations word by word leave them."""
    words = body.split(" ")
    for place in range(10, len(words) - 1, 20):
        words[place : place + 2] = words[place + 1], words[place]
    return " ".join(words)


def synonyms_meet(body: str) -> str:
    """Every pair of things becomes one thing twice, as where both have the same synonym."""
    return re.sub(r"\b([a-z]{4,}) and [a-z]{4,}\b", r"\1 and \1", body)


DAMAGE: tuple[tuple[str, Callable[[str], str], frozenset[str]], ...] = (
    ("wrong-table", wrong_table, frozenset({"mojibake"})),
    ("cyrillic-table", cyrillic_table, frozenset({"mojibake"})),
    ("said-twice", said_twice, frozenset({"doubled-word"})),
    ("cut-off", cut_off, frozenset({"truncated"})),
    ("names-drift", names_drift, frozenset({"name-drift"})),
    ("order-lost", order_lost, frozenset({"word-order"})),
    ("synonyms-meet", synonyms_meet, frozenset({"doubled-pair"})),
)
"""Each way of damaging, and the flags that should tell."""


def damaged_pages(rows: Sequence[Row], shown: str) -> None:
    """Share of the damaged bodies, where the damage changed anything, that carry the flag."""
    for name, damage, expected in DAMAGE:
        hits, of = 0, 0
        for row in rows:
            whole = row["body"][:READ]
            body = damage(whole)
            if body == whole or len(whole.split()) < LONG_ENOUGH:
                continue
            article = article_of(body, language=identify(row["body"])[0])
            caught = bool(expected & {flag.flag for flag in judge(article, analyse(article)).flags})
            hits, of = hits + caught, of + 1
            if shown == name and not caught:
                print(f"    {row['id']}: missed: {body[-100:]!r}")
        print(f"  {name:18} caught {hits}/{of} = {100 * hits / max(of, 1):.1f} %")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    with options.pages.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["set"] in {"fundus", "wcxb"} and not row["test"]]
    rows = rows[:: options.every]
    sound_pages(rows, options.show)
    print("damaged bodies:")
    damaged_pages(rows, options.show)


if __name__ == "__main__":
    main()
