"""A copy keeps what it says, and what it says counts once."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import Tally
from generator.model.related import CopyKind


@pytest.fixture
def catalogue(newsroom: ModuleType, tmp_path: Path) -> Iterator[Catalogue]:
    """The small corpus, open: `post/five.txt` is a copy of `wire/one.txt`."""
    with Catalogue(newsroom.saved(tmp_path / "catalogue.sqlite")) as opened:
        yield opened


def test_a_copy_is_in_no_number(newsroom: ModuleType, tmp_path: Path, catalogue: Catalogue) -> None:
    """The same corpus without the copy has the same numbers, lists and rankings."""
    corpus = newsroom.related()
    entries = tuple(entry for entry in corpus.entries if entry.counted)
    alone = newsroom.Related(entries=entries, actors=corpus.actors, refusals=corpus.refusals, notices=corpus.notices)
    with Catalogue(newsroom.saved(tmp_path / "alone.sqlite", alone)) as other:
        named = tuple(row for row in catalogue.actors() if row.articles)

        assert _numbers(catalogue.tally()) == _numbers(other.tally())
        assert named == other.actors()
        assert [row.id for row in catalogue.articles()] == [row.id for row in other.articles()]
        assert catalogue.topics() == other.topics()
        assert catalogue.events() == other.events()
        assert catalogue.quotes() == other.quotes()
        for actor in other.actors():
            assert catalogue.passages(actor.id) == other.passages(actor.id)
            assert catalogue.roles(actor.id) == other.roles(actor.id)
            assert catalogue.events_of_actor(actor.id) == other.events_of_actor(actor.id)
            assert catalogue.quotes_of_actor(actor.id) == other.quotes_of_actor(actor.id)
            assert catalogue.ties(actor.id) == other.ties(actor.id)
            assert catalogue.members(actor.id) == other.members(actor.id)
            assert catalogue.topics_of_actor(actor.id) == other.topics_of_actor(actor.id)
        assert catalogue.latest_roles() == other.latest_roles()
        assert catalogue.homes() == other.homes()
        for topic in other.topics():
            assert catalogue.events_of_topic(topic.id) == other.events_of_topic(topic.id)
            assert _ids(catalogue, topic.id) == _ids(other, topic.id)
            assert catalogue.actors_of_topic(topic.id, 9) == other.actors_of_topic(topic.id, 9)


def _numbers(tally: Tally) -> tuple[object, ...]:
    counts = (tally.articles, tally.undated, tally.sources, tally.actors, tally.topics, tally.quotes, tally.events)
    return (*counts, tally.first, tally.last)


def _ids(catalogue: Catalogue, topic: str) -> list[str]:
    return [one.article.id for one in catalogue.articles_of_topic(topic)]


def test_a_copy_keeps_its_story_and_both_name_each_other(catalogue: Catalogue) -> None:
    """Nothing is lost: only the numbers leave it out."""
    stories = {story.row.file: story for story in catalogue.stories()}
    copy, counted = stories["post/five.txt"], stories["wire/one.txt"]

    assert (copy.row.counted, counted.row.counted) == (False, True)
    assert [(one.id, one.counted, one.kind) for one in copy.copies] == [(counted.row.id, True, CopyKind.CONTAINED)]
    assert [(one.id, one.source, one.share) for one in counted.copies] == [(copy.row.id, "Ferry Post", 0.93)]
    assert (len(copy.quotes), len(copy.events), len(copy.appearances)) == (1, 1, 3)


def test_who_is_named_in_copies_only_has_a_page_and_no_numbers(catalogue: Catalogue) -> None:
    """The copy's own page links to it."""
    union = next(row for row in catalogue.actors() if row.name == "Ferry Union")

    assert (union.articles, union.mentions, union.first) == (0, 0, None)
    assert len(catalogue.passages(union.id)) == 1


def test_a_source_lists_its_copies_apart_from_what_counts(catalogue: Catalogue) -> None:
    """A reader looks for a copy where it was printed."""
    post = next(row for row in catalogue.sources() if row.name == "Ferry Post")

    assert (post.articles, post.copies) == (0, 1)
    assert [row.file for row in catalogue.articles_of_source(post.id)] == ["post/five.txt"]
