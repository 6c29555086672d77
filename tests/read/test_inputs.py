"""Every reader with files as people have them: three that are read, three that are refused while those are built."""

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.catalogue.memory import Memory
from generator.model.corpus import Corpus
from generator.model.document import Document
from generator.model.settings import Curation
from generator.pipeline import clean_all, read_all
from generator.read import READERS, RawFile, open_raw, read_items
from generator.read.page import MOST_LINES, MOST_TAGS
from generator.report import Report

WORDS = "The bridge reopened on Tuesday, and its engineers were glad."
CYRILLIC = "Міст знову відкрили у вівторок, сказали інженери. " * 8

Good = tuple[str, bytes, str]
"""Name, bytes, and a line that the text must hold."""
Bad = tuple[str, bytes, str]
"""Name, bytes, and words of the reason."""


def _page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def _rss(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Ledger</title>{items}</channel></rss>".encode()


def _atom(entries: str) -> bytes:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Hafen</title>{entries}</feed>".encode()


def _json_feed(**item: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [item]}).encode()


def _lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def _mail(headers: str, body: str) -> bytes:
    return f"From: Jo Doe <jo@a.example>\nSubject: Bridge\n{headers}\n{body}".encode()


ENTITIES = b"<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>"

GOOD: dict[str, tuple[Good, Good, Good]] = {
    ".txt": (
        ("utf8.txt", f"Bridge opens\n\n{WORDS}\n".encode("utf-8-sig"), WORDS),
        ("old.txt", CYRILLIC.encode("cp1251"), CYRILLIC.strip()),
        ("wide.txt", f"Bridge opens\r\n\r\n{WORDS}\r\n".encode("utf-16"), WORDS),
    ),
    ".html": (
        ("page.html", _page(f"<nav>Home</nav><article><h1>Bridge</h1><p>{WORDS}</p></article>"), WORDS),
        ("koi.html", _page(f"<p>{CYRILLIC}</p>", "<meta charset=koi8-u>").decode().encode("koi8-u"), CYRILLIC.strip()),
        ("open.html", f"<title>Bridge<p>x</title><div><p>{WORDS}<p>Second <b>words".encode(), WORDS),
    ),
    ".md": (
        ("plain.md", f"# Bridge\n\n{WORDS}\n".encode(), WORDS),
        ("front.md", f"---\ntitle: Bridge\ndate: 2024-01-16\n---\n{WORDS}\n".encode(), WORDS),
        ("marks.md", f"> {WORDS.replace('bridge', '**bridge**')}\n\n- one\n- two\n".encode(), WORDS),
    ),
    ".eml": (
        ("plain.eml", _mail("", WORDS), WORDS),
        ("list.eml", _mail("List-Id: <l.a.example>\nContent-Type: text/html\n", f"<p>{WORDS}</p>"), WORDS),
        (
            "coded.eml",
            _mail(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
                "R3LDvMOfZSBhdXMgS2lldg==",
            ),
            "Grüße aus Kiev",
        ),
    ),
    ".rss": (
        ("short.rss", _rss(f"<item><title>Bridge</title><description>{WORDS}</description></item>"), WORDS),
        ("markup.rss", _rss(f"<item><description>&lt;p&gt;{WORDS}&lt;/p&gt;</description></item>"), WORDS),
        ("half.rss", _rss(f"<item><title>&#xD800;&nbsp;</title><description>{WORDS}</description></item>"), WORDS),
    ),
    ".atom": (
        ("text.atom", _atom(f"<entry><title>B</title><content>{WORDS}</content></entry>"), WORDS),
        ("html.atom", _atom(f"<entry><content type='html'>&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry>"), WORDS),
        ("bare.atom", _atom(f"<entry><title>Q & A</title><summary>{WORDS}</summary></entry>"), WORDS),
    ),
    "json feed": (
        ("html.json", _json_feed(id="1", content_html=f"<p>{WORDS}</p>"), WORDS),
        ("text.json", _json_feed(id="1", title="Bridge", content_text=WORDS), WORDS),
        ("half.json", _json_feed(id="../../x", url="javascript:x", title="\ud800", summary=WORDS), WORDS),
    ),
    "news-please": (
        ("np-one.jsonl", _lines({"maintext": WORDS, "date_publish": "2024-01-16 00:00:00", "title": "B"}), WORDS),
        ("np-list.json", json.dumps([{"maintext": WORDS, "date_publish": None}]).encode(), WORDS),
        ("np-half.jsonl", _lines({"maintext": f"{WORDS}\nx \udc00", "date_publish": 7, "authors": "By Jo Doe"}), WORDS),
    ),
    "trafilatura": (
        ("tr-one.jsonl", _lines({"text": WORDS, "hostname": "a.example", "date": "2024-01-16"}), WORDS),
        ("tr-raw.jsonl", _lines({"text": None, "raw_text": WORDS, "hostname": None}), WORDS),
        ("tr-url.json", json.dumps({"text": WORDS, "hostname": "a", "source": "https://[::1/"}).encode(), WORDS),
    ),
    "Fundus": (
        ("fu-plain.jsonl", _lines({"plaintext": WORDS, "publishing_date": "2024-01-16"}), WORDS),
        ("fu-parts.jsonl", _lines({"body": {"sections": [{"paragraphs": [WORDS]}]}, "publishing_date": None}), WORDS),
        ("fu-odd.jsonl", _lines({"body": {"summary": WORDS, "sections": [1]}, "publishing_date": "9"}), WORDS),
    ),
    "Wallabag": (
        ("wa-list.json", json.dumps([{"content": f"<p>{WORDS}</p>", "domain_name": "a.example"}]).encode(), WORDS),
        (
            "wa-page.json",
            json.dumps({"_embedded": {"items": [{"content": f"<p>{WORDS}</p>", "domain_name": None}]}}).encode(),
            WORDS,
        ),
        (
            "wa-one.json",
            json.dumps({"content": f"<p>{WORDS}", "domain_name": "a", "published_by": [None]}).encode(),
            WORDS,
        ),
    ),
    "ArchiveBox": (
        ("article.json", json.dumps({"textContent": WORDS, "siteName": "Ledger"}).encode(), WORDS),
        (
            "markup.json",
            json.dumps({"content": f"<p>{WORDS}</p>", "textContent": "", "siteName": None}).encode(),
            WORDS,
        ),
        ("lines.jsonl", _lines({"textContent": WORDS, "siteName": "L", "lang": "e n"}), WORDS),
    ),
}

