"""Dates of any precision in words, and in order."""

import pytest

from generator.pages.calendar import first_day, last_day, period, when


@pytest.mark.parametrize(
    ("value", "words", "first", "last"),
    [
        ("2024-01-16", "16 January 2024", "2024-01-16", "2024-01-16"),
        ("2024-01-16T06:54", "16 January 2024, 06:54", "2024-01-16", "2024-01-16"),
        ("2023-12", "December 2023", "2023-12-01", "2023-12-31"),
        ("2024-W03", "week 3 of 2024", "2024-01-15", "2024-01-21"),
        ("2024-W03-WE", "weekend 3 of 2024", "2024-01-15", "2024-01-21"),
        ("2024-Q2", "second quarter of 2024", "2024-04-01", "2024-06-31"),
        ("2024-SP", "spring 2024", "2024-03-01", "2024-05-31"),
        ("2024-WI", "winter 2024", "2024-12-01", "2025-02-31"),
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("198", "1980s", "1980-01-01", "1989-12-31"),
        ("PRESENT_REF", "PRESENT_REF", "9999-12-31", "9999-12-31"),
        ("2024-W99", "week 99 of 2024", "9999-12-31", "9999-12-31"),
        ("2024-13", "13 2024", "2024-13-01", "2025-01-31"),
    ],
)
def test_a_date_has_words_and_a_place_in_the_order(value: str, words: str, first: str, last: str) -> None:
    """Values are TIMEX3; what is none stays as it is and sorts last."""
    assert (when(value), first_day(value), last_day(value)) == (words, first, last)


def test_what_is_unknown_is_said_to_be() -> None:
    """Unknown stays unknown, and is never the day of the build."""
    assert when(None) == "date unknown"
    assert period(None, None) == "undated"
    assert period("2024-01-01", "2024-01-01") == "1 January 2024"
