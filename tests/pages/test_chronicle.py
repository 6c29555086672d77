"""The timeline of one actor or topic, on small corpora."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import ModuleType

import pytest

from generator.model.findings import ActorType, Status
from generator.model.page import DataFile, Page
from generator.model.related import Related
from generator.pages import shelves

Composed = Callable[..., dict[str, Page | DataFile]]
Told = tuple[str, str | None, Status]

TOLL, HARBOUR = "actors/ada-toll-11111111/index.md", "topics/harbour-3fa00928/index.md"


def corpus(newsroom: ModuleType, articles: Sequence[Sequence[Told]]) -> Related:
    """Articles on the harbour, a sentence an event: its words, its date and its status."""
    entries = []
    for n, events in enumerate(articles):
        room = newsroom.Newsroom(f"{n}.txt", ((newsroom.Kind.BODY, " ".join(words for words, _, _ in events)),))
        named = any("Toll" in words for words, _, _ in events)
        findings = room.findings(
            actors=(room.actor("Ada Toll", ActorType.PERSON, {"Toll": True}),) if named else (),
            topics=(newsroom.HARBOUR,),
            events=tuple(room.event(words, words.split()[-1], date, status) for words, date, status in events),
        )
        article = room.article(f"Article {n}", f"2024-{12 - n:02}-01", f"Outlet {n}")
        entries.append(newsroom.entry(article, findings, newsroom.ACTORS))
    return Related(entries=tuple(entries), actors=newsroom.ACTORS, refusals=())


def told(body: str) -> list[str]:
    """Headings and the words of the events, in order."""
    found = re.findall(
        r'^#{2,3} (.*)$|^- <span class="b-date">[^<]*</span> <span.*?</span> (.*?) <span', body, re.MULTILINE
    )
    return [heading or words for heading, words in found]


def timeline(body: str) -> list[str]:
    """The same of the page's own timeline."""
    found = re.search(r"^## Timeline$.*?(?=^## |\Z)", body, re.DOTALL | re.MULTILINE)
    return told(found[0])[1:] if found else []


def test_an_actor_has_the_sentences_that_name_it_a_topic_all(composed: Composed, newsroom: ModuleType) -> None:
    """The latest first, one day in the order of its articles, the expected apart, the undated left out."""
    articles = [
        [("Toll came monday.", "2024-01-05", Status.HAPPENED), ("Marn left tuesday.", "2024-02-06", Status.HAPPENED)],
        [
            ("Toll sails wednesday.", "2025-03-01", Status.EXPECTED),
            ("Toll slept thursday.", "2024-01-05", Status.REPORTED),
            ("Toll ate friday.", "2024-01", Status.REPORTED),
            ("Toll rang sometime.", None, Status.REPORTED),
        ],
    ]
    pages = composed(corpus=corpus(newsroom, articles))
    of_toll = ["Toll came monday.", "Toll slept thursday.", "Toll ate friday.", "Expected", "Toll sails wednesday."]

    assert timeline(pages[TOLL].body) == of_toll
    assert timeline(pages[HARBOUR].body) == ["Marn left tuesday.", *of_toll]
    assert not [path for path in pages if re.match(r"(actors|topics)/.*/timeline", path)]


def test_a_long_one_stands_below(composed: Composed, newsroom: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """In pages of a constant size, to which the actor's and the topic's page link."""
    monkeypatch.setattr(shelves.numbered, "__defaults__", (5,))
    events = [
        (f"Toll rowed x{n}.", f"2024-0{n}-01", Status.EXPECTED if n == 1 else Status.HAPPENED) for n in range(1, 10)
    ]
    pages = composed(corpus=corpus(newsroom, [events[:4], events[4:]]))
    rowed = [f"Toll rowed x{n}." for n in (9, 8, 7, 6, 5, 4, 3, 2)]

    for path in (TOLL, HARBOUR):
        first, second = (
            pages[path.replace("index.md", f"{name}/index.md")].body for name in ("timeline", "timeline-2")
        )
        assert told(first)[:2] == ["Expected", "Toll rowed x1."]
        assert [words for words in told(first + second) if words in rowed] == rowed
        assert timeline(pages[path].body) == []
        assert (
            "9 dated events: [timeline, part 1](timeline/index.md), [timeline, part 2](timeline-2/index.md)"
            in pages[path].body
        )


def test_eight_events_still_stand_on_the_page(composed: Composed, newsroom: ModuleType) -> None:
    """One more would be too many. A topic of some months has its coverage drawn above them."""
    events = [(f"Toll rowed x{n}.", f"2024-0{n}-01", Status.HAPPENED) for n in range(1, 9)]
    body = composed(corpus=corpus(newsroom, [events[:4], events[4:]]))[HARBOUR].body

    assert len(timeline(body)) == 8
    assert re.findall(r"^## (.*)$", body, re.MULTILINE) == ["Who acts", "Coverage", "Timeline", "Articles"]