BAD: dict[str, tuple[Bad, Bad, Bad]] = {
    ".txt": (
        ("empty.txt", b" \r\n", "empty"),
        ("picture.txt", b"\x89PNG\x00\x01\x02\x03" * 50, "binary"),
        ("log.txt", b"ab\n" * (MOST_LINES + 1), "lines"),
    ),
    ".html": (
        ("blank.html", _page("<script>var a = 1</script>"), "no text"),
        ("zipped.html", gzip.compress(_page(f"<p>{WORDS}</p>" * 9)), "binary"),
        ("bomb.html", b"<b>" * (MOST_TAGS + 1) + b"words", "tags"),
    ),
    ".md": (
        ("rule.md", b"---\n***\n", "no text"),
        ("nul.md", b"# \x00\x00\x00\x00", "binary"),
        ("huge.md", b"words " * 400_000, "characters"),
    ),
    ".eml": (
        ("note.eml", b"Just words\nand no header\n", "no mail"),
        ("secret.eml", _mail("Content-Type: multipart/encrypted; boundary=x\n", "--x\n\nwords\n--x--\n"), "encrypted"),
        (
            "nested.eml",
            _mail("", "\n".join(["Content-Type: multipart/mixed; boundary=a"] * 60)),
            "parts that hold parts",
        ),
    ),
    ".rss": (
        ("none.rss", _rss(""), "no item"),
        ("bomb.rss", ENTITIES + _rss("<item><title>&b;</title></item>"), "entities"),
        ("cut.rss", b"<rss><channel><item><title>Bri", "broken"),
    ),
    ".atom": (
        ("words.atom", WORDS.encode(), "no feed"),
        ("map.atom", b"<urlset><url/></urlset>", "no feed"),
        ("mute.atom", _atom("<entry><id>tag:1</id></entry>"), "no text"),
    ),
    "json feed": (
        ("cut.json", _json_feed(content_text=WORDS)[:-3], "not valid JSON"),
        ("deep.json", b"[" * 100_000, "nested|not valid"),
        ("mute.json", _json_feed(id="1"), "no text"),
    ),
    "news-please": (
        ("np-mute.jsonl", _lines({"maintext": None, "date_publish": None}), "no text"),
        ("np-cut.jsonl", b'{"maintext": "words', "not valid JSON"),
        ("np-large.jsonl", _lines({"maintext": "words " * 400_000, "date_publish": None}), "characters"),
    ),
    "trafilatura": (
        ("tr-mute.jsonl", _lines({"text": 7, "hostname": "a"}), "no text"),
        ("tr-bare.jsonl", _lines({"text": WORDS}), "of no tool"),
        ("tr-list.jsonl", _lines([WORDS]), "not a JSON object"),
    ),
    "Fundus": (
        ("fu-mute.jsonl", _lines({"body": {"sections": []}, "publishing_date": None}), "no text"),
        ("fu-string.jsonl", _lines(WORDS), "not a JSON object"),
        ("fu-nul.jsonl", b"\x00" * 40 + _lines({"publishing_date": None}), "binary"),
    ),
    "Wallabag": (
        ("wa-mute.json", json.dumps([{"content": "<p></p>", "domain_name": "a"}]).encode(), "no text"),
        ("wa-user.json", json.dumps({"username": "jo"}).encode(), "no list"),
        ("wa-none.json", b"[]", "no item"),
    ),
    "ArchiveBox": (
        ("index.json", json.dumps({"links": [{"timestamp": "1", "url": "u", "history": {}}]}).encode(), "readability"),
        ("line.jsonl", _lines({"timestamp": "1", "url": "u", "bookmarked_date": ""}), "readability"),
        ("mute.jsonl", _lines({"textContent": " ", "siteName": ""}), "no text"),
    ),
}
SAME = {".text": ".txt", ".htm": ".html", ".xhtml": ".html", ".markdown": ".md", ".rdf": ".rss", ".xml": ".rss"}
RECORDS = {".json", ".jsonl", ".ndjson"}
ELSEWHERE = {".pdf"}
"""`test_pdf.py` draws its files and has both kinds of cases."""


