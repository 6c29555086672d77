"""How many date expressions get the right calendar value: ours beside two baselines.

    python benchmarks/dates.py DATA.jsonl [--errors] [--undated]

DATA has one JSON object a line: id, dct (day of publication), text, timex: [{start, end, type, value}]. TimeML files
(`*.tml`, TimeBank and its like) and folders of them are read too. A value counts when it is the same year, month, day,
week, quarter or season; a time of day counts as its day; durations and the like count neither way.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from generator.extract.dates import find_dates
from generator.extract.language import analyse
from texts import article_of

CALENDAR = re.compile(r"\d{4}(-(\d\d|W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)(-(\d\d|WE))?)?(T[\w:]*)?")
MARK = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
Found = list[tuple[int, int, str]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file or folder."""
    if path.is_dir():
        for file in sorted(path.rglob("*.tml")):
            yield from rows(file)
    elif path.suffix == ".tml":
        yield timeml(path)
    else:
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def timeml(path: Path) -> dict[str, Any]:
    """A TimeML file as a row."""
    source = path.read_text(encoding="utf-8")
    day = re.search(r'<DCT>.*?value="([^"]*)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    text, timex, opened = "", [], []
    for mark in MARK.finditer(body[1] if body else ""):
        if mark[4] is not None:
            text += html.unescape(mark[4])
        elif mark[2] == "TIMEX3" and not mark[1]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', mark[3]))))
        elif mark[2] == "TIMEX3":
            start, fields = opened.pop()
            timex.append({"start": start, "end": len(text), "type": fields["type"], "value": fields["value"]})
    return {"id": path.stem, "dct": day[1][:10] if day else None, "text": text, "timex": timex}


def ours(row: dict[str, Any]) -> Found:
    """Our rules. The time of the language model is not counted: every other stage needs it too."""
    one = article_of(row["text"], published=row["dct"])
    analysis = analyse(one)
    started = time.process_time()
    found = find_dates(one, analysis)
    ours.seconds += time.process_time() - started  # type: ignore[attr-defined]
    return [(d.span.start, d.span.end, d.value) for d in found if d.value]


ours.seconds = 0.0  # type: ignore[attr-defined]


def full_dates_only(row: dict[str, Any]) -> Found:
    """What a pattern for full dates and years finds."""
    look = re.compile(r"\b(?:1[89]|20)\d\d(?:-\d\d-\d\d)?\b")
    return [(m.start(), m.end(), m[0]) for m in look.finditer(row["text"])]


def dateparser_search(row: dict[str, Any]) -> Found:
    """The most used library, told the day of publication; it gives days only."""
    base = date.fromisoformat(row["dct"])
    settings = {"RELATIVE_BASE": _midnight(base), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, when in search_dates(row["text"], languages=["en"], settings=settings) or []:
        start = row["text"].find(words, at)
        if start >= 0:
            found.append((start, start + len(words), when.date().isoformat()))
            at = start + len(words)
    return found


def _midnight(day: date) -> Any:  # noqa: ANN401 - datetime, kept out of our own code on purpose
    from datetime import datetime  # noqa: PLC0415 - only the baseline wants one

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the library wants it without a zone


def same(one: str, other: str) -> bool:
    """Whether two values are one, a time of day counting as its day."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)T.*", r"\1", one.upper()) == re.sub(
        r"^(\d{4}-\d\d-\d\d)T.*", r"\1", other.upper()
    )


def score(data: list[dict[str, Any]], read: Callable[[dict[str, Any]], Found], *, errors: bool) -> dict[str, float]:
    """Precision, recall and F1 of values, and of the expressions alone."""
    right = found = gold = spans = 0
    for row in data:
        wanted = [t for t in row["timex"] if t["type"] in {"DATE", "TIME"} and CALENDAR.fullmatch(t["value"].upper())]
        others = [t for t in row["timex"] if t not in wanted]
        given = read(row)
        used: set[tuple[int, int, str]] = set()
        gold += len(wanted)
        for one in wanted:
            near = [g for g in given if g not in used and g[0] < one["end"] and one["start"] < g[1]]
            best = next((g for g in near if same(g[2], one["value"])), near[0] if near else None)
            if best:
                used.add(best)
                spans += 1
                right += same(best[2], one["value"])
            if errors and not (best and same(best[2], one["value"])):
                print(row["id"], one["value"], best, row["text"][max(0, one["start"] - 50) : one["end"] + 20].split())
        loose = [g for g in given if g not in used]
        found += len(used) + sum(not any(g[0] < t["end"] and t["start"] < g[1] for t in wanted + others) for g in loose)
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return {
        "gold": gold,
        "spans found": round(100 * spans / max(gold, 1), 1),
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "value F1": round(200 * precision * recall / max(precision + recall, 1e-9), 1),
    }


def main() -> int:
    """Print one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what ours gets wrong")
    parser.add_argument("--undated", action="store_true", help="take the day of publication away; count what is left")
    parser.add_argument("--fast", action="store_true", help="leave dateparser out: it takes minutes")
    options = parser.parse_args()
    data = list(rows(options.data))
    if options.undated:
        relative = [words for row in data for words in undated(row)]
        print(f"undated: {len(relative)} relative expressions resolved", relative[:10])
        return int(bool(relative))
    readers = {"full dates only": full_dates_only, "dateparser.search_dates": dateparser_search, "ours": ours}
    for name, read in readers.items():
        if name != "dateparser.search_dates" or not options.fast:
            print(f"{name:24}", score(data, read, errors=options.errors and read is ours))
    print(f"ours: {1000 * ours.seconds / max(len(data), 1):.1f} ms an article")  # type: ignore[attr-defined]
    return 0


def undated(row: dict[str, Any]) -> list[str]:
    """What gets a value in an article without a day of publication, though no year stands in the words or beside."""
    text = row["text"]
    found = ours({**row, "dct": None})
    has_year = re.compile(r"\d{4}|['’]\d\d|\d0s|thousand|nineteen|ties\b")
    return [
        text[start : end + 20] for start, end, _ in found if not has_year.search(text[max(0, start - 6) : end + 30])
    ]


if __name__ == "__main__":
    sys.exit(main())
