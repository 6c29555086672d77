"""Feeds → one document an item, the article rather than its summary, and nothing outside the file."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Rejected
from generator.model.document import Document
from generator.read import feed, items, records
from generator.read.files import RawFile

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Harbour Ledger</title><link>https://ledger.example/</link><language>en-gb</language>
<item><title>Bridge &amp; pier reopen</title><link>/2024/01/bridge</link><guid isPermaLink="false">77</guid>
<pubDate>Tue, 16 Jan 2024 06:54:00 +0200</pubDate><dc:creator>Jo Doe</dc:creator><dc:creator>Ann Roe</dc:creator>
<description>Short.</description>
<media:description>A picture of the bridge at dawn, much longer than all.</media:description>
<content:encoded><![CDATA[<p>The bridge reopened on Tuesday.</p>
<p>Caf&eacute; owners were glad.</p>]]></content:encoded></item>
<item><title>Ferry stops</title><link>https://ledger.example/ferry</link>
<pubDate>Wed, 17 Jan 2024 00:00:00 GMT</pubDate>
<author>desk@ledger.example (Sea Desk)</author>
<description>The ferry stopped.&lt;br&gt;Nobody knows why.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title type="html">Hafen &amp;amp; Stadt</title><link rel="self" href="https://hafen.example/feed"/>
<link href="https://hafen.example/"/><author><name>Redaktion</name></author>
<entry><title>Die Brücke</title><link rel="enclosure" href="https://hafen.example/b.mp3"/><link href="bruecke"/>
<id>tag:1</id><updated>2024-01-17T10:00:00Z</updated><published>2024-01-16T06:54:00+01:00</published>
<summary>Kurz.</summary><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">
<h:p>Die Brücke ist offen.</h:p>
</h:div></content></entry>
<entry><title>Nur Text</title><id>tag:2</id><updated>2024-01-17T10:00:00Z</updated><author><name>Jo Doe</name></author>
<content type="text">Zeichen wie &lt;b&gt; bleiben.

Zweiter Absatz.</content></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Notes",
    "home_page_url": "https://notes.example/",
    "language": "en",
    "authors": [{"name": "Jo Doe"}],
    "items": [
        {"id": "1", "url": "/a", "title": "One", "content_html": "<p>First note.</p>", "date_published": "2024-01-16"},
        {"id": "2", "content_text": "Line one.\nLine two.", "authors": [{"name": "Ann Roe"}]},
        {"id": "3", "title": "Three", "summary": "Only this.", "date_modified": "2024-01-18T08:00:00Z"},
    ],
}


def _read(source: str | bytes, name: str = "f.xml", sidecar: str | None = None) -> list[items.Item]:
    data = source.encode() if isinstance(source, str) else source
    side = sidecar.encode() if sidecar else None
    raw = RawFile(name=name, data=data, sidecar_name="f.meta.yml" if side else None, sidecar=side)
    return list(records.read(raw) if name.endswith(".json") else feed.read(raw))


def _documents(found: list[items.Item]) -> list[Document]:
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_an_rss_item_is_an_article_with_what_the_feed_says_of_it() -> None:
    """The whole text is preferred to the summary, a relative address is completed, media descriptions are no text."""
    first, second = _documents(_read(RSS))

    assert (first.file, second.file) == ("f.xml#1", "f.xml#2")
    assert first.text == "Bridge & pier reopen\n\nThe bridge reopened on Tuesday.\n\nCafé owners were glad."
    assert first.html is not None
    assert (first.front.title, first.front.authors) == ("Bridge & pier reopen", ("Jo Doe", "Ann Roe"))
    assert (first.front.date, first.front.url) == ("2024-01-16T06:54+02:00", "https://ledger.example/2024/01/bridge")
    assert (first.front.source, first.front.lang) == ("The Harbour Ledger", "en-gb")
    assert second.front.authors == ("Sea Desk",)
    assert second.text.endswith("The ferry stopped.\nNobody knows why.")
    assert [notice.code for notice in second.notices] == ["summary-only"]


def test_an_atom_entry_keeps_its_markup_or_its_plain_text() -> None:
    """Atom says which of the two it is; the day of publication is not that of the last change."""
    first, second = _documents(_read(ATOM))

    assert first.text.endswith("Die Brücke ist offen.")
    assert (first.front.date, first.front.source) == ("2024-01-16T06:54+01:00", "Hafen & Stadt")
    assert (first.front.url, first.front.authors) == ("https://hafen.example/bruecke", ("Redaktion",))
    assert second.text.endswith("Zeichen wie <b> bleiben.\n\nZweiter Absatz.")
    assert second.front.authors == ("Jo Doe",)
    assert [notice.code for notice in second.notices] == ["updated-date"]


def test_a_json_feed_is_known_by_its_version() -> None:
    """It shares its ending with the records of other tools."""
    first, second, third = _documents(_read(json.dumps(JSON_FEED), "f.json"))

    assert (first.text, first.front.url, first.front.date) == (
        "One\n\nFirst note.",
        "https://notes.example/a",
        "2024-01-16",
    )
    assert (second.text, second.front.authors) == ("Line one.\n\nLine two.", ("Ann Roe",))
    assert (second.front.url, third.front.url) == (None, None)
    assert {notice.code for notice in third.notices} == {"summary-only", "updated-date"}


def test_an_rdf_feed_holds_its_items_beside_the_channel() -> None:
    """RSS 1.0 is still what some agencies and journals publish."""
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title></channel>'
        "<item><title>One</title><description>Text here.</description><dc:date>2024-01-16</dc:date></item></rdf:RDF>"
    )
    (only,) = _documents(_read(rdf))

    assert (only.front.source, only.front.date, only.text) == ("Wire", "2024-01-16", "One\n\nText here.")


def test_a_link_to_the_feed_itself_is_no_address_of_an_article() -> None:
    """All items would count as one."""
    (only,) = _documents(
        _read(
            "<rss><channel><link>https://a.example</link>"
            "<item><title>T</title><link>https://a.example/</link></item></channel></rss>"
        )
    )

    assert only.front.url is None


def test_an_item_keeps_its_hash_while_others_come_and_go() -> None:
    """Its id must not depend on its place in the feed."""
    first, second = _documents(_read(RSS))
    start, end = RSS.index("<item>"), RSS.index("<item>", RSS.index("<item>") + 1)
    (alone,) = _documents(_read(RSS[:start] + RSS[end:]))

    assert alone.sha256 == second.sha256 != first.sha256


def test_one_broken_item_costs_only_itself() -> None:
    """A bare ampersand is taken as such; a download that broke off loses its last item, by name."""
    whole = RSS.replace("https://ledger.example/ferry", "https://ledger.example/ferry?a=1&b=2")
    first, second = _documents(_read(whole))
    kept, lost = _read(RSS[: RSS.rindex("Nobody")])
    broken, good = _read(RSS.replace("<guid", "<guid<"))
    nameless, _ = _documents(_read(RSS.replace('xmlns:content="', 'x="')))

    assert second.front.url == "https://ledger.example/ferry?a=1&b=2"
    assert nameless.text == first.text
    assert isinstance(kept, Document)
    assert kept.text == first.text
    assert kept.front.source == "The Harbour Ledger"
    assert isinstance(lost, Rejected)
    assert (lost.file, "markup is broken" in lost.reason) == ("f.xml#2", True)
    assert isinstance(broken, Rejected)
    assert isinstance(good, Document)


def test_an_item_without_text_is_reported_and_the_rest_is_read() -> None:
    """A feed of titles and pictures holds nothing that can be quoted."""
    found = _read(
        "<rss><channel><item><link>https://a.example/</link></item><item><title>Two</title></item></channel></rss>"
    )

    assert isinstance(found[0], Rejected)
    assert "no text" in found[0].reason
    assert isinstance(found[1], Document)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<urlset><url/></urlset>", "no feed"),
        ("Words, and no markup at all", "no feed"),
        ("<rss><channel><title>T</title></channel></rss>", "no item"),
        ('<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>', "entities"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
            "entities",
        ),
    ],
)
def test_what_is_no_feed_or_declares_entities_is_refused(source: str, reason: str) -> None:
    """Entities are how XML bombs grow and how XML reads other files; no feed needs them."""
    with pytest.raises(Rejected, match=reason):
        _read(source)


def test_a_document_type_without_entities_is_left_out() -> None:
    """RSS 0.91 names one; it is never fetched."""
    doctype = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD" "http://dtd.invalid/rss.dtd">'
    (only,) = _documents(_read(doctype + "<rss><channel><item><title>A&nbsp;B</title></item></channel></rss>"))

    assert only.front.title == "A B"


def test_the_encoding_that_the_feed_declares_is_used() -> None:
    """Old feeds are windows-1251 and say so."""
    source = '<?xml version="1.0" encoding="windows-1251"?><rss><item><title>Міст</title></item></rss>'
    (only,) = _documents(_read(source.encode("cp1251")))

    assert only.front.title == "Міст"


def test_a_sidecar_speaks_of_all_items_but_not_of_one() -> None:
    """Source and rights hold for a feed; one title for all of its articles would be wrong."""
    first, second = _documents(_read(RSS, sidecar="source: Ledger\nurl: https://ledger.example/feed\ntitle: T\n"))

    assert (first.sidecar.source, first.sidecar.title, second.sidecar.url) == ("Ledger", None, None)
    assert "title" in next(notice.message for notice in first.notices if notice.code == "sidecar")


def _many(count: int) -> Iterator[str]:
    return (f"<item><title>T{number}</title></item>" for number in range(count))


def test_items_and_tags_are_limited() -> None:
    """Beyond the limit the rest is named, and a file of nothing but tags is refused before it is parsed."""
    found = _read(f"<rss><channel>{''.join(_many(items.MOST_ITEMS + 5))}</channel></rss>")

    assert len(found) == items.MOST_ITEMS + 1
    assert isinstance(found[-1], Rejected)
    assert "the rest is left out" in found[-1].reason
    with pytest.raises(Rejected, match="tags"):
        _read("<rss>" + "<a/>" * feed.MOST_TAGS + "</rss>")


def test_nesting_that_no_parser_should_follow_ends_in_a_refusal() -> None:
    """Deep XML and deep JSON must neither crash nor hang."""
    deep = "<b>" * 100_000
    (only,) = _read(f"<rss><channel><item><title>T</title><description>{deep}</description></item></channel></rss>")

    assert isinstance(only, Rejected)
    with pytest.raises(Rejected, match="deeply"):
        _read("[" * 100_000, "f.json")
    with pytest.raises(Rejected, match="objects and lists"):
        _read("[" + "{}," * feed.MOST_BRACKETS + "{}]", "f.json")


@settings(max_examples=150)
@given(
    st.sampled_from([RSS, ATOM, json.dumps(JSON_FEED)]),
    st.integers(0, 10**6),
    st.binary(max_size=9),
    st.integers(0, 400),
)
def test_a_damaged_feed_is_read_or_refused_but_never_crashes(source: str, place: int, junk: bytes, cut: int) -> None:
    """Whatever is overwritten or cut out of it."""
    data = source.encode()
    place %= len(data)
    try:
        found = _read(data[:place] + junk + data[place + cut :], "f.json" if source.startswith("{") else "f.xml")
    except Rejected:
        return

    assert all(isinstance(item, Document | Rejected) for item in found)
