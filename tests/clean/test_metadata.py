"""Metadata of articles, the marks beside them, and what the rules of a source decide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.clean import clean, failed_tests
from generator.clean.headings import reconsider
from generator.errors import SettingsError
from generator.model.article import Article, Block, Kind
from generator.model.corpus import Corpus
from generator.model.settings import LineRule, LineTest, SourceEntry
from generator.model.span import Span
from generator.read import RawFile, read
from generator.settings.curation import read_curation

PARAGRAPHS = (
    "The city council raised the harbour fees on Friday, the third rise this year, after a debate that lasted hours.",
    "Shipping companies called the decision a mistake and said that they would move two of their routes elsewhere.",
    "The new fees apply from March, and the council will look at them again in the autumn, the mayor told reporters.",
    "The opposition wants a review of the whole budget before the summer, since the port has earned less than planned.",
)
MORE = (
    "Fishermen pay nothing more, because the council wants to keep the last eleven boats of the town in the old basin.",
    "A decision on the ferry terminal, which has waited for its new roof since the storm, was put off until next week.",
    "The port master said that he had asked for the money twice, and that nobody had given him an answer so far.",
)
BODY = "\n".join(PARAGRAPHS + MORE)
TICKER = """
News feed
11:04 AM
Ferry cancelled because of the storm, the operator told reporters on Feb. 20, in a statement to its passengers.
"""
DUMP = f"""The Northport Post
Harbour fees rise for the third time this year
By Ada Quill | 3 February 2024 | Updated 5 February 2024
{BODY}
"""


def _article(
    content: str, name: str = "a.txt", sidecar: str | None = None, sources: tuple[SourceEntry, ...] = ()
) -> Article:
    raw = RawFile(
        name=name,
        data=content.encode(),
        sidecar_name="a.meta.yml" if sidecar else None,
        sidecar=sidecar.encode() if sidecar else None,
    )
    return clean(read(raw), sources, Corpus())


def _codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


def test_a_dump_says_when_it_was_changed() -> None:
    """The date of a change is not the date of publication."""
    article = _article(DUMP)

    assert article.day == "2024-02-03"
    assert article.updated
    assert article.updated.value == "2024-02-05"
    assert article.updated.origin.span
    assert article.updated.origin.span.cut(article.text) == "5 February 2024"


def test_markup_says_when_it_was_changed_and_where_it_stands() -> None:
    """Each with the name of the statement."""
    head = (
        '<meta property="article:published_time" content="2024-02-03"><meta property="article:section" content="Port">'
        '<meta property="article:modified_time" content="2024-02-04T10:00:00Z">'
    )
    article = _article(f"<html><head>{head}</head><body><h1>Fees rise</h1><p>Words.</p></body></html>", "a.html")

    assert article.updated
    assert article.updated.value == "2024-02-04T10:00+00:00"
    assert article.updated.origin.rule == "the page states it: meta article:modified_time"
    assert article.section
    assert article.section.value == "Port"


def test_a_later_ticker_proves_a_later_capture() -> None:
    """A day without a year that a report puts in the past: the first one after the article's day."""
    article = _article(DUMP + TICKER)

    assert article.captured_after
    assert article.captured_after.value == "2024-02-20"
    assert article.captured_after.origin.span
    assert article.captured_after.origin.span.cut(article.text) == "Feb. 20"


@pytest.mark.parametrize(
    ("tail", "sidecar"),
    [
        (TICKER.replace("told reporters on Feb. 20", "will meet the mayor on Feb. 20"), None),
        (TICKER.replace("Feb. 20", "Jan. 30"), None),
        (TICKER, "captured: 2024-02-10"),
        ("© 2024 The Northport Post. All rights reserved.", None),
    ],
    ids=["a day ahead", "shortly before", "a person knows better", "the same year"],
)
def test_what_proves_nothing_is_not_taken_for_proof(tail: str, sidecar: str | None) -> None:
    """Better no bound than a wrong one."""
    assert _article(DUMP + tail, sidecar=sidecar).captured_after is None


