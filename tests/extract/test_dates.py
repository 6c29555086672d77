"""Which words date something, and which day they mean. The sentences are invented."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.almanac import day_of, feast_day, holding, moment, shifted
from generator.extract.dates import find_dates
from generator.extract.figures import spelled_year
from generator.extract.language import analyse
from generator.lexicon.dates import Feast, load_date_words
from generator.model.article import Kind
from generator.model.findings import Precision
from generator.model.span import Span
from texts import article_of

WEDNESDAY = "2024-01-17"


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    """The expressions of a text with their values."""
    one = article_of(text, published=published)
    return [(found.text, found.value) for found in find_dates(one, analyse(one))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact was signed on 17 January 2025.", [("17 January 2025", "2025-01-17")]),
        ("The pact was signed on Friday, January 17, 2025.", [("Friday, January 17, 2025", "2025-01-17")]),
        ("It was filed on 2023-11-02T08:15:00Z.", [("2023-11-02T08:15:00Z", "2023-11-02T08:15")]),
        ("The visa ended on 25/04/2023.", [("25/04/2023", "2023-04-25")]),
        ("The law of early 2024 replaced one of mid-1996.", [("early 2024", "2024"), ("mid-1996", "1996")]),
        ("Debts grew in the 1990s.", [("the 1990s", "199")]),
        ("He died in nineteen ninety-four.", [("nineteen ninety-four", "1994")]),
        ("Missiles may arrive in the spring of 2024.", [("the spring of 2024", "2024-SP")]),
        ("Gas was short in the winter of 2022-23.", [("the winter of 2022-23", "2022-WI")]),
        ("Sales rose in Q3 2023.", [("Q3 2023", "2023-Q3")]),
        ("Exports fell in the first half of 2023.", [("the first half of 2023", "2023-H1")]),
        ("The summit of 12-14 March 2020 failed.", [("12", "2020-03-12"), ("14 March 2020", "2020-03-14")]),
        ("The deal covered 2010-12.", [("2010", "2010"), ("12", "2012")]),
        ("Fighting went on between March and June 2008.", [("March", "2008-03"), ("June 2008", "2008-06")]),
        ("It snowed on Christmas Day 2023.", [("Christmas Day 2023", "2023-12-25")]),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, expected: list[tuple[str, str]]) -> None:
    """What the text gives in full is known whenever the article appeared."""
    assert values(text, published=None) == expected
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court ruled on Monday.", "2024-01-15"),
        ("The court ruled on Wednesday.", "2024-01-17"),
        ("Parliament will vote on Thursday.", "2024-01-18"),
        ("A rally is planned for Saturday.", "2024-01-20"),
        ("The talks resume on Monday in Vienna.", "2024-01-22"),
        ("The truce holds until Sunday.", "2024-01-21"),
        ("The office has been shut since Friday.", "2024-01-12"),
        ("The army said Tuesday night's strike hit a depot.", "2024-01-16"),
        ("Last month, both sides signed a declaration.", "2023-12"),
        ("He left three days ago.", "2024-01-14"),
        ("She resigned two years ago.", "2022"),
        ("The budget passed last week.", "2024-W02"),
        ("It happened over the weekend.", "2024-W02-WE"),
        ("The envoy warned in September of a shortage.", "2023-09"),
        ("She is expected to return in February.", "2024-02"),
        ("The think tank said in a report on Jan. 15 that talks go on.", "2024-01-15"),
        ("He died on Dec. 30.", "2023-12-30"),
        ("The rules changed in July last year.", "2023-07"),
        ("He spoke yesterday.", "2024-01-16"),
        ("On Saturday, 12 October, it will reopen.", "2024-10-12"),
        ("On Monday the envoy was asked when the minister would come.", "2024-01-15"),
        ("The rehearsals were called off on Sunday.", "2024-01-14"),
        ("The vote was postponed on Monday.", "2024-01-15"),
        ("The vote was postponed to Monday.", "2024-01-22"),
        ("The hearing was set for Tuesday.", "2024-01-23"),
        ("The barge was set on fire on Sunday.", "2024-01-14"),
        ("The session was to close on Tuesday.", "2024-01-16"),
        ("The talks had been due to end on Tuesday.", "2024-01-16"),
        ("She won the race, which had been due on Tuesday.", "2024-01-16"),
        ("Neither he nor his lawyer could be reached on Tuesday.", "2024-01-16"),
        ("The delegates were to meet on Thursday.", "2024-01-18"),
        ("After the mayor's election in August few expect a change.", "2023-08"),
        ("The senator criticised the raid in August.", "2023-08"),
        ("The firm declared a dividend, payable Feb. 9.", "2024-02-09"),
        ("The suspects will be tried for the January 3 bombings.", "2024-01-03"),
        ("The league has decided to admit two clubs in March.", "2024-03"),
    ],
)
def test_a_relative_date_is_seen_from_the_day_of_publication(text: str, expected: str) -> None:
    """And only from it: without one it stays words, whatever the day of the build."""
    assert [value for _, value in values(text)] == [expected]
    assert [value for _, value in values(text, published=None)] == [None]


def test_the_rule_says_what_is_missing() -> None:
    """A reader of an undated article sees why Friday is no day."""
    one = article_of("They signed on Friday.")
    (friday,) = find_dates(one, analyse(one))

    assert friday.value is None
    assert friday.precision is Precision.DAY
    assert friday.rule == "“Friday”: it needs the date of publication, which is unknown."


def test_a_day_can_follow_from_the_one_before() -> None:
    """News tells a sequence; each day is counted from the last one named."""
    text = "On 6 June 2023 the dam broke. The next day the army moved in. Two weeks later it left."

    assert [value for _, value in values(text)] == ["2023-06-06", "2023-06-07", "2023-W25"]
    assert [value for _, value in values(text, published=None)] == ["2023-06-06", None, None]


def test_an_account_of_the_past_goes_on_in_its_own_year() -> None:
    """A chronicle names the year once, and then only months."""
    years = " ".join(f"In March {year} the river rose." for year in range(1941, 1950))
    text = f"{years} In May 1950 the bridge fell. In June it was rebuilt."

    assert values(text)[-1] == ("June", "1950-06")


@pytest.mark.parametrize(
    "text",
    [
        "It flew the Su-35 and fired S-300 and Fas-360 missiles.",
        "Some 1900 troops and 2000 people marched.",
        "He paid $2024 for flight 1984.",
        "They won 3:2, or 21-18 in points.",
        "She may march on.",
        "Theresa May met April Jones and August Wilson.",
        "The Sunday Times is a newspaper.",
        "The IT firm Sun was sold to Mar Vista.",
        "Prices rose 2.5 percent, or 1,999 points.",
    ],
)
def test_other_numbers_and_names_are_no_dates(text: str) -> None:
    """Weapons, quantities, scores and people look like dates."""
    assert values(text) == []


def test_a_date_that_can_be_read_two_ways_stays_open() -> None:
    """Day and month are not guessed, unless one reading is the day of publication."""
    assert values("It came on 03/04/2024.") == [("03/04/2024", None)]
    assert values("It came on 03/04/2024.", published="2024-04-03") == [("03/04/2024", "2024-04-03")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Am Montag, dem 15. Januar 2024, und Ende Mai 2023, nicht gestern.",
            ["2024-01-15", "2023-05", "2024-01-16"],
        ),
        ("fr", "Le lundi 15 janvier 2024, puis le 1er mars, pas hier.", ["2024-01-15", "2024-03-01", "2024-01-16"]),
        ("es", "El lunes 15 de enero de 2024 y en mayo de 2023, no ayer.", ["2024-01-15", "2023-05", "2024-01-16"]),
        (
            "de",
            "Vom 3. bis 5. März 2024, seit November, am kommenden Montag und letzte Woche.",
            ["2024-03-03", "2024-03-05", "2023-11", "2024-01-22", "2024-W02"],
        ),
        (
            "uk",
            "У п’ятницю, 12 січня, і 14 вересня 2024 року; з осені 2022 року; у травні 2023 року.",
            ["2024-01-12", "2024-09-14", "2022-FA", "2023-05"],
        ),
        ("ru", "В понедельник, 14 сентября 2023 г. и 15.01.2024.", ["2023-09-14", "2024-01-15"]),
        ("de", "Seit 2019 streiten die Länder, es kamen 2022 Soldaten.", ["2019"]),
        ("fr", "Depuis 2019 les pays négocient, et 2022 soldats partent.", ["2019"]),
        ("es", "Desde 2019 los países negocian, y 2022 soldados parten.", ["2019"]),
        ("ru", "С 2019 года страны спорят, прибыли 2022 военных.", ["2019"]),
        ("uk", "З 2019 року країни сперечаються, прибули 2022 військових.", ["2019"]),
        ("it", "Il 15.01.2024, nel 2023.", ["2024-01-15", "2023"]),
        ("it", "L'8 febbraio 2024.", []),
    ],
)
def test_other_languages_are_files(language: str, text: str, expected: list[str]) -> None:
    """A language is added by a file of words; one without still has figures, but no year instead of a full date."""
    one = article_of(text, published=WEDNESDAY, language=language)

    assert [found.value for found in find_dates(one, analyse(one))] == expected


def test_a_time_of_day_joins_its_day() -> None:
    """One moment is one date."""
    assert values("The meeting on Friday at 6 p.m. was cancelled.") == [("Friday at 6 p.m.", "2024-01-12T18:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The charge applies between 8:30 a.m. and 4 p.m.", []),
        ("The market is open every Friday, and the mill every other Sunday.", []),
        ("The fair is open daily from Friday to Sunday until March 3.", ["2024-03-03"]),
        ("Police closed the road between 3 p.m. and 5 p.m.", ["2024-01-17T15:00", "2024-01-17T17:00"]),
        ("The firms stopped all trips between Friday and Saturday.", ["2024-01-12", "2024-01-13"]),
        ("The summit runs from Friday to Sunday.", ["2024-01-19", "2024-01-21"]),
        ("A pact signed in the same weeks had no effect.", []),
    ],
)
def test_opening_hours_are_no_moments(text: str, expected: list[str]) -> None:
    """What comes again every day or week happens on none in particular."""
    assert [value for _, value in values(text)] == expected


def test_a_year_of_copyright_dates_nothing() -> None:
    """It says when the page was made."""
    assert values("(c) 2024 Harbour Press.\n© 2024 Harbour Press.\nCopyright 2024 Harbour Press.") == []


def test_an_aside_does_not_move_an_account_of_the_past() -> None:
    """A book of another time is cited, and the story goes on where it was."""
    years = " ".join(f"In March {year} the river rose." for year in range(1941, 1950))
    text = f"{years} The dam broke in 1950. A study of 2005 blamed men. In June work began. It ended in 1950."

    assert ("June", "1950-06") in values(text)


def test_only_what_belongs_to_the_article_is_read() -> None:
    """A ticker's date is not the article's; a caption's stays the caption's."""
    text = "Two leaders meet on July 19, 2022.\n12:38 AM Feb. 20\nThey signed on January 3, 2024."
    one = article_of(text, published=WEDNESDAY, kinds={0: Kind.CAPTION, 1: Kind.TICKER})

    assert [found.value for found in find_dates(one, analyse(one))] == ["2022-07-19", "2024-01-03"]


def test_every_date_stands_in_the_text_under_its_span() -> None:
    """No finding without evidence."""
    one = article_of("Early in 2023, on March 3-5, and again last year.", published=WEDNESDAY)
    dates = find_dates(one, analyse(one))

    assert [date.span.cut(one.text) for date in dates] == [date.text for date in dates]
    assert dates == tuple(sorted(dates, key=lambda date: date.span))


def test_the_real_articles_are_dated_as_a_reader_would(shared: Path) -> None:
    """The second has no date of its own: it says 2023 and nothing else, until a sidecar dates it."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["articles"]
    for name, start, published, key in (
        ("000_f3d74e7050cf356a", 205, "2024-01-16", "date"),
        ("004_2d8554eb86dc606c", 114, None, "date"),
        ("004_2d8554eb86dc606c", 114, "2025-01-17", "date_if_published"),
    ):
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
        one = article_of(text[start:2330] if start == 205 else text[start:], published=published)
        found = {date.value for date in find_dates(one, analyse(one))} - {None}

        assert found == {event[key] for event in gold[name]["events"]} - {None}


