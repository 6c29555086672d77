"""The drawing of an actor's company: what holds for any names and numbers."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.rows import ActorRow, PassageRow
from generator.model.findings import ActorType
from generator.pages.company import company
from generator.pages.markdown import plain
from generator.pages.network import COUNT, LABEL, LETTERS, MARKS, ROOM, WIDTH, fitted, measured, network
from generator.pages.parts import place_link
from generator.pages.render import render

ME = "f" * 16
EVIL = """</text></svg><script>alert(1)</script><a href="javascript:x" onload='y'> {{ 7*7 }} & `z` *b* [c](d)"""
texts = st.one_of(st.just(EVIL), st.text(min_size=1, max_size=60))


def actor(id: str, name: str, kind: ActorType = ActorType.PERSON) -> ActorRow:  # noqa: A002 - the field is called id
    """A row of which only these matter here."""
    nothing = {"country": None, "country_name": None, "wikidata": None, "followthemoney": None}
    nothing |= {"notes": None, "first": None, "last": None}
    return ActorRow(id=id, name=name, type=kind, articles=1, mentions=1, acting=1, **nothing)


def passage(article: str, others: tuple[str, ...]) -> PassageRow:
    """A sentence that names these beside the actor."""
    nothing = {"day": None, "source": None, "anchor": None, "text": None}
    flags = {"garbled": False, "acting": False, "saying": False}
    return PassageRow(article=article, title="T", names=("x",), others=others, **flags, **nothing)


@st.composite
def companies(draw: st.DrawFn) -> tuple[dict[str, ActorRow], list[PassageRow]]:
    """Actors by id, and sentences that name some of them."""
    names = draw(st.lists(texts, min_size=3, max_size=20))
    kinds = draw(st.lists(st.sampled_from(ActorType), min_size=len(names), max_size=len(names)))
    ids = [f"{n:016x}" for n in range(len(names))]
    known = {one: actor(one, name, kind) for one, name, kind in zip(ids, names, kinds, strict=True)}
    groups = draw(st.lists(st.sets(st.sampled_from(ids), min_size=1), min_size=1, max_size=30))
    return known, [passage(f"a{n % 3}", tuple(sorted(group))) for n, group in enumerate([set(ids[:3]), *groups])]


def drawn(name: str, known: dict[str, ActorRow], passages: list[PassageRow]) -> str:
    """The figure as it stands on the page."""
    me = actor(ME, name)
    found = company(passages, known, 12)
    together = [(one, place_link(one.newest, "there")) for one in found.companions]
    values = {"row": me, "company": found, "network": network(me, found), "together": together, "MARKS": MARKS}
    return render("network", f"actors/x-{ME[:8]}/index.md", values)


def svg_of(figure: str) -> ET.Element:
    """The drawing, read strictly."""
    found = re.search(r"<svg.*?</svg>", figure, re.DOTALL)
    assert found
    return ET.fromstring(found[0])  # noqa: S314 - our own words


@given(texts, companies())
def test_any_names_are_words_and_stay_in_the_drawing(
    name: str, made: tuple[dict[str, ActorRow], list[PassageRow]]
) -> None:
    """No name adds a tag, stands on another, or runs out of the drawing; the same company is the same bytes."""
    figure = drawn(name, *made)
    svg = svg_of(figure)
    _, _, width, height = map(int, svg.attrib["viewBox"].split())
    labels = [one for one in svg.iter("text") if "text-anchor" not in one.attrib]
    rows = sorted(int(one.attrib["y"]) for one in labels)

    assert {one.tag for one in svg.iter()} <= {"svg", "g", "path", "circle", "rect", "text", "a"}
    assert all(one.attrib.keys() <= {"href", "aria-label"} for one in svg.iter("a"))
    assert (labels[0].text or "") == fitted(name, ROOM)
    assert all(lower - upper >= 2 * LETTERS for upper, lower in pairwise(rows))
    assert all(LETTERS <= y <= height - LETTERS // 2 for y in rows)
    assert all(LABEL + measured(one.text or "") <= COUNT for one in labels)
    assert width == WIDTH
    assert drawn(name, *made) == figure


@given(companies())
def test_every_stroke_stays_in_the_drawing(made: tuple[dict[str, ActorRow], list[PassageRow]]) -> None:
    """Arcs, marks and counts, with the thickness of their lines; and no line is left out."""
    known, passages = made
    found = company(passages, known, 12)
    drawing = network(actor(ME, "Me"), found)
    arcs = [(arc.top, arc.bottom, arc.reach, arc.width) for arc in drawing.arcs]

    assert len(arcs) == len(found.companions) + len(found.ties)
    assert all(drawing.spine - reach - width >= 0 for _, _, reach, width in arcs)
    assert all(0 < top < bottom < drawing.height for top, bottom, _, _ in arcs)
    assert all(1 <= width <= 4 for _, _, _, width in arcs)


def test_company_is_counted_by_sentence_and_ranked() -> None:
    """Most sentences first, then most articles, then by name; the drawing keeps the first, the numbers all."""
    known = {"a": actor("a", "Ann"), "b": actor("b", "Bob"), "c": actor("c", "Cid")}
    passages = [passage("1", ("a", "c")), passage("1", ("a", "b")), passage("2", ("b", "c")), passage("2", ("b",))]
    found = company(passages, known, 2)

    assert [(one.row.name, one.sentences, one.articles) for one in found.companions] == [("Bob", 3, 2), ("Cid", 2, 2)]
    assert found.ties == ((0, 1, 1),)
    assert found.total == 3
    assert found.companions[0].newest == passages[1]


def test_the_table_says_the_same_as_the_drawing() -> None:
    """Who cannot see the one reads the other, with the newest sentence besides."""
    known = {one: actor(one, f"{one} & sons", ActorType.ORGANISATION) for one in ("aa", "bb", "cc")}
    figure = drawn("Me", known, [passage("1", ("aa", "bb", "cc")), passage("2", ("bb",))])
    table = html.unescape(figure[figure.index("<table>") :])
    counts = re.findall(r">(\w\w & sons)</a></td><td>(\d)</td><td>(\d)</td>", table)

    assert counts == [("bb & sons", "2", "2"), ("aa & sons", "1", "1"), ("cc & sons", "1", "1")]
    assert [one.text for one in svg_of(figure).iter("text")] == ["Me", *(x for a, b, _ in counts for x in (a, b))]


@given(st.text(max_size=80), st.integers(20, 400))
def test_a_name_is_cut_only_where_it_must_be(name: str, room: int) -> None:
    """And then it says so."""
    line = fitted(name, room)

    assert measured(line) <= max(room, measured("…"))
    assert line == " ".join(plain(name).split()) or line.endswith("…")
