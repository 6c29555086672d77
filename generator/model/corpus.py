"""What the other articles teach about one."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.findings import ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenName:
    """A name that other articles give an actor of this type."""

    name: str
    type: ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Merged from per-article results in a fixed order; empty for an article on its own."""

    recurring: frozenset[str] = field(default_factory=frozenset)
    """Lines (white space folded, lower case) that stand in more than one article: furniture, unless they are prose."""
    names: tuple[SeenName, ...] = ()
    """Names that several articles agree on, to be looked for in the others; in order of the alphabet."""
