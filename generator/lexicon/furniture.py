"""The words that give page furniture away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Signs of one kind of line, lower case with straight quotes."""

    line: frozenset[str]
    """The whole line is this."""
    start: tuple[str, ...]
    """The line begins so."""
    within: tuple[str, ...]
    """The line holds this anywhere."""


@cache
def load_furniture() -> Mapping[str, Cues]:
    """Cues by the kind of line that they give away, in the order in which they are tried."""
    source = files("generator.lexicon").joinpath("furniture.yml").read_text(encoding="utf-8")
    data: dict[str, dict[str, list[str]]] = yaml.safe_load(source)
    return {
        kind: Cues(
            line=frozenset(cues.get("line", ())),
            start=tuple(cues.get("start", ())),
            within=tuple(cues.get("within", ())),
        )
        for kind, cues in data.items()
    }