def test_a_later_copyright_line_proves_a_later_capture() -> None:
    """To the first day of its year."""
    article = _article(DUMP + "© 2019–2026 The Northport Post. All rights reserved.\n")

    assert article.captured_after
    assert article.captured_after.value == "2026-01-01"


@pytest.mark.parametrize(
    ("tail", "codes"),
    [
        ("", []),
        ("Subscribe to continue reading\n", ["paywall", "cut-off"]),
        ("Continue reading\n", ["cut-off"]),
        ("But the mayor of the town next to it did not agree with the new fees and asked for …\n", ["cut-off"]),
    ],
)
def test_an_article_that_is_not_all_there_is_marked(tail: str, codes: list[str]) -> None:
    """The reader of a brief must know that the end may say otherwise."""
    assert _codes(_article(DUMP + tail)) == codes


def test_a_paragraph_about_paywalls_is_no_paywall() -> None:
    """The words count on lines of their own beside the text."""
    about = (
        "The council's own paper, which is for subscribers only, had asked its readers what they think of the fees.\n"
    )

    assert _codes(_article(DUMP.replace("The new fees", about + "The new fees"))) == []


def test_a_page_that_contradicts_itself_is_marked() -> None:
    """Markup is written by machines and often years off; the text is what readers saw."""
    html = (
        '<html><head><meta property="og:title" content="Seven recipes with plums for everybody">'
        '<meta property="article:published_time" content="2021-05-06"></head><body><article>'
        "<h1>Harbour fees rise for the third time this year</h1><p class='byline'>By Ada Quill | 3 February 2024</p>"
        + "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
        + "</article></body></html>"
    )
    messages = [notice.message for notice in _article(html, "a.html").notices if notice.code == "disagreement"]

    assert any("2021-05-06" in message and "2024-02-03" in message for message in messages)
    assert any("Seven recipes" in message for message in messages)


def test_two_methods_that_disagree_on_the_text_are_named_with_the_first_line() -> None:
    """A page whose text trafilatura leaves out in good part is worth a look."""
    story = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    more = "".join(f"<p>{line.replace('harbour', 'airport')} More of it follows here.</p>" for line in PARAGRAPHS)
    html = (
        f"<html><body><article><h1>Harbour fees rise again</h1>{story}</article><footer>{more}</footer></body></html>"
    )
    article = _article(html, "a.html")
    (found,) = article.notices

    assert found.code == "disagreement"
    assert re.match(r"\d+% of the running text looks like the article's but trafilatura leaves out", found.message)
    assert found.span
    assert found.span.cut(article.text).startswith("The city council raised the airport fees")


def test_two_methods_that_agree_say_nothing() -> None:
    """A notice on every page would be read on none."""
    story = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))

    assert _codes(_article(f"<html><body><h1>Harbour fees rise again</h1>{story}</body></html>", "a.html")) == []


def test_authors_say_whether_they_are_people_desks_or_agencies() -> None:
    """Only people get pages as people."""
    article = _article(DUMP.replace("By Ada Quill |", "By Ada Quill, Deutsche Presse-Agentur |"))

    assert [(author.value, author.origin.rule) for author in article.authors] == [
        ("Ada Quill", "byline: a person"),
        ("Deutsche Presse-Agentur", "byline: an agency"),
    ]