def test_no_reader_is_without_cases() -> None:
    """A format that is added comes with files that it reads and files that it refuses."""
    assert {SAME.get(ending, ending) for ending in READERS} - RECORDS - ELSEWHERE == {
        name for name in GOOD if name[0] == "."
    }
    assert GOOD.keys() == BAD.keys()


@pytest.mark.parametrize("reader", GOOD)
def test_three_files_are_read_and_three_are_refused_by_name(reader: str, tmp_path: Path) -> None:
    """One folder holds them all; a refusal names the file, says why, and what to do."""
    for name, data, _ in (*GOOD[reader], *BAD[reader]):
        (tmp_path / name).write_bytes(data)
    report = Report()
    found = {document.file.partition("#")[0]: document.text for document in read_all(tmp_path, report)}

    assert found.keys() == {name for name, _, _ in GOOD[reader]}
    for name, _, line in GOOD[reader]:
        assert line in found[name]
    refused = {refusal.file.partition("#")[0]: refusal.reason for refusal in report.refusals}
    assert refused.keys() == {name for name, _, _ in BAD[reader]}
    for name, _, words in BAD[reader]:
        assert re.search(words, refused[name])
        assert "; " in refused[name] or ": " in refused[name]


def test_what_cannot_be_written_down_stops_no_build(tmp_path: Path) -> None:
    """Half characters from JSON and YAML, and addresses that nobody can take apart, wherever they are stated."""
    articles = tmp_path / "articles"
    articles.mkdir()
    stated = '{"@type": "NewsArticle", "headline": "A \\ud800", "url": "https://[x", "author": {"name": "\\udc00 Doe"}}'
    (articles / "a.html").write_bytes(_page(f"<p>{WORDS}</p>", f"<script type='application/ld+json'>{stated}</script>"))
    (articles / "b.txt").write_text(WORDS)
    (articles / "b.meta.yml").write_text('title: "\\ud83c\\udf89 \\ud800"\nauthors: ["\\udc00"]\n')
    (articles / "c.txt").write_text(WORDS)
    (articles / "c.meta.yml").write_text("url: 'https://[::1/'\n")
    (articles / "d.txt").write_text(WORDS)
    (articles / "d.meta.yml").write_text('"\\ud800": x\n')
    (articles / "e.txt").write_text(WORDS)
    (articles / "e.meta.yml").write_text("url: https://a.example:99999/\n")
    report = Report()
    documents = list(read_all(articles, report))
    with Memory(tmp_path / "memory.sqlite") as memory:
        cleaned = clean_all(documents, Corpus(), Curation(), memory)

    titles = {article.document.file: article.title.value for article in cleaned}
    assert titles.keys() == {"a.html", "b.txt"}
    assert titles["b.txt"] == "🎉 \ufffd"
    assert [(refusal.file, "leads to no host" in refusal.reason) for refusal in report.refusals] == [
        ("c.txt", True),
        ("d.txt", False),
        ("e.txt", True),
    ]


