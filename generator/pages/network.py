"""Company → an arc diagram: names under each other on a line, arcs between those whom sentences name together.

Names in a column never overlap, stay legible on a phone, and need no force that settles elsewhere on each run
(Wattenberg, “Arc Diagrams: Visualizing Structure in Strings”, 2002).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.rows import ActorRow
from generator.model.findings import ActorType
from generator.pages import addresses
from generator.pages.company import Company
from generator.pages.markdown import plain

WIDTH, ROW = 360, 30
"""Units; a phone's column is about 330 pixels wide, so that a unit is nearly one pixel there."""
SPINE, LABEL, COUNT = 84, 98, 356
"""Where the marks stand, where names begin, and where counts end."""
LETTERS = 14
MARKS = {
    ActorType.PERSON: "●",
    ActorType.GOVERNMENT: "■",
    ActorType.ORGANISATION: "○",
    ActorType.ARMED_GROUP: "◆",
    ActorType.OTHER: "•",
}
"""The mark of each kind as a letter, for the legend."""
ROOM = COUNT - LABEL - 38
"""For a name, before a count of up to four digits."""
NEAR, FAR = 14, 78
"""How far an arc between neighbours, and one between first and last, reaches to the left."""
THIN, THICK = 1, 4

_NARROW = frozenset("ijlftr.,:;'’|()[]!I- ")
_WIDE = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name on its row. `path` is None for the actor whose page it is; `count` are the sentences they share."""

    label: str
    name: str
    kind: ActorType
    y: int
    path: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """Half an ellipse to the left between two rows; `own` where one end is the actor itself."""

    top: int
    bottom: int
    reach: int
    """How far it comes."""
    width: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What the template draws. Arcs of the actor itself come last, on top of the others."""

    height: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    kinds: tuple[ActorType, ...]
    """Those that occur, in the order of their declaration."""
    width: int = WIDTH
    spine: int = SPINE
    label: int = LABEL
    count: int = COUNT
    letters: int = LETTERS


def network(row: ActorRow, found: Company) -> Network:
    """The actor on top, its companions below, the most frequent first."""
    others = tuple(_node(one.row, n, one.sentences) for n, one in enumerate(found.companions, start=1))
    nodes = (_node(row, 0, 0), *others)
    own = [(0, n, node.count) for n, node in enumerate(nodes) if n]
    among = [(left + 1, right + 1, times) for left, right, times in found.ties]
    most = max((times for _, _, times in (*own, *among)), default=1)
    arcs = (_arc(*line, own=is_own, rows=len(nodes), most=most) for line, is_own in _in_order(among, own))
    kinds = {node.kind for node in nodes}
    return Network(
        height=ROW * len(nodes),
        nodes=nodes,
        arcs=tuple(arcs),
        kinds=tuple(kind for kind in ActorType if kind in kinds),
    )


def _in_order(
    among: list[tuple[int, int, int]], own: list[tuple[int, int, int]]
) -> Iterator[tuple[tuple[int, int, int], bool]]:
    yield from ((line, False) for line in among)
    yield from ((line, True) for line in own)


def _node(row: ActorRow, place: int, count: int) -> Node:
    return Node(
        label=fitted(row.name, ROOM),
        name=row.name,
        kind=row.type,
        y=ROW * place + ROW // 2,
        path=addresses.actor(row.id, row.name) if place else None,
        count=count,
    )


def _arc(first: int, last: int, times: int, *, own: bool, rows: int, most: int) -> Arc:
    """The stroke grows with the sentences, compared with the most of this drawing. Whole units: no rounding differs."""
    return Arc(
        top=ROW * first + ROW // 2,
        bottom=ROW * last + ROW // 2,
        reach=NEAR + (FAR - NEAR) * (last - first - 1) // max(1, rows - 2),
        width=THIN + (THICK - THIN) * (times - 1) // max(1, most - 1),
        own=own,
    )


def fitted(name: str, room: float, size: int = LETTERS) -> str:
    """The name, cut with an ellipsis where it might be wider than `room`: widths are those of a wide sans serif."""
    line = " ".join(plain(name).split())
    if measured(line, size) <= room:
        return line
    while line and measured(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def measured(line: str, size: int = LETTERS) -> float:
    """An upper estimate of a line's width, from the widths of DejaVu Sans, the widest of the fonts in use."""
    return size * sum(map(_advance, line))


def _advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if sign in _NARROW:
        return 0.42
    if sign in _WIDE or unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.0
    return 0.75 if sign.isupper() else 0.65
