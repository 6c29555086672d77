"""Bylines of many shapes give names, without roles, dates and places."""

from __future__ import annotations

import pytest

from generator.clean.byline import authors
from generator.clean.signatures import names, sort_of
from generator.model.article import Kind

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
    "Von dpa": ["dpa"],
    "LENA MARWICK in Paris": ["LENA MARWICK"],
    "By Lena Marwick, PARIS": ["Lena Marwick"],
    "4 March 2024 - Lena Marwick": ["Lena Marwick"],
    "Одарка Лиманська, 14 вересня 2023, 17:46": ["Одарка Лиманська"],
    "Lena Marwick Deputy Political Editor": ["Lena Marwick"],
    "Ferry, News | Published: 5 hours ago | Written by: Lena Marwick": ["Lena Marwick"],
    "By Harbourpost": ["Harbourpost"],
    "By Staff": [],
    "Text Size": [],
    "Zur Startseite": [],
    "김하늘 기자": ["김하늘"],
    "순천 김하늘 기자 haneul@harbour.example": ["김하늘"],
    "記者王小明／台北報導": ["王小明"],
    "文／王小明": ["王小明"],
    "作者：王小明、李大华": ["王小明", "李大华"],
    "Γράφει ο Νίκος Παππάς": ["Νίκος Παππάς"],
    "بقلم: محمد علي": ["محمد علي"],
    "लेखक: संजय पांडे": ["संजय पांडे"],
    "By Lena Marwick on 19 Dec 2025": ["Lena Marwick"],
    "Posted on December 18, 2025 by Lena Marwick": ["Lena Marwick"],
    "Lena MarwickTravel Editor": ["Lena Marwick"],
    "Lena MarwickMar 5, 2025": ["Lena Marwick"],
    "Lena McMarwick SanSolo": ["Lena McMarwick SanSolo"],
    "Birgit Marwick Anna Lena Örtel Jan Michael Vos": ["Birgit Marwick", "Anna Lena Örtel", "Jan Michael Vos"],
    "Maria Anna Lena Vos": ["Maria Anna Lena Vos"],
    "By Lena Marwick | Fact-checked by Frank Vos": ["Lena Marwick"],
    "Lena Marwick, Executive Digital Editor": ["Lena Marwick"],
    "Key Takeaways": [],
    "Full Bio": [],
    "L. Marwick / Post nuotr.": [],
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


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("AP", "an agency"),
        ("Reuters", "an agency"),
        ("TASS", "an agency"),
        ("The Associated Press", "an agency"),
        ("BBC", "a desk"),
        ("Northport Post Staff", "a desk"),
        ("northport.com", "a desk"),
        ("Lena Marwick", "a person"),
    ],
)
def test_a_name_alone_says_what_it_stands_for(name: str, sort: str) -> None:
    """Markup names all of them in the same field."""
    assert sort_of(name) == sort


def test_a_list_of_authors_goes_on_below_its_first_line() -> None:
    """Names alone on their lines, roles between them; what comes then is no author."""
    lines = ["A headline of some words", "Lena Marwick", "Reporter", "Bram Vos", "AFP", "Sign up", "Words. " * 20]
    kinds = [Kind.HEADLINE, Kind.BYLINE, *[Kind.NAVIGATION] * 4, Kind.BODY]

    assert [author.name for author in authors(lines, kinds)] == ["Lena Marwick", "Bram Vos", "AFP"]


def test_desks_and_agencies_are_told_from_people() -> None:
    """An agency is no person, and an actor page of its own would be wrong for it."""
    line = "Lena Marwick, The Harbour Press news desk and Agence France-Presse"

    assert [author.sort for author in names(line)] == ["a person", "a desk", "an agency"]


def test_words_that_the_text_writes_small_are_no_name() -> None:
    """A box of the page is headed like a name."""
    lines = ["A headline of some words", "Harbour Fees", "The harbour raised its fees, and all harbour fees. " * 4]
    kinds = [Kind.HEADLINE, Kind.BYLINE, Kind.BODY]

    assert authors(lines, kinds) == ()
    assert [author.name for author in authors([lines[0], "Lena Fees", lines[2]], kinds)] == ["Lena Fees"]


def test_a_name_beside_a_date_signs() -> None:
    """Whatever the line was judged to be."""
    lines = ["A headline of some words", "9. September 2025 um 15:46 Uhr / Lena Marwick", "Words. " * 20]
    kinds = [Kind.HEADLINE, Kind.TEASER, Kind.BODY]

    assert [author.name for author in authors(lines, kinds)] == ["Lena Marwick"]


def test_a_list_goes_on_below_a_line_that_joins() -> None:
    """Each element of the list became a line."""
    lines = ["A headline of some words", "By", "Lena Marwick", "and", "Bram Vos", "Words. " * 20]
    kinds = [Kind.HEADLINE, Kind.BYLINE, *[Kind.NAVIGATION] * 3, Kind.BODY]

    assert [author.name for author in authors(lines, kinds)] == ["Lena Marwick", "Bram Vos"]


def test_a_name_far_below_the_text_signs_under_a_by() -> None:
    """Boxes about the author follow those about payment."""
    lines = ["A headline of some words", "Words. " * 20, *["Share"] * 12, "Kommentar von", "Lena Marwick", "Bram Vos"]
    kinds = [Kind.HEADLINE, Kind.BODY, *[Kind.NAVIGATION] * 15]

    assert [author.name for author in authors(lines, kinds)] == ["Lena Marwick"]
