"""Exports of other tools → one document a record, each tool known by its fields."""

import json
from typing import Any

import pytest

from generator.errors import Rejected
from generator.model.document import Document
from generator.read import records
from generator.read.files import RawFile
from generator.read.items import LARGEST_ITEM, Item

TEXT = "The bridge reopened on Tuesday.\nIts engineers were glad."

NEWS_PLEASE = {
    "authors": ["Jo Doe"],
    "date_download": "2024-02-20 10:00:00",
    "date_modify": None,
    "date_publish": "2024-01-16 00:00:00",
    "description": "The bridge.",
    "language": "en",
    "maintext": TEXT,
    "source_domain": "ledger.example",
    "title": "Bridge reopens",
    "url": "https://ledger.example/bridge",
}
TRAFILATURA = {
    "title": "Bridge reopens",
    "author": "Jo Doe; Ann Roe",
    "hostname": "ledger.example",
    "date": "2024-01-16",
    "fingerprint": "f",
    "text": TEXT,
    "language": None,
    "source": "https://ledger.example/bridge",
    "source-hostname": "The Harbour Ledger",
    "excerpt": "The bridge.",
}
FUNDUS = {
    "title": "Bridge reopens",
    "body": {"summary": ["In short."], "sections": [{"headline": ["Why"], "paragraphs": ["It was shut.", "No more."]}]},
    "authors": ["Jo Doe"],
    "publishing_date": "2024-01-16 06:54:00+02:00",
    "lang": "en",
    "html": {"requested_url": "https://ledger.example/bridge", "responded_url": "https://ledger.example/b"},
    "publisher": "LEDGER",
}
WALLABAG = {
    "is_archived": 0,
    "title": "Bridge reopens",
    "url": "https://www.ledger.example/bridge",
    "content": "<p>The bridge <b>reopened</b>.</p>",
    "created_at": "2024-02-20T10:00:00+0000",
    "published_at": "2024-01-16T06:54:00+0200",
    "published_by": ["Jo Doe"],
    "language": "en_GB",
    "domain_name": "ledger.example",
}
READABILITY = {
    "title": "Bridge reopens",
    "byline": "By Jo Doe",
    "content": "<div><p>The bridge reopened.</p></div>",
    "textContent": "The bridge reopened.",
    "siteName": "The Harbour Ledger",
    "excerpt": "The bridge.",
    "lang": "en",
}
ARCHIVEBOX = {"timestamp": "1708423200.0", "url": "https://ledger.example/bridge", "title": "B", "history": {}}


def _read(value: Any, name: str = "r.json") -> list[Item]:  # noqa: ANN401 - JSON holds anything
    data = value if isinstance(value, str) else json.dumps(value)
    raw = RawFile(name=name, data=data.encode())
    return list(records.read_lines(raw) if name.endswith("l") else records.read(raw))


def _only(record: dict[str, Any]) -> Document:
    (item,) = _read([record])
    assert isinstance(item, Document), item
    return item


@pytest.mark.parametrize(
    ("record", "date", "source", "url"),
    [
        (NEWS_PLEASE, "2024-01-16", "ledger.example", "https://ledger.example/bridge"),
        (TRAFILATURA, "2024-01-16", "The Harbour Ledger", "https://ledger.example/bridge"),
        (FUNDUS, "2024-01-16T06:54+02:00", "LEDGER", "https://ledger.example/b"),
        (WALLABAG, "2024-01-16T06:54+02:00", "ledger.example", "https://www.ledger.example/bridge"),
        (READABILITY, None, "The Harbour Ledger", None),
    ],
    ids=["news-please", "trafilatura", "fundus", "wallabag", "readability"],
)
def test_each_tool_is_known_by_its_fields(
    record: dict[str, Any], date: str | None, source: str, url: str | None
) -> None:
    """The day of publication is never the day on which the tool fetched or saved the page."""
    document = _only(record)

    assert (document.front.title, document.front.date) == ("Bridge reopens", date)
    assert (document.front.source, document.front.url) == (source, url)
    assert document.front.authors is not None
    assert document.front.authors[0] == "Jo Doe"
    assert document.text.startswith("Bridge reopens\n\n")
    assert document.html is not None


def test_texts_keep_their_paragraphs_and_sections_their_headings() -> None:
    """A line of a text field is a paragraph where no blank line says otherwise."""
    assert _only(NEWS_PLEASE).text.endswith("The bridge reopened on Tuesday.\n\nIts engineers were glad.")
    assert _only(FUNDUS).text == "Bridge reopens\n\nIn short.\n\nWhy\n\nIt was shut.\n\nNo more."
    assert _only(TRAFILATURA).front.authors == ("Jo Doe", "Ann Roe")
    assert _only(WALLABAG).front.lang == "en-GB"


def test_lines_are_records_and_a_broken_one_costs_only_itself() -> None:
    """An export that was cut off, or a line of another tool, is named; the rest is read."""
    lines = [json.dumps(NEWS_PLEASE), "", '{"maintext": "cut', '{"a": 1}', "[1]", json.dumps(WALLABAG)]
    found = _read("\n".join(lines), "r.jsonl")

    assert [item.file for item in found] == [f"r.jsonl#{number}" for number in range(1, 6)]
    assert [isinstance(item, Rejected) for item in found] == [False, True, True, True, False]
    reasons = [item.reason for item in found if isinstance(item, Rejected)]
    assert "not valid JSON" in reasons[0]
    assert "no tool that is known" in reasons[1]
    assert "not a JSON object" in reasons[2]


def test_an_object_may_hold_the_list_or_be_the_record() -> None:
    """Wallabag's interface wraps its items; news-please writes a file an article, which then bears the file's name."""
    (wrapped,) = _read({"page": 1, "_embedded": {"items": [WALLABAG]}})
    (alone,) = _read(NEWS_PLEASE)

    assert wrapped.file == "r.json#1"
    assert alone.file == "r.json"


def test_an_index_without_texts_says_where_the_texts_are() -> None:
    """ArchiveBox keeps them beside its index."""
    (item,) = _read([ARCHIVEBOX])

    assert isinstance(item, Rejected)
    assert "readability/content.html" in item.reason


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{not json", "not valid JSON"),
        ({"settings": {"a": 1}}, "no list of articles"),
        ([], "no item"),
        ('{"items": ' + "9" * 5000 + "}", "not valid JSON"),
    ],
)
def test_what_holds_no_records_is_refused_with_a_remedy(value: object, reason: str) -> None:
    """Any JSON may lie in the folder."""
    with pytest.raises(Rejected, match=reason):
        _read(value)


def test_half_characters_and_wrong_values_do_no_harm() -> None:
    """JSON can spell what no text can hold; a value that cannot be right counts as absent."""
    (item,) = _read([{**NEWS_PLEASE, "maintext": "A \ud83d broken", "date_publish": "soon", "url": "javascript:x"}])

    assert isinstance(item, Document)
    assert "A \ufffd broken" in item.text
    assert (item.front.date, item.front.url) == (None, None)
    item.text.encode()


def test_a_record_that_is_too_large_is_refused_by_name() -> None:
    """One item must not take the time of a thousand."""
    large, good = _read([{**NEWS_PLEASE, "maintext": "word " * (LARGEST_ITEM // 4)}, NEWS_PLEASE])

    assert isinstance(large, Rejected)
    assert (large.file, "characters" in large.reason) == ("r.json#1", True)
    assert isinstance(good, Document)