def test_a_page_saved_whole_is_one_article(tmp_path: Path) -> None:
    """Its scripts, styles and frames lie in a folder beside it; a folder that only looks like one is read."""
    for name in ("Bridge.html", "Bridge_files/frame.html", "Pier.htm", "Pier-Dateien/a.css", "notes_files/own.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(_page(f"<p>{WORDS}</p>"))
    report = Report()

    assert [document.file for document in read_all(tmp_path, report)] == [
        "Bridge.html",
        "Pier.htm",
        "notes_files/own.html",
    ]
    assert not report.refusals


def test_a_name_of_bytes_that_are_no_text_is_printed_somehow(tmp_path: Path) -> None:
    """Also where it is the sidecar's."""
    (tmp_path / "b\udcff.txt").write_text(WORDS)
    (tmp_path / "b\udcff.meta.yml").write_text("nonsense: 1\n")
    report = Report()

    assert not list(read_all(tmp_path, report))
    assert report.refusals[0].file == "b\ufffd.txt"
    assert "b\ufffd.meta.yml:1" in report.refusals[0].reason


@pytest.mark.parametrize(
    "name", ["A.txt\nmarkup <b>.txt", "con.txt", "aux.html", "x" * 240 + ".txt", "..txt.txt", "\u202etxt.txt"]
)
def test_names_are_only_names(name: str, tmp_path: Path) -> None:
    """Line breaks, device names of another system, long ones and turned ones."""
    (tmp_path / name).write_text(WORDS)
    item = next(read_items(open_raw(name, tmp_path / name)))

    assert isinstance(item, Document)
    assert item.text.strip() == WORDS


def test_class_names_of_megabytes_take_no_memory() -> None:
    """Every line would carry those of all elements around it."""
    classes = "".join(f"<div class='{' '.join(chr(97 + n % 26) * (k + 3) for k in range(40))}'>" for n in range(200))
    (item,) = read_items(RawFile(name="a.html", data=_page(classes + "<p class=own>Words</p>" * 9_000)))

    assert isinstance(item, Document)
    assert item.text.startswith("Words")
