"""What is said to have happened, or to come, and how surely. The sentences are invented."""

import json
from pathlib import Path

import pytest

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.language import analyse
from generator.model.article import Article, Kind
from generator.model.findings import EventFinding, Status
from texts import article_of

WEDNESDAY = "2024-01-17"


def events(one: Article) -> tuple[EventFinding, ...]:
    """The events of an article."""
    analysis = analyse(one)
    return find_events(one, analysis, find_dates(one, analysis))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two ministers signed the treaty on Monday.", Status.HAPPENED),
        ("Both sides have met since June 2023.", Status.HAPPENED),
        ("Parliament will ratify the treaty on Thursday.", Status.PLANNED),
        ("The launch is scheduled for March 2024.", Status.PLANNED),
        ("They are preparing to sign a pact in March.", Status.PLANNED),
        ("The minister is expected to resign in February.", Status.EXPECTED),
        ("Officials warned the army could receive missiles in the spring of 2024.", Status.EXPECTED),
        ("The government announced on Tuesday that taxes fall.", Status.ANNOUNCED),
        ("The institute assessed in a report on Jan. 15 that talks go on.", Status.REPORTED),
        ("The convoy reportedly left on Sunday.", Status.REPORTED),
        ("The ministry denied on Monday that it had sent arms.", Status.DENIED),
    ],
)
def test_the_words_of_the_sentence_give_the_status(text: str, status: Status) -> None:
    """What is planned or expected must never read like a fact."""
    (event,) = events(article_of(text, published=WEDNESDAY))

    assert event.status is status
    assert event.why.endswith(".")
    assert event.status.value in event.why


def test_what_lies_after_the_day_of_publication_has_not_happened() -> None:
    """Whatever the verb says: the money is granted, its end is still to come."""
    (event,) = events(article_of("The law granted money to all offices up to Feb. 15, 2024.", published=WEDNESDAY))

    assert (event.date, event.status) == ("2024-02-15", Status.EXPECTED)


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("The session was to close on Tuesday.", "2024-01-16", Status.REPORTED),
        ("Rehearsals were called off on Sunday.", "2024-01-14", Status.HAPPENED),
        ("On Monday the envoy was asked when the minister would come.", "2024-01-15", Status.HAPPENED),
        ("The vote was postponed on Monday.", "2024-01-15", Status.HAPPENED),
        ("After the mayor's election in November few expect a change.", "2023-11", Status.REPORTED),
        ("The spill could release more oil than the wreck of the tanker in 1989.", "1989", Status.REPORTED),
    ],
)
def test_what_lies_before_the_day_of_publication_is_not_expected(text: str, date: str, status: Status) -> None:
    """Whatever was planned: a front page that says "expected" means what is still to come."""
    (event,) = events(article_of(text, published=WEDNESDAY))

    assert (event.date, event.status) == (date, status)


def test_the_modal_of_a_sentence_does_not_reach_the_date_of_a_thing() -> None:
    """Also where no day of publication tells that the year is past."""
    (event,) = events(article_of("The spill could release more oil than the wreck of the tanker in 1989."))

    assert event.status is Status.REPORTED


@pytest.mark.parametrize("place", ["GENEVA, Jan. 17 (Inland Wire) —", "NEW YORK, Jan. 17 –", "Kyiv, 17 January (IW) -"])
def test_a_dateline_is_no_event(place: str) -> None:
    """It says where and when the report was written."""
    found = events(article_of(f"{place} The two sides signed a pact on Monday.", published=WEDNESDAY))

    assert [event.date for event in found] == ["2024-01-15"]


def test_what_is_only_compared_with_dates_no_event() -> None:
    """The sentence is about the later day."""
    (event,) = events(article_of("The fee, twice as high as in 2023, is charged until May 4.", published=WEDNESDAY))

    assert event.date == "2024-05-04"


def test_a_sentence_does_not_end_within_a_date() -> None:
    """German writes a full stop behind the day, and rules cut there."""
    text = "Am 8. Januar 2024 verließ das Schiff den Hafen. Es kam an."
    (event,) = events(article_of(text, published=WEDNESDAY, language="de"))

    assert (event.date, event.span.cut(text)) == ("2024-01-08", "Am 8. Januar 2024 verließ das Schiff den Hafen.")


def test_a_caption_gives_an_event_and_a_headline_does_not() -> None:
    """A headline repeats the text; a picture shows something of its own, and keeps its own date."""
    text = "Leaders sign pact on Monday\nTwo leaders meet on July 19, 2022.\nThey signed it on Monday."
    found = events(article_of(text, published=WEDNESDAY, kinds={0: Kind.HEADLINE, 1: Kind.CAPTION}))

    assert [(event.date, event.from_caption) for event in found] == [("2022-07-19", True), ("2024-01-15", False)]


def test_a_sentence_in_furniture_is_no_event() -> None:
    """The dates of a ticker belong to other stories."""
    text = "The envoy told reporters on Feb. 20 that she had no plan.\nThey signed on Monday."
    found = events(article_of(text, published=WEDNESDAY, kinds={0: Kind.TICKER}))

    assert [event.date for event in found] == ["2024-01-15"]


def test_an_event_without_a_day_of_publication_keeps_its_words() -> None:
    """It stands on the undated shelf, with the reason."""
    (event,) = events(article_of("They signed on Friday."))

    assert event.date is None
    assert "needs the date of publication" in event.why


def test_two_verbs_with_two_dates_are_two_events() -> None:
    """One sentence may tell a story; a span of days under one verb is one event."""
    one = article_of("The pact was signed in 2015 and the president left it in 2018.")
    other = article_of("The talks lasted from March 3, 2020 to March 5, 2020.")

    assert [event.date for event in events(one)] == ["2015", "2018"]
    assert [event.date for event in events(other)] == ["2020-03-03"]


def test_the_real_articles_give_the_events_of_the_gold(shared: Path) -> None:
    """Each dated sentence, with the date that may honestly be shown."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["articles"]
    for name, start, end, published, key in (
        ("000_f3d74e7050cf356a", 431, 2560, "2024-01-16", "date"),
        ("004_2d8554eb86dc606c", 114, 9999, None, "date"),
        ("004_2d8554eb86dc606c", 114, 9999, "2025-01-17", "date_if_published"),
    ):
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")[start:end]
        found = {(event.span.start + start, event.date) for event in events(article_of(text, published=published))}

        assert found == {(e["start"], e.get(key, e["date"])) for e in gold[name]["events"] if start <= e["start"] < end}
