"""What a public site may show."""

from dataclasses import replace
from types import ModuleType

import pytest

from generator.catalogue.rights import UNTITLED, public_part, rights_of, source_of
from generator.model.settings import Rights, SourceEntry

QUAY = SourceEntry(name="The Quay Gazette", domains=("quay.example",), aliases=("Quay",), rights=Rights.FULL)


@pytest.mark.parametrize(
    ("source", "url", "found"),
    [
        ("The Quay Gazette", None, QUAY),
        ("QUAY", None, QUAY),
        (None, "https://quay.example/a", QUAY),
        (None, "https://www.quay.example/a", QUAY),
        ("Another", "https://quay.example/a", QUAY),
        (None, "https://notquay.example/a", None),
        (None, "https://quay.example.evil.example/a", None),
        (None, "http://[broken", None),
        (None, None, None),
    ],
)
def test_a_source_is_known_by_name_alias_or_host(
    newsroom: ModuleType, source: str | None, url: str | None, found: SourceEntry | None
) -> None:
    """A look-alike host must not borrow another's rights."""
    article = newsroom.Newsroom("x.txt", ()).article("T", None, source, url=url)

    assert source_of(article, (QUAY,)) is found


def test_the_sidecar_grants_more_than_the_source_and_a_silent_source_grants_an_excerpt(newsroom: ModuleType) -> None:
    """A licence for one article is not a licence for the outlet."""
    article = newsroom.Newsroom("x.txt", ()).article("T")
    granted = replace(article, rights="full")

    assert rights_of(article, None) is Rights.EXCERPT
    assert rights_of(article, replace(QUAY, rights=Rights.METADATA)) is Rights.METADATA
    assert rights_of(granted, replace(QUAY, rights=Rights.METADATA)) is Rights.FULL


def test_an_excerpt_is_cited_sentences_and_at_most_a_quarter(newsroom: ModuleType) -> None:
    """The limit holds however much the findings cite; the summary comes first."""
    entry = newsroom.signed()
    public = public_part(entry, Rights.EXCERPT)
    refs, article = entry.findings.sentences, entry.article
    shown = [refs[n].span.cut(article.text) for n in sorted(public.sentences)]
    running = [words for words in shown if words != article.title.value]

    assert "Marn signed the harbour treaty on Thursday." in running
    assert sum(map(len, running)) <= len(article.body) / 4
    assert not any("gulls" in words for words in running)


def test_metadata_shows_no_sentence_and_no_title_made_from_one(newsroom: ModuleType) -> None:
    """A derived title is the text's own first words."""
    entry = newsroom.garbled()

    assert public_part(entry, Rights.METADATA).title == UNTITLED
    assert public_part(entry, Rights.METADATA).sentences == frozenset()
    assert public_part(entry, Rights.FULL).title == entry.article.title.value
