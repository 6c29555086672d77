"""Reporters, photographers and agencies are thanked in many ways, and none of them makes an actor."""

import time

import pytest

from generator.extract.credits import find_credits
from generator.lexicon import load
from texts import article_of

AGENCIES = load().words["credit_agencies"]
REPORT = "The rain fell on the town for many days, so that people left their homes.\n\n"


def is_credited(text: str, name: str) -> bool:
    """Whether a name stands in a credit."""
    start = text.index(name)
    return find_credits(article_of(text), AGENCIES).meets(start, start + len(name))


@pytest.mark.parametrize(
    "credit",
    [
        "People walk on Friday. (Photo by Tim Alder / Handout/Anadolu Agency via Getty Images)",
        "(AP Photo/Tim Alder, File)",
        "FILE PHOTO: People walk in the rain. REUTERS/Tim Alder/File Photo",
        "Police stand guard. Tim Alder/Agence France-Presse — Getty Images",
        "Photograph: Tim Alder/The Guardian",
        "Image: Tim Alder.",
        "Courtesy of Tim Alder",
        "Photo by Tim Alder on Unsplash",
        "Tim Alder for The Harbor Times",
        "(Reporting by Ann Low and Tim Alder; Editing by Bo Finn)",
        "Reporting by A. Low in Rome and Jo Beck in Cairo; additional reporting by Tim Alder",
        "Harbor Press writer Tim Alder in Paris contributed to this report.",
        "Translated from the German by Tim Alder.",
        "Follow Tim Alder on Twitter",
        "People walk on Friday. (Harbor Photo/Tim Alder)",
        "Words: Tim Alder",
        "Report by Tim Alder, Local Reporting Service",
    ],
)
def test_a_credit_is_seen_whatever_its_form(credit: str) -> None:
    """Each of these made a false actor in some recogniser's reading."""
    assert is_credited(REPORT + credit, "Tim Alder")


@pytest.mark.parametrize(
    "line",
    [
        "Tim Alder said the report was written by experts.",
        "A report by Tim Alder found that rain fell.",
        "The picture shows Tim Alder and his wife (both 54).",
        "– Tim Alder promised help.",
    ],
)
def test_a_sentence_about_somebody_is_no_credit(line: str) -> None:
    """People in the news write reports and stand in pictures too."""
    assert not is_credited(REPORT + line, "Tim Alder")


def test_a_byline_at_the_top_is_seen_and_a_headline_is_not() -> None:
    """Texts that come as one piece begin with a headline, a name and a place with a date."""
    text = "Alder Wins Harbor Race\nTim Alder\nPARIS 2024-12-06\nThe vote was close."

    assert is_credited(text, "Tim Alder")
    assert not is_credited(text, "Alder Wins")


@pytest.mark.parametrize(
    "piece", ["(Photo by A) ", "A/A-A'A.A/", "Aa/ Bb Cc ", "by Aa ", ". © ", '"Photo: ', "+1 ", "\n \n"]
)
def test_a_hostile_megabyte_costs_seconds(piece: str) -> None:
    """Patterns that try again and again would stall a build."""
    one = article_of(piece * (1_000_000 // len(piece)))
    start = time.process_time()
    find_credits(one, AGENCIES)

    assert time.process_time() - start < 20
