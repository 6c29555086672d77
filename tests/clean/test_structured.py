"""What markup says of its page: every syntax in use, each statement with its name."""

from __future__ import annotations

import json

import pytest

from generator.clean.structured import PageFacts, read_facts

STORY = {
    "@type": "NewsArticle",
    "headline": "Fees rise",
    "datePublished": "2024-02-03T08:00:00+01:00",
    "dateModified": "2024-02-04",
    "articleSection": ["Harbour", "News"],
    "author": [{"@type": "Person", "name": "Ada Quill"}, {"name": "Ada Quill"}, "Bram Vos"],
    "isAccessibleForFree": False,
}


def _page(*parts: str) -> PageFacts:
    return read_facts(f"<html><head>{''.join(parts)}</head><body><p>Words.</p></body></html>")


def _ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "shape",
    [
        STORY,
        [{"@type": "Organization", "name": "Post"}, STORY],
        {"@graph": [{"@type": "WebPage"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {"@type": "WebPage", "mainEntityOfPage": [STORY]},
        [[{"@graph": [{"@type": "WebPage", "mainEntity": STORY}]}]],
        STORY | {"@type": ["OpinionNewsArticle", "Article"]},
    ],
)
def test_json_ld_is_read_wherever_the_story_hangs(shape: object) -> None:
    """Sites nest the same object in five ways."""
    facts = _page(_ld(shape))

    assert facts.title
    assert (facts.title.value, facts.title.where) == ("Fees rise", "JSON-LD headline")
    assert facts.updated
    assert facts.updated.value == "2024-02-04"
    assert facts.section
    assert facts.section.value == "Harbour"
    assert [author.value for author in facts.authors] == ["Ada Quill", "Bram Vos"]
    assert facts.locked
    assert facts.locked.where == "JSON-LD isAccessibleForFree"


def test_microdata_belongs_to_the_nearest_item() -> None:
    """The headline of a card inside the article is the card's."""
    facts = read_facts(
        '<html><body><article itemscope itemtype="https://schema.org/NewsArticle">'
        '<div itemscope itemtype="https://schema.org/NewsArticle"><b itemprop="headline">Other story</b></div>'
        '<h1 itemprop="headline">Fees <i>rise</i></h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name">Ada Quill</a></span>'
        '<time itemprop="datePublished" datetime="2024-02-03">3 Feb</time>'
        '<meta itemprop="dateModified" content="2024-02-04"><span itemprop="articleSection">Harbour</span>'
        "</article></body></html>"
    )

    assert facts.title
    assert (facts.title.value, facts.title.where) == ("Fees rise", "microdata headline")
    assert facts.published
    assert (facts.published.value, facts.published.where) == ("2024-02-03", "microdata datePublished")
    assert facts.updated
    assert facts.updated.value == "2024-02-04"
    assert facts.section
    assert facts.section.value == "Harbour"
    assert [author.value for author in facts.authors] == ["Ada Quill"]


def test_rdfa_lite_says_the_same_in_other_attributes() -> None:
    """`typeof` and `property`, with a prefix or without."""
    facts = read_facts(
        '<html><body vocab="https://schema.org/"><article typeof="schema:NewsArticle">'
        '<h1 property="schema:headline">Fees rise</h1><p property="author" typeof="Person">'
        '<b property="name">Ada Quill</b></p><meta property="datePublished" content="2024-02-03">'
        "</article></body></html>"
    )

    assert facts.title
    assert (facts.title.value, facts.title.where) == ("Fees rise", "RDFa headline")
    assert [author.value for author in facts.authors] == ["Ada Quill"]
    assert facts.published
    assert facts.published.value == "2024-02-03"


@pytest.mark.parametrize(
    ("part", "locked"),
    [
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta property="article:content_tier" content="free">', False),
        (_ld(STORY | {"isAccessibleForFree": "False"}), True),
        (_ld(STORY | {"isAccessibleForFree": True}), False),
        (_ld({"@type": "NewsArticle", "headline": "Fees rise"}), False),
    ],
)
def test_a_page_says_whether_it_is_free(part: str, locked: bool) -> None:  # noqa: FBT001 - the expected answer
    """Silence is no paywall."""
    assert (_page(part).locked is not None) is locked


def test_broken_markup_states_nothing() -> None:
    """JSON that is none, and nesting without an end."""
    deep = '<div itemscope itemtype="https://schema.org/Article">' + "<div>" * 5000

    assert _page('<script type="application/ld+json">{"@type": "NewsArticle",</script>').title is None
    assert read_facts(f"<html><body>{deep}</body></html>").authors == ()
