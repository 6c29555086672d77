"""Documents → articles: parts told apart, metadata with origins, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clean import canonical, clean, decide
from generator.errors import Rejected
from generator.model.article import Article, Kind, OriginKind
from generator.model.corpus import Corpus
from generator.model.settings import Decision, SourceEntry
from generator.read import RawFile, read

PAGE = """Skip to content
The Northport Post
Harbour fees rise for the third time this year
By Ada Quill and Bram Vos | 3 February 2024 | 2 min read
The mayor (L) opens the new quay with the minister (R). (Photo: J. Doe / Handout via Getty Images)
The city council raised the harbour fees on Friday, the third rise this year, after a debate that lasted until midnight.
Shipping companies called the decision a mistake and said that they would move two of their routes to other ports.
What comes next
The new fees apply from March, and the council will look at them again in the autumn, the mayor told reporters.
The opposition wants a review of the whole budget before the summer, since the port has earned less than was planned.
Old lighthouse finds a buyer after nine years
The tower had stood empty since 2015, when its last keeper retired and moved to the mainland with his family.
Support independent journalism in Northport. Join us.
News feed
11:04 AM
Ferry cancelled on March 9 because of the storm, the operator says in a short statement to all of its passengers.
© 2024 The Northport Post. All rights reserved.
"""


def _article(name: str, content: str, sidecar: str | None = None, sources: tuple[SourceEntry, ...] = ()) -> Article:
    raw = RawFile(
        name=name,
        data=content.encode(),
        sidecar_name="a.meta.yml" if sidecar else None,
        sidecar=sidecar.encode() if sidecar else None,
    )
    return clean(read(raw), sources, Corpus())


def _kinds(article: Article) -> dict[str, Kind]:
    return {block.span.cut(article.text)[:24]: block.kind for block in article.blocks}


def test_every_part_of_a_dumped_page_is_named() -> None:
    """The parts that put wrong facts into a brief are whole sentences: cards, pleas, tickers, captions."""
    kinds = _kinds(_article("a.txt", PAGE))

    assert kinds["Skip to content"] is Kind.NAVIGATION
    assert kinds["Harbour fees rise for th"] is Kind.HEADLINE
    assert kinds["By Ada Quill and Bram Vo"] is Kind.BYLINE
    assert kinds["The mayor (L) opens the "] is Kind.CAPTION
    assert kinds["(Photo: J. Doe / Handout"] is Kind.CREDIT
    assert kinds["The city council raised "] is Kind.BODY
    assert kinds["What comes next"] is Kind.SUBHEAD
    assert kinds["The opposition wants a r"] is Kind.BODY
    assert kinds["Old lighthouse finds a b"] is Kind.TEASER
    assert kinds["The tower had stood empt"] is Kind.TEASER
    assert kinds["Support independent jour"] is Kind.PROMO
    assert kinds["Ferry cancelled on March"] is Kind.TICKER
    assert kinds["© 2024 The Northport Pos"] is Kind.LEGAL


def test_metadata_of_a_dump_carries_its_place() -> None:
    """The ticker's later date is never the article's."""
    article = _article("a.txt", PAGE)

    assert [author.value for author in article.authors] == ["Ada Quill", "Bram Vos"]
    assert article.published
    assert article.published.origin.span
    assert article.published.origin.span.cut(article.text) == "3 February 2024"
    assert article.day == "2024-02-03"
    assert article.source
    assert article.source.value == "The Northport Post"


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@given(text=st.text(max_size=300) | st.lists(st.sampled_from(PAGE.split("\n")), max_size=20).map("\n".join))
def test_blocks_and_blanks_add_up_to_the_text(ending: str, text: str) -> None:
    """Nothing lost, whatever comes in."""
    try:
        article = _article(f"a.{ending}", text.encode("utf-8", "replace").decode())
    except Rejected:
        return
    end = 0
    for block in article.blocks:
        assert not article.text[end : block.span.start].strip()
        assert block.span.start < block.span.end
        end = block.span.end

    assert not article.text[end:].strip()


def test_a_page_states_its_metadata_and_the_statement_is_named() -> None:
    """JSON-LD before meta tags before the text."""
    html = (
        '<html lang="en"><head><title>T | Site</title><link rel="canonical" href="https://post.example/a">'
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Fees rise",'
        '"datePublished":"2024-02-03T08:00:00+01:00","author":[{"name":"Ada Quill"}],"publisher":{"name":"Post"}}]}'
        "</script></head><body><h1>Fees rise</h1><p>The council raised the fees.</p></body></html>"
    )
    article = _article("a.html", html)

    assert (article.title.value, article.day) == ("Fees rise", "2024-02-03")
    assert article.published
    assert article.published.origin.rule == "the page states it: JSON-LD datePublished"
    assert [author.value for author in article.authors] == ["Ada Quill"]
    assert article.source
    assert article.source.value == "Post"
    assert article.url
    assert article.url.value == "https://post.example/a"


def test_a_sidecar_outranks_the_page() -> None:
    """A person has the last word."""
    article = _article("a.txt", PAGE, "title: Other\ndate: 2024-05-06\nauthors: [X Y]\nurl: https://post.example/b\n")

    assert (article.title.value, article.day) == ("Other", "2024-05-06")
    assert article.title.origin.kind is OriginKind.DECIDED
    assert [author.value for author in article.authors] == ["X Y"]


def test_a_source_is_known_by_its_domain() -> None:
    """The address of a capture names the outlet where the text does not."""
    sources = (SourceEntry(name="The Post", domains=("post.example",)),)
    article = _article("a.txt", "Some words stand here.", "url: https://www.post.example/a\n", sources)

    assert article.source
    assert article.source.value == "The Post"


def test_identity_is_the_address_then_the_bytes() -> None:
    """Renaming an input changes nothing; tracking fields make no new article."""
    one = _article("a.txt", "Words.", "url: https://Post.example/a?utm_source=x#top\n")
    two = _article("b.txt", "Other words.", "url: https://post.example/a\n")

    assert one.id == two.id
    assert _article("a.txt", "Words.").id == _article("b.txt", "Words.").id
    assert canonical("HTTPS://Post.example?b=1&utm_x=2") == "https://post.example/?b=1"


def test_a_decision_changes_one_field_and_says_so() -> None:
    """Its origin names the line that decided."""
    line = Decision(article="a.txt", field="date", value="2024-01-02", reason="print", place="decisions.yml:1")
    article = decide(_article("a.txt", "Words."), [line])

    assert article.published
    assert article.published.origin.kind is OriginKind.DECIDED
    assert article.published.origin.rule == "decisions.yml:1: print"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Міністри зустрілися у понеділок в Києві, щоб обговорити новий договір про порти.", "uk"),
        ("Die Minister trafen sich am Montag in Hamburg, um über den neuen Vertrag zu sprechen.", "de"),
        ("部长们星期一在首都会晤，讨论关于港口的新条约。", "zh"),
        ("閣僚らは月曜日に首都で会談し、港に関する新しい条約について話し合った。", "ja"),
        ("장관들은 월요일 수도에서 만나 항구에 관한 새 조약을 논의했다.", "ko"),
        ("Ministers met.", "und"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    """Too short a text says nothing."""
    assert _article("a.txt", text).language.value == language
