"""What markup says of the lines of a page, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.clean import clean
from generator.clean.creators import creators
from generator.clean.html import extract
from generator.clean.markup import Said
from generator.clean.reasons import phrase
from generator.clean.structured import read_facts
from generator.model.article import Article, Kind
from generator.model.corpus import Corpus
from generator.read import RawFile, open_raw, read
from generator.read.page import dump, read_lines

SENTENCES = (
    "The harbour council voted on Tuesday to raise the mooring fees by four per cent from the first day of March.",
    "Owners of small boats had asked for a pause, because last year's rise had already cost them a winter's savings.",
    "“We hear them, and we will look at it again in the autumn,” the chair of the council said after the vote.",
    "The money is to pay for the repair of the northern pier, which a storm damaged badly two winters ago.",
    "Work on the pier is planned to begin in April and to last until the end of the next year, the council wrote.",
)
CAPTION = "The northern pier seen from the lighthouse after the storm of the winter before last"
CARDS = (
    "Ferry to the islands is cancelled again because of strong winds, and nobody knows for how long it will be.",
    "Five things that everybody should know about the new fish market before it opens in the old town.",
)


def _page(inside: str = "", around: str = "") -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Harbour", "Weather"))
    cards = "".join(f'<div class="card teaser"><a href="/x">{card}</a></div>' for card in CARDS)
    return (
        f"<html><body><nav><ul>{menu}</ul></nav><main><article><h1>Council raises mooring fees</h1>"
        f'<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>'
        f'<div class="article-body">{paragraphs}{inside}</div></article></main>'
        f'<aside class="related">{cards}</aside>{around}<footer>© The Post. All rights reserved.</footer></body></html>'
    )


def _clean(html: str) -> Article:
    return clean(read(RawFile(name="a.html", data=html.encode())), (), Corpus())


def test_the_article_is_kept_and_what_stands_around_it_is_not() -> None:
    """Caption, cards, menu and footer stand in the dump, in their own kinds."""
    article = _clean(_page())

    assert article.body.split("\n") == list(SENTENCES)
    kinds = {block.span.cut(article.text): block.kind for block in article.blocks}
    assert kinds[CAPTION] is Kind.CAPTION
    assert kinds["Council raises mooring fees"] is Kind.HEADLINE
    assert [kinds[card] for card in CARDS] == [Kind.TEASER, Kind.TEASER]


def test_blocks_and_blanks_are_the_text() -> None:
    """Nothing is lost, whatever is judged to be furniture."""
    article = _clean(_page("<h2>What comes next</h2><p>Nobody knows.</p>"))
    end = 0
    for block in article.blocks:
        assert not article.text[end : block.span.start].strip()
        end = block.span.end

    assert not article.text[end:].strip()


def test_a_decision_names_its_three_strongest_features() -> None:
    """In words, each with its sign."""
    article = _clean(_page())
    body = next(block for block in article.blocks if block.kind is Kind.BODY)

    assert len(body.rule.split("; ")) == 3
    assert all(part[0] in "+−" for part in body.rule.split("; "))
    assert phrase("tag_figcaption-1", 1.0) == "the line above: stands in <figcaption>"
    assert phrase("held", 0.75) == "75% of it stand in trafilatura's extraction"


def test_the_tree_that_trafilatura_is_given_is_its_own() -> None:
    """It tears its tree apart; ours is asked again afterwards."""
    html = _page()
    before = dump(html)

    assert SENTENCES[0] in extract(html)
    assert dump(html) == before
    read_lines.cache_clear()
    assert dump(html) == before


def test_parts_that_a_server_streams_are_seen() -> None:
    """React hides them until its script has put them in place; other hidden elements stay unseen."""
    html = '<html><body><div hidden id="S:1a"><p>Late words.</p></div><div hidden id="x"><p>No.</p></div></body></html>'

    assert dump(html) == "Late words."


def test_a_line_says_where_it_stands() -> None:
    """Containers from inside out, and whether a picture came right before."""
    first, second = read_lines('<div class="Story-Body"><p>One <b>two</b></p><img src="a"><span>three</span></div>')

    assert [place.tag for place in first.place.block.chain] == ["p", "div", "body", "html", ""]
    assert {"story", "body"} <= first.hints
    assert (first.pictured, second.pictured) == (False, True)


def test_an_extraction_holds_lines_whole_or_in_part() -> None:
    """Short lines stand in it whole or not at all; an empty one holds nothing."""
    said = Said.of("One two three four five six\nNext")

    assert said.share("one two three four nine ten".split()) == pytest.approx(1 / 3)
    assert said.share(["next"]) == 1.0
    assert said.share(["text"]) == 0.0
    assert Said.of("").share(["next"]) == 0.0


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("By Ada Quill and Bram Vos", ["Ada Quill", "Bram Vos"]),
        ("Ada Quill und Bram Vos, dpa", ["Ada Quill", "Bram Vos", "dpa"]),
        ("Ada Quill, Bram Vos, Cleo Marsh and Dora Finch", ["Ada Quill", "Bram Vos", "Cleo Marsh", "Dora Finch"]),
        ("Maria &amp; Katerina", ["Maria & Katerina"]),
        ("Ada Quill (aq)", ["Ada Quill"]),
        ("Quill, Ada", ["Ada Quill"]),
        ("Ada Quill, MD", ["Ada Quill"]),
        ("Center for Drug Evaluation and Research", ["Center for Drug Evaluation and Research"]),
        ("a.quill@post.example", []),
        ("105092", []),
        ("https://post.example/ada", []),
        ("(Image: Some Agency)", []),
        ("Trudi Latour", ["Trudi Latour"]),
    ],
)
def test_one_string_of_authors_is_so_many_names(value: str, names: list[str]) -> None:
    """Every site has a habit of its own."""
    assert list(creators(value)) == names


def test_an_author_may_be_named_by_reference() -> None:
    """JSON-LD graphs say `@id` where the person stands in a node of its own."""
    facts = read_facts(
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Fees rise",'
        '"author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Quill"}]}</script></head></html>'
    )

    assert [author.value for author in facts.authors] == ["Ada Quill"]


def test_an_outlet_that_signs_for_its_people_gives_way_to_the_byline() -> None:
    """Systems that know no person state the site as the author."""
    head = (
        '<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="The Harbour Post">'
        '<meta property="og:url" content="https://post.example/a">'
    )
    page = _page().replace("<body>", f"<head>{head}</head><body>", 1)
    signed = page.replace("</h1>", '</h1><p class="byline">By Ada Quill</p>')

    assert [author.value for author in _clean(page).authors] == ["The Harbour Post"]
    assert [author.value for author in _clean(signed).authors] == ["Ada Quill"]


def test_a_time_counts_below_the_heading_only() -> None:
    """Above it stands the day on which the page was served."""
    facts = read_facts(
        '<html><body><time datetime="2026-01-12">today</time><h1>Fees rise</h1>'
        '<time class="updated" datetime="2024-02-05">5 Feb</time><time datetime="2024-02-03">3 Feb</time></body></html>'
    )

    assert facts.published
    assert facts.published.value == "2024-02-03"


def test_a_page_laid_out_with_tables_is_judged_by_its_lines() -> None:
    """Where tables make the columns, trafilatura takes menus and all for the article, and elements tell nothing."""
    seeds = Path(__file__).parents[2] / "seeds" / "articles"
    name = "2023-11-21-saltmark-galaxy-leader.html"
    article = clean(read(open_raw(name, seeds / name)), (), Corpus())
    running = [block.span.cut(article.text) for block in article.running]

    assert article.title.value == "Car carrier seized off Hodeidah with 25 crew"
    assert article.day == "2023-11-21"
    assert [author.value for author in article.authors] == ["Perpetua Lorne"]
    assert running[0].startswith("Gunmen who slid down")
    assert not any(line in {"Markets", "Ports", "Also today"} for line in running)
