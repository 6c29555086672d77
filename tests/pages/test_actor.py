"""What an actor's page and the lists of actors promise, on small corpora."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pytest

from generator.model.findings import ActorType
from generator.model.page import DataFile, Page
from generator.model.related import Actor, Related
from generator.model.settings import ActorEntry
from generator.pages.actor_index import FOLDERS

Composed = Callable[..., dict[str, Page | DataFile]]

TOLL, MARN = "actors/ada-toll-11111111/index.md", "actors/marn-5c7eb752/index.md"


def corpus(newsroom: ModuleType, articles: list[tuple[str | None, str, tuple[str, ...]]]) -> Related:
    """Articles of one sentence or more about Ada Toll, each with its day and the roles it gives her; newest first."""
    entries = []
    for n, (day, text, roles) in enumerate(articles):
        room = newsroom.Newsroom(f"{n}.txt", ((newsroom.Kind.BODY, text),))
        forms = {form: not re.search(rf"\bnamed {form}\b", text) for form in ("Ada Toll", "Toll", "Tolly")}
        toll = room.actor("Ada Toll", ActorType.PERSON, forms, roles)
        article = room.article(f"Article {n}", day, f"Outlet {n}")
        entries.append(newsroom.entry(article, room.findings(actors=(toll,)), newsroom.ACTORS))
    return Related(entries=tuple(entries), actors=newsroom.ACTORS, refusals=())


def section(body: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    found = re.search(rf"^## {heading}$\n(.*?)(?=^## |\Z)", body, re.DOTALL | re.MULTILINE)
    assert found, heading
    return found[1]


def lines(section_: str) -> list[str]:
    """List items without their tags and targets."""
    bare = re.sub(r"<[^>]+>|\]\([^)]*\)|\[", "", section_)
    return [" ".join(line.split()) for line in bare.splitlines() if line.startswith("- ")]


def test_a_later_role_does_not_take_the_place_of_an_earlier_one(composed: Composed, newsroom: ModuleType) -> None:
    """What somebody was called stands under the day and the source that said so, the newest first."""
    made = corpus(
        newsroom,
        [
            ("2025-03-01", "Ada Toll, Secretary, left.", ("Secretary",)),
            ("2024-02-01", "Ada Toll, minister, left.", ("minister",)),
            ("2024-01-01", "Ada Toll, Minister, came.", ("Minister",)),
            (None, "Ada Toll, pilot, came.", ("pilot",)),
        ],
    )
    body = composed(corpus=made)[TOLL].body

    assert lines(section(body, "Roles, as reported")) == [
        "- Secretary as reported 1 March 2025 (Outlet 0)",
        "- minister as reported 1 February 2024 (Outlet 1); 2 articles, the first on 1 January 2024 (Outlet 2)",
        "- pilot as reported on a page without a date (Outlet 3)",
    ]


def test_what_was_said_stands_apart_from_what_was_done(composed: Composed, newsroom: ModuleType) -> None:
    """And from where the actor is only named."""
    made = corpus(newsroom, [("2024-01-01", "Ada Toll said no. Toll left. A ship is named Tolly now.", ())])
    body = composed(corpus=made)[TOLL].body

    assert lines(section(body, "What Ada Toll said")) == ["- 1 January 2024 Ada Toll said no. Outlet 0"]
    assert lines(section(body, "What Ada Toll did")) == ["- 1 January 2024 Toll left. Outlet 0"]
    assert lines(section(body, "Other mentions")) == ["- 1 January 2024 A ship is named Tolly now. Outlet 0"]
    assert "acts in 2 of 3 mentions" in body


def test_long_lists_stand_under_their_years(composed: Composed, newsroom: ModuleType) -> None:
    """The oldest go on elsewhere, and the page says how many there are."""
    days = [f"{2024 - n // 12}-{12 - n % 12:02}-01" for n in range(30)]
    pages = composed(corpus=corpus(newsroom, [(day, f"Toll left at {day}.", ()) for day in days]))
    did = section(pages[TOLL].body, "What Ada Toll did")

    assert re.findall(r"^### (.*)$", did, re.MULTILINE) == ["2024", "2023"]
    assert len(lines(did)) == 20
    assert "The newest 20 of 30" in did
    assert "30 sentences by year" in section(pages[TOLL].body, "Every mention")
    assert {path for path in pages if path.startswith("actors/ada-toll")} == {
        TOLL,
        *(f"actors/ada-toll-11111111/{year}/index.md" for year in ("2022", "2023", "2024")),
    }


def test_forms_of_the_name_tell_where_they_were_first_seen(
    composed: Composed, newsroom: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that a person gave and nobody has written yet stand apart."""
    entry = ActorEntry(name="Ada Toll", aliases=("Toll", "Аda Tøll"))
    monkeypatch.setattr(newsroom, "CURATION", newsroom.replace(newsroom.CURATION, actors=(entry,)))
    monkeypatch.setattr(newsroom, "ACTORS", (newsroom.replace(newsroom.TOLL, aliases=("Toll", "Аda Tøll")),))
    articles = [("2024-02-01", "Toll left.", ()), ("2024-01-01", "Toll came.", ()), (None, "Toll stayed.", ())]
    body = composed(corpus=corpus(newsroom, articles))[TOLL].body
    seen, given = (line for line in body.splitlines() if line.startswith('<span class="b-chips"'))

    assert "Toll 3 ×, first 1 January 2024" in re.sub(r"<[^>]+>|\]\([^)]*\)|\[", "", seen)
    assert "Given by a person" in given
    assert re.findall(r'b-chip">([^<]*)<', given) == ["Аda Tøll"]


