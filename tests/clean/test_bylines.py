"""Bylines of many shapes give names, without roles, dates and places."""

from __future__ import annotations

import pytest

from generator.clean.byline import names

BYLINES = {
    "By Lena Marwick": ["Lena Marwick"],
    "by Lena Marwick and The Harbour Press news desk March 3, 2024 7:15 AM 2 min read": [
        "Lena Marwick",
        "The Harbour Press news desk",
    ],
    "Von Jule Sander, Redakteurin": ["Jule Sander"],
    "Von Jule Sander, Tim Örtel und Lea van der Brück": ["Jule Sander", "Tim Örtel", "Lea van der Brück"],
    "Kommentar von Jule Sander": ["Jule Sander"],
    "Fr 12.04.24 | 14:07 Uhr | Von Jule Sander": ["Jule Sander"],
    "Lena Marwick · Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8": ["Lena Marwick"],
    "Lena MarwickPublished Jul 17, 2024, 11:21am|Updated Jul 17, 2024": ["Lena Marwick"],
    "Lena Marwick2 minutes ago": ["Lena Marwick"],
    "Artikel veröffentlicht am 28. April 2024, 14:26 Uhr, Jule Sander": ["Jule Sander"],
    "By LENA MARWICK and TOMAS ODUYA": ["LENA MARWICK", "TOMAS ODUYA"],
    "By Lena Marwick in Washington": ["Lena Marwick"],
    "Par Hélène d'Arcy et Paul N'Diaye": ["Hélène d'Arcy", "Paul N'Diaye"],
    "AFP": ["AFP"],
    "Published March 3, 2024": [],
    "Subscribe to our newsletter": [],
    "4 min read": [],
}


@pytest.mark.parametrize(("line", "expected"), BYLINES.items())
def test_a_byline_gives_its_names(line: str, expected: list[str]) -> None:
    """Each with its place in the line."""
    found = list(names(line))

    assert [author.name for author in found] == expected
    assert all(line[author.start : author.end] == author.name for author in found)


def test_desks_are_told_from_people() -> None:
    """An agency is no person, and an actor page of its own would be wrong for it."""
    assert [author.desk for author in names("Lena Marwick and The Harbour Press news desk")] == [False, True]
