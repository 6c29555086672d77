"""What the other articles teach about one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Merged from per-article results in a fixed order; empty for an article on its own."""

    recurring: frozenset[str] = field(default_factory=frozenset)
    """Lines (white space folded, lower case) that stand in more than one article: furniture, unless they are prose."""
