"""The store answers with what was put in."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.catalogue.queries import Catalogue
from generator.model.findings import ActorType
from generator.model.settings import Profile, Rights


@pytest.fixture
def catalogue(newsroom: ModuleType, tmp_path: Path) -> Iterator[Catalogue]:
    """The small corpus, open."""
    with Catalogue(newsroom.saved(tmp_path / "catalogue.sqlite")) as opened:
        yield opened


def test_the_same_corpus_gives_the_same_bytes(newsroom: ModuleType, tmp_path: Path) -> None:
    """Two builds of the same inputs are compared byte by byte, and the store may be published."""
    first = newsroom.saved(tmp_path / "a.sqlite").read_bytes()
    newsroom.saved(tmp_path / "b.sqlite")
    again = newsroom.saved(tmp_path / "b.sqlite").read_bytes()

    assert first == again


def test_an_actor_is_counted_over_the_articles_that_are_shown(catalogue: Catalogue) -> None:
    """Three articles name Marn; the hidden one counts nowhere."""
    marn = next(row for row in catalogue.actors() if row.name == "Marn")

    assert (marn.articles, marn.mentions, marn.acting) == (3, 5, 4)
    assert (marn.first, marn.last) == ("2024-05-01", "2024-05-03")
    assert marn.type is ActorType.GOVERNMENT


def test_a_passage_names_the_others_in_its_sentence(newsroom: ModuleType, tmp_path: Path) -> None:
    """Two actors in one article have not met; in one sentence they may have. Each once, however often it is named."""
    room = newsroom.Newsroom("x.txt", ((newsroom.Kind.BODY, "Marn, yes Marn, met Ada Toll. Marn left."),))
    findings = room.findings(
        actors=(
            room.actor("Marn", ActorType.GOVERNMENT, {"Marn": True}),
            room.actor("Ada Toll", ActorType.PERSON, {"Ada Toll": False}),
        )
    )
    corpus = newsroom.Related(
        entries=(newsroom.entry(room.article("T"), findings, newsroom.ACTORS),), actors=newsroom.ACTORS, refusals=()
    )
    with Catalogue(newsroom.saved(tmp_path / "c.sqlite", corpus)) as catalogue:
        passages = catalogue.passages("country:xa")

    assert [(one.names, one.others) for one in passages] == [
        (("Marn", "Marn"), ("1111111111111111",)),
        (("Marn",), ()),
    ]


def test_a_tie_keeps_the_role_of_its_article(catalogue: Catalogue) -> None:
    """Who speaks for a country today spoke for another one yesterday."""
    (tie,) = catalogue.ties("1111111111111111")

    assert (tie.body, tie.role, tie.day) == ("country:xa", "harbour master", "2024-05-03")
    assert catalogue.members("country:xa") == (tie,)
    assert catalogue.homes() == {"1111111111111111": "country:xa"}
    assert catalogue.latest_roles() == {"1111111111111111": "harbour master"}


def test_topics_come_with_those_above_them(catalogue: Catalogue) -> None:
    """The tree needs them although no article is about them."""
    topics = {row.label: (row.articles, row.parent) for row in catalogue.topics()}

    assert topics["politics and government"] == (0, None)
    assert topics["treaty"] == (1, "medtop:11000000")
    assert topics["harbour"] == (3, None)


def test_a_public_reader_gets_only_what_the_rights_allow(catalogue: Catalogue) -> None:
    """The store masks the words itself, so that no page can forget to."""
    stories = {story.row.file: story for story in catalogue.seen_by(Profile.PUBLIC).stories()}

    assert stories["wire/one.txt"].text is not None
    assert stories["three.txt"].row.rights is Rights.METADATA
    assert stories["three.txt"].text is None
    assert all(sentence.text is None for sentence in stories["three.txt"].sentences)
    assert stories["two.txt"].text is None
    assert all(story.text is not None for story in catalogue.stories())


def test_a_mention_in_the_headline_leads_to_the_headline(catalogue: Catalogue) -> None:
    """The headline is the page's title, and no sentence of its text."""
    passages = catalogue.passages("country:xa")

    assert "headline" in {passage.anchor for passage in passages}


def test_a_closed_catalogue_says_so(newsroom: ModuleType, tmp_path: Path) -> None:
    """A pipeline that forgets `with` should learn it from the message."""
    catalogue = Catalogue(newsroom.saved(tmp_path / "catalogue.sqlite"))

    with pytest.raises(RuntimeError, match="inside `with"):
        catalogue.tally()


def test_the_tally_counts_what_is_shown_and_what_is_not(catalogue: Catalogue) -> None:
    """The front page and the report rest on it."""
    tally = catalogue.tally()

    assert (tally.articles, tally.undated, tally.garbled, tally.refused, tally.hidden) == (3, 1, 1, 1, 1)
