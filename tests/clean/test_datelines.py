"""Dates as pages print them, in many languages and orders."""
# ruff: noqa: E501 - the lines of a dump are long

from __future__ import annotations

import pytest

from generator.clean.datelines import published, read, updated
from generator.clean.lines import classify
from generator.model.article import Kind

DATES = {
    "January 16, 2024 6:54 AM": "2024-01-16T06:54",
    "Saturday, Apr 27th 2024": "2024-04-27",
    "Published: 15:56 BST, 27 April 2024": "2024-04-27T15:56+01:00",
    "12:43, 20 Apr 2026": "2026-04-20T12:43",
    "Stand: 28. April 2023, 05:00 Uhr": "2023-04-28T05:00",
    "05.06.2025 um 14:46": "2025-06-05T14:46",
    "06. 01. 2026, 14:59 Uhr": "2026-01-06T14:59",
    "15.04.25 09:56": "2025-04-15T09:56",
    "Publié le 30 août 2023 à 14h52": "2023-08-30T14:52",
    "2 de diciembre de 2024": "2024-12-02",
    "Marco Bruni 4 Febbraio 2025 - 14:41": "2025-02-04T14:41",
    "14 мая 2025": "2025-05-14",
    "2024年04月24日": "2024-04-24",
    "2025年1月14日 01時28分": "2025-01-14T01:28",
    "2025.05.15 20:00": "2025-05-15T20:00",
    "2025-03-29T11:36:01Z": "2025-03-29T11:36+00:00",
    "June 30, 2026 - 4.34pm": "2026-06-30T16:34",
    "Offentliggjort torsdag 06. feb 2025 17:25": "2025-02-06T17:25",
    "Publicado 31/01/2025 10:22": "2025-01-31T10:22",
    "19-Dec-2025": "2025-12-19",
    "EditorialNovember 22, 2018": "2018-11-22",
    "October 17, 20236:01 PM": "2023-10-17T18:01",
    "by Harbour PressNovember 21, 202501747": "2025-11-21",
    "2024. május 5.": "2024-05-05",
    "2024 m. gegužės 5 d.": "2024-05-05",
    "5 tháng 6, 2024": "2024-06-05",
    "4 सितंबर 2024": "2024-09-04",
    "٥ مايو ٢٠٢٤": "2024-05-05",
    "12 декември 2024": "2024-12-12",
}


@pytest.mark.parametrize(("line", "value"), DATES.items())
def test_a_date_is_read(line: str, value: str) -> None:
    """To the minute where the line says so; the offset only where the zone has one meaning."""
    assert [reading.value for reading in read(line)][:1] == [value]


@pytest.mark.parametrize(
    "line", ["Updated August 8", "30 February 2024", "12:38 AM", "© 2024", "10/2024", "Mark 3, 2024"]
)
def test_what_is_no_full_date_is_not_read(line: str) -> None:
    """A day without its year would have to be guessed."""
    assert list(read(line)) == []


def test_a_day_that_may_be_a_month_counts_twice() -> None:
    """06/01/2026 is June or January until the page shows which."""
    assert [reading.ways for reading in read("06/01/2026")] == [2]
    assert [reading.value for reading in read("06/01/2026", day_first=True)] == ["2026-01-06"]


@pytest.mark.parametrize(
    ("line", "first", "changed"),
    [
        ("3 February 2024 | Updated 5 February 2024", "2024-02-03", "2024-02-05"),
        ("Updated 5 February 2024 | Published 3 February 2024", "2024-02-03", "2024-02-05"),
        ("Lena MarwickUpdated 5 February 2024", "2024-02-05", "2024-02-05"),
        ("5 gennaio 2024 (modifica il 6 gennaio 2024 | 15:24)", "2024-01-05", "2024-01-06T15:24"),
        ("Date: 3 February 2024", "2024-02-03", None),
    ],
)
def test_a_change_is_told_from_the_publication(line: str, first: str, changed: str | None) -> None:
    """Words are whole ones: "updated" holds "date". A change alone is the nearest that the page says."""
    lines = ["A headline of some words", line, "Words and words. " * 20]
    kinds = [Kind.HEADLINE, Kind.DATELINE, Kind.BODY]
    found, later = published(lines, kinds), updated(lines, kinds)

    assert found
    assert found.value == first
    assert (later.value if later else None) == changed


def test_a_date_in_the_running_text_is_no_date_of_publication() -> None:
    """What the article reports has its own dates."""
    text = "The ship left the harbour on March 3, 2019 with forty people aboard, and nobody has heard of it since, the owners said on Tuesday."
    lines = [text, text.replace("ship", "boat"), text.replace("ship", "ferry")]

    assert published(lines, [judgement.kind for judgement in classify(lines, [False] * 3)]) is None


def test_a_date_further_off_counts_where_the_line_speaks_of_publication() -> None:
    """Buttons stand between the standfirst and the dateline."""
    lines = ["A headline of some words", "Words. " * 20, *["Share"] * 6, "Published 28 April 2024", "Words. " * 20]
    kinds = [Kind.HEADLINE, Kind.BODY, *[Kind.NAVIGATION] * 6, Kind.TEASER, Kind.BODY]
    found = published(lines, kinds)

    assert found is not None
    assert found.value == "2024-04-28"
    assert published([*lines[:8], "28 April 2024", lines[9]], kinds) is None
