"""Makes generator/lexicon/iptc.json from a release of the IPTC Media Topics: `python tools/iptc.py RELEASE.json`.

Takes two forms: the concept scheme that IPTC publishes (SKOS as JSON, with `conceptSet`), or a slim file of
`{released, concepts: {code: {label, broader, retired, wikidata}}}`. Keeps facts only: code, label, parent, where a
retired code folds to, Wikidata id. Definitions stay out. The vocabulary is © IPTC, CC BY 4.0.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path("generator/lexicon/iptc.json")
CREDIT = (
    "IPTC Media Topics, © IPTC (International Press Telecommunications Council), CC BY 4.0, https://iptc.org/newscodes/"
)
Concepts = dict[str, dict[str, str]]


def concepts(release: dict[str, Any]) -> Concepts:
    """Concepts by eight-digit code, with `label`, and `broader`, `retired` and `wikidata` where they have them."""
    if "concepts" in release:
        return dict(release["concepts"])
    return {_code(concept["uri"]): _slim(concept) for concept in release["conceptSet"]}


def _slim(concept: dict[str, Any]) -> dict[str, str]:
    label = concept["prefLabel"]
    found = {"label": label.get("en-GB") or next(iter(label.values()))}
    if concept.get("broader"):
        found["broader"] = _code(concept["broader"][0])
    if concept.get("retired"):
        found["retired"] = concept["retired"]
    wikidata = [uri for uri in concept.get("exactMatch", []) + concept.get("closeMatch", []) if "wikidata" in uri]
    return found | ({"wikidata": _code(wikidata[0])} if wikidata else {})


def _code(uri: str) -> str:
    return re.split("[:/]", uri)[-1]


def fold(code: str, all_concepts: Concepts) -> str | None:
    """The nearest ancestor in use; None where a retired code has none."""
    parent = all_concepts[code].get("broader")
    while parent and "retired" in all_concepts[parent]:
        parent = all_concepts[parent].get("broader")
    return parent


def facts(all_concepts: Concepts) -> list[dict[str, str]]:
    """One row a concept, sorted by code, empty fields left out."""
    return [_row(code, all_concepts) for code in sorted(all_concepts)]


def _row(code: str, all_concepts: Concepts) -> dict[str, str]:
    concept = all_concepts[code]
    parent = fold(code, all_concepts)
    row = {"id": code, "label": concept["label"]}
    if parent:
        row["retired_to" if "retired" in concept else "parent"] = parent
    if "wikidata" in concept:
        row["wikidata"] = concept["wikidata"]
    return row


def main(source: str) -> None:
    """Read a release, write the slim file: one topic a line, so that a new release reads as a diff."""
    release = json.loads(Path(source).read_text(encoding="utf-8"))
    released = json.dumps(release.get("released") or release.get("dateReleased", "")[:10])
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in facts(concepts(release)))
    text = f'{{"credit": {json.dumps(CREDIT, ensure_ascii=False)},\n"released": {released},\n"topics": [\n{rows}\n]}}\n'
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
