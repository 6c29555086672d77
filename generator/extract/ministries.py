"""Ministries and the like with their country: "Russia's Ministry of Defence", "the Russian Defense Ministry"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from generator.extract.gazetteer import Hit, How, near
from generator.extract.repair import Name

OF = re.compile(r"Ministry (?:of|for) (?:the )?(?P<field>[A-Z].*)")
BEFORE = re.compile(r"(?P<field>[A-Z].*) Ministry")
OWNERS = frozenset({How.NAME, How.DEMONYM})
SHORT_FIELDS = {"Foreign": "Foreign Affairs", "Defence": "Defense", "Labour": "Labor"}
POSSESSIVE = re.compile(r"['’]s? ?| ")


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry's name with its country: where it begins, and the one form that all spellings share."""

    start: int
    name: str


def ministry(text: str, name: Name, hits: list[Hit], generic: Container[str]) -> Ministry | None:
    """The ministry that a name stands for, if the text says whose it is right before or inside the name.

    `generic`: other bodies that every state has, and whose name is nothing without it: `Security Council`.
    """
    for hit in near(hits, name.start - 4, name.end):
        owner = next((known for known in hit.known if known.key.startswith("country:") and known.how in OWNERS), None)
        if owner is None or hit.end > name.end or hit.end < name.start - 3:
            continue
        between = text[hit.end : name.start] if hit.end <= name.start else ""
        rest = text[max(hit.end, name.start) : name.end] if hit.end > name.start else name.text
        bare = POSSESSIVE.sub("", rest, count=1) if hit.end > name.start else rest
        plain = bare if bare.lower() in generic and owner.how is How.NAME else _plain(bare)
        if plain and (hit.start == name.start or POSSESSIVE.fullmatch(between)):
            return Ministry(min(hit.start, name.start), f"{plain} ({owner.name})")
    return None


def _plain(name: str) -> str | None:
    match = OF.fullmatch(name) or BEFORE.fullmatch(name)
    return f"Ministry of {SHORT_FIELDS.get(match['field'], match['field'])}" if match else None