def test_a_body_lists_its_people_and_a_person_its_ties(composed: Composed) -> None:
    """With the role of the article that says so."""
    pages = composed()
    people = section(pages[MARN].body, "People tied to Marn, as reported")

    assert lines(people) == ["- Ada Toll, harbour master as reported 3 May 2024 (The Quay Gazette)"]
    assert lines(section(pages[TOLL].body, "Roles and ties, as reported"))[1].startswith("- Tied to Marn as reported")


def named(page: Page | DataFile) -> list[str]:
    """The names in the first column of all tables, in order."""
    assert isinstance(page, Page)
    return re.findall(r"^\| \[([^\]]+)\]", page.body, re.MULTILINE)


@pytest.fixture
def crowd(newsroom: ModuleType) -> Related:
    """Many people and states in one article: those with an even number act, person 4 twice."""
    people = [f"{letter}ve{n}" for n, letter in enumerate("ÁbcdЯfghij")]
    states = [f"State{n}" for n in range(4)]
    text = " ".join(f"{name} left." for name in (*people, *states, people[4]))
    room = newsroom.Newsroom("crowd.txt", ((newsroom.Kind.BODY, text),))
    known = [(name, ActorType.PERSON) for name in people] + [(name, ActorType.GOVERNMENT) for name in states]
    locals_ = [room.actor(name, kind, {name: int(name[-1]) % 2 == 0}) for name, kind in known]
    actors = tuple(
        Actor(id=f"{n:016x}", name=name, type=kind, aliases=(), country=f"{10:016x}" if n == 3 else None)
        for n, (name, kind) in enumerate(known)
    )
    actors = tuple(sorted(actors, key=lambda one: (one.name.casefold(), one.name)))
    article = newsroom.entry(
        room.article("Crowd", "2024-01-01", "Outlet"), room.findings(actors=tuple(locals_)), actors
    )
    return Related(entries=(article,), actors=actors, refusals=())


def test_who_acts_stands_above_who_is_only_named(composed: Composed, crowd: Related) -> None:
    """And countries do not drown the people: they stand in a table of their own, below."""
    pages = composed(corpus=crowd)
    people = ["Яve4", "cve2", "gve6", "ive8", "Áve0", "bve1", "dve3", "fve5", "hve7", "jve9"]

    assert named(pages["actors/index.md"]) == [*people, "State0", "State2", "State1", "State3"]
    assert named(pages["actors/people/index.md"]) == people
    assert named(pages["actors/by-activity/index.md"]) == [*people[:5], "State0", "State2"]
    assert named(pages["actors/only-named/index.md"]) == ["bve1", "dve3", "fve5", "hve7", "jve9", "State1", "State3"]
    assert "| 2 of 2 |" in re.sub(r"<[^>]+>", "", pages["actors/people/index.md"].body)


def test_a_country_lists_those_who_belong_to_it(composed: Composed, crowd: Related) -> None:
    """Given by a person or told by an article; the government itself is linked, and counted nowhere."""
    inside, told = composed(corpus=crowd), composed()

    assert named(inside["actors/by-country/index.md"]) == ["State0"]
    assert named(inside["actors/by-country/state0-00000000/index.md"]) == ["dve3"]
    assert named(told["actors/by-country/marn-5c7eb752/index.md"]) == ["Ada Toll"]


def test_a_long_list_goes_on_by_letter(composed: Composed, crowd: Related, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names in another script stand together at the end; nobody falls off."""
    monkeypatch.setattr(import_module("generator.pages.actor_index"), "ROWS", 3)
    pages = composed(corpus=crowd)
    letters = {path: named(page) for path, page in pages.items() if path.startswith("actors/by-name/")}
    listed = sorted(name for found in letters.values() for name in found)

    assert named(pages["actors/people/index.md"]) == ["Яve4", "cve2", "gve6"]
    assert letters["actors/by-name/index.md"] == []
    assert letters["actors/by-name/a/index.md"] == ["Áve0"]
    assert letters["actors/by-name/s/index.md"] == ["State0", "State1", "State2"]
    assert letters["actors/by-name/s-2/index.md"] == ["State3"]
    assert letters["actors/by-name/other/index.md"] == ["Яve4"]
    assert listed == sorted(actor.name for actor in crowd.actors)
    assert len(FOLDERS) == len(ActorType)