def _blocks(*lines: tuple[Kind, str]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind, line in lines:
        blocks.append(Block(kind=kind, span=Span(start=len(text), end=len(text) + len(line)), rule="given"))
        text += line + "\n"
    return text, tuple(blocks)


def test_a_signature_is_no_headline() -> None:
    """The line above that shares the text's words is."""
    text, blocks = _blocks(
        (Kind.NAVIGATION, "Harbour fees rise for the third time this year"),
        (Kind.HEADLINE, "By Ada Quill"),
        *((Kind.BODY, line) for line in PARAGRAPHS),
    )
    looked = reconsider(text, blocks)

    assert [block.kind for block in looked][:2] == [Kind.HEADLINE, Kind.OTHER]
    assert reconsider(text, looked) == looked


def test_a_good_headline_stays() -> None:
    """A standfirst shares more words with the text, and is none."""
    text, blocks = _blocks(
        (Kind.HEADLINE, "A third rise for harbour fees"),
        (Kind.TEASER, "The council raised the harbour fees after a debate, and shipping companies call it a mistake"),
        *((Kind.BODY, line) for line in PARAGRAPHS),
    )

    assert reconsider(text, blocks) is blocks


RULES = (
    LineRule(kind=Kind.PROMO, within="of their routes"),
    LineRule(kind=Kind.BYLINE, start="the new FEES"),
    LineRule(kind=Kind.CAPTION, line=PARAGRAPHS[3]),
)


def test_the_rules_of_a_source_decide_on_its_lines() -> None:
    """By the whole line, its beginning or what it holds; the block names the rule."""
    source = SourceEntry(name="The Northport Post", rules=RULES)
    article = _article(DUMP, sources=(source,))
    kinds = {block.span.cut(article.text): block for block in article.blocks}

    assert [kinds[line].kind for line in PARAGRAPHS] == [Kind.BODY, Kind.PROMO, Kind.BYLINE, Kind.CAPTION]
    assert kinds[PARAGRAPHS[1]].rule == "sources.yml, The Northport Post: “of their routes”"


def test_the_rules_of_another_source_decide_nothing() -> None:
    """A rule is knowledge about one outlet."""
    sources = (SourceEntry(name="The Northport Post"), SourceEntry(name="The Southport Post", rules=RULES))

    assert _article(DUMP, sources=sources).blocks == _article(DUMP, sources=sources[:1]).blocks


def test_the_rules_of_a_source_are_tested_as_its_entry_says() -> None:
    """A rule that a site's redesign made wrong is told at the next check, before its pages are read wrongly."""
    tests = (
        LineTest(line="Ferries are free of their routes", kind=Kind.PROMO),
        LineTest(line="The harbour opens"),
        LineTest(line="The new fees are of their routes", kind=Kind.BYLINE),
        LineTest(line="The new fees"),
    )
    source = SourceEntry(name="The Northport Post", rules=RULES, tests=tests)

    wrong, unmeant = failed_tests((source,))
    assert "“The new fees are of their routes” to be `byline`, but by the rules it is `promo`" in wrong.message
    assert "“The new fees” to be left alone, but by the rules it is `byline`" in unmeant.message


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ("{kind: promo}", "exactly one of `line`, `start` and `within`"),
        ("{kind: promo, line: a, start: b}", "exactly one of `line`, `start` and `within`"),
        ("{kind: promo, start: ' '}", "the words that give a line away are missing"),
        ("{kind: advert, line: a}", "rules.0.kind"),
        ("{kind: promo, line: a, lien: b}", "rules.0.lien"),
        ("{line: a}", "rules.0.kind"),
    ],
)
def test_a_mistake_in_a_rule_is_named_with_its_line(tmp_path: Path, rule: str, mistake: str) -> None:
    """Whoever types rules learns at once which of them would do nothing."""
    (tmp_path / "sources.yml").write_text(f"- name: The Post\n  rules:\n    - {rule}\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=re.escape(mistake)) as caught:
        read_curation(tmp_path)
    assert "sources.yml:1" in str(caught.value)


def test_rules_are_read_from_the_file(tmp_path: Path) -> None:
    """As they are written there."""
    (tmp_path / "sources.yml").write_text(
        "- name: The Post\n  rules:\n    - {kind: promo, within: our app}\n    - {kind: legal, line: 'No: 1'}\n",
        encoding="utf-8",
    )
    (source,) = read_curation(tmp_path).sources

    assert source.rules == (LineRule(kind=Kind.PROMO, within="our app"), LineRule(kind=Kind.LEGAL, line="No: 1"))
