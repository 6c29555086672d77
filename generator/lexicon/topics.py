"""IPTC Media Topics with keywords and glosses of our own, and the table of word rarity.

Codes, labels and hierarchy are facts from `iptc.json` (IPTC Media Topics, © IPTC, CC BY 4.0; made by `tools/iptc.py`).
Keywords stand in `topics_*.yml`, one file for each of the 17 subjects:

    "20000641": # treaty
      5: treaty, treaties, pact          weight: words and phrases, lower case; a trailing * matches any ending
      gloss: treaty agreement sign …     words that typically stand in articles on it, for TF-IDF

Weights run from 5 (nearly decides alone) to 1 (a hint). A topic without keywords of ours is found by its label.
`idf.json` holds statistics of English news texts, made by `tools/idf.py`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml

from generator.errors import BriefingError
from generator.model.lexicon import TopicEntry

HERE = Path(__file__).parent
LABEL_WEIGHT = 2.0
Keywords = tuple[tuple[str, float], ...]
Sheet = dict[str, dict[int | str, str]]


class _Fact(TypedDict, total=False):
    id: str
    label: str
    parent: str
    retired_to: str
    wikidata: str


@cache
def load_topics() -> tuple[dict[str, TopicEntry], dict[str, float]]:
    """All Media Topics by `medtop:` id, retired ones included, in the order of their codes; and IDF by word."""
    sheet = _sheets()
    facts: list[_Fact] = json.loads((HERE / "iptc.json").read_text(encoding="utf-8"))["topics"]
    unknown = sorted(sheet.keys() - {fact["id"] for fact in facts if "retired_to" not in fact})
    if unknown:
        raise BriefingError(f"topics_*.yml: no topic in use has the code {', '.join(unknown)}. Correct or remove it.")
    idf: dict[str, float] = json.loads((HERE / "idf.json").read_text(encoding="utf-8"))
    return {f"medtop:{fact['id']}": _entry(fact, sheet.get(fact["id"], {})) for fact in facts}, idf


def _sheets() -> Sheet:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    sheet: Sheet = {}
    for path in sorted(HERE.glob("topics_*.yml")):
        sheet |= yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe
    return sheet


def _entry(fact: _Fact, ours: dict[int | str, str]) -> TopicEntry:
    retired_to = fact.get("retired_to")
    return TopicEntry(
        id=f"medtop:{fact['id']}",
        label=fact["label"],
        parent=f"medtop:{fact['parent']}" if "parent" in fact else None,
        keywords=() if retired_to else _keywords(fact["label"], ours),
        gloss=" ".join(str(ours.get("gloss") or "").split()),
        retired_to=f"medtop:{retired_to}" if retired_to else None,
        wikidata=fact.get("wikidata"),
    )


def _keywords(label: str, ours: dict[int | str, str]) -> Keywords:
    found = {
        " ".join(word.lower().split()): float(weight)
        for weight, words in sorted(ours.items(), key=lambda row: str(row[0]))
        if isinstance(weight, int)
        for word in str(words).split(",")
        if any(letter.isalpha() for letter in word)
    }
    return tuple(found.items()) or ((label.partition(" (")[0].lower(), LABEL_WEIGHT),)
