"""Which country or organisation an article ties a person to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.findings import ActorType, Role
from generator.model.span import Span

BODIES = frozenset({ActorType.ORGANISATION, ActorType.ARMED_GROUP})
REGIME = re.compile(r"['’]s? +(?=(?P<who>\w+) (?:regime|government|administration|army|forces)\b)")


def affiliation(
    text: str, roles: Sequence[Role], mentions: Sequence[Span], named: Sequence[tuple[Span, str, ActorType]]
) -> str | None:
    """The organisation inside a role, else the first country in one, else whose regime is called the person's."""
    within = [(name, kind) for role in roles for span, name, kind in named if role.span.meets(span)]
    for wanted in (BODIES, {ActorType.GOVERNMENT}):
        for name, kind in within:
            if kind in wanted:
                return name
    states = {span.start: name for span, name, kind in named if kind is ActorType.GOVERNMENT}
    for mention in mentions:
        match = REGIME.match(text, mention.end)
        if match and match.start("who") in states:
            return states[match.start("who")]
    return None