def test_a_page_in_one_line_is_read_in_seconds() -> None:
    """Hostile text must not hold up a build: every pattern is linear."""
    from generator.extract.expressions import find_expressions  # noqa: PLC0415 - beside what it is about

    for piece in ("20", "May ", "on Monday ", "the early late mid-", "1/", "last the next "):
        text = piece * (300_000 // len(piece))
        started = time.perf_counter()
        find_expressions(text, Span(start=0, end=len(text)), "en")

        assert time.perf_counter() - started < 20


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(-400, 400))
def test_a_shifted_day_is_as_exact_as_its_unit(day: date, unit: str, count: int) -> None:
    """Whatever is counted, the value can be read back."""
    value = holding(unit, shifted(day, unit, count)).value

    assert moment(value).precision.value == unit
    assert holding(unit, day_of(value)).value == value


@given(st.text(alphabet="0123456789 -/.:aJanMyodFri'snext,", max_size=60))
@settings(max_examples=60)
def test_no_text_breaks_the_calendar(text: str) -> None:
    """Days that the calendar does not have are no dates, and raise nothing."""
    one = article_of(f"x {text}", published=WEDNESDAY)
    for found in find_dates(one, analyse(one)):
        assert found.value is None or moment(found.value).precision is found.precision


def test_holidays_fall_on_their_days() -> None:
    """Fixed, counted and movable ones; from published calendars."""
    feasts = load_date_words("en").feasts

    assert feast_day(feasts["Easter"], 2024).isoformat() == "2024-03-31"
    assert feast_day(feasts["Thanksgiving"], 2023).isoformat() == "2023-11-23"
    assert feast_day(feasts["Memorial Day"], 2024).isoformat() == "2024-05-27"
    assert feast_day(feasts["Election Day"], 2024).isoformat() == "2024-11-05"
    assert feast_day(Feast(fixed=(7, 4)), 2024).isoformat() == "2024-07-04"


@pytest.mark.parametrize(
    ("words", "year"), [("nineteen seventy-nine", 1979), ("two thousand", 2000), ("twenty twenty-four", 2024)]
)
def test_a_year_in_words_is_a_number(words: str, year: int) -> None:
    """Transcripts spell them out."""
    assert spelled_year(words) == year
