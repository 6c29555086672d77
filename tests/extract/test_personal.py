"""What should not be published unseen. Addresses, numbers and keys are invented (example domains, fiction ranges)."""

import time
from dataclasses import replace

import pytest

from generator.extract.personal import AT_MOST, find_personal
from generator.model.article import Kind, Origin, OriginKind, Sourced
from generator.model.span import Span
from texts import article_of


def found(text: str) -> list[tuple[str, str]]:
    """Code and flagged words."""
    return [(flag.flag.removeprefix("personal-"), flag.span.cut(text)) for flag in find_personal(article_of(text))]


@pytest.mark.parametrize(
    "mail",
    [
        "m.olsen@harbour-ledger.example",
        "maria.olsen+news@mail.port.example",
        "maria.olsen [at] port.example",
        "maria(at)port[dot]example",
        "maria%40port.example",
    ],
)
def test_mail_addresses_are_flagged_also_when_spelled_out(mail: str) -> None:
    """A reader who hides the sign from robots has not agreed to be published."""
    assert found(f"Write to {mail}, she said.") == [("mail", mail)]


def test_an_address_is_found_where_no_space_stands_before_it() -> None:
    """Chinese and Japanese put none."""
    assert found("記者" * 50 + "olsen@port.example") == [("mail", "olsen@port.example")]


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0958",
        "+49 (0)30 901820",
        "+12025550143",
        "+7 (495) 123-45-67",
        "0049 30 901820",
        "+48 123 456 789",
        "020 7946 0958",
        "0845 8 505 505",
        "030/23125000",
        "(030) 2312 5000",
        "01 99 00 12 34",
        "(202) 555-0143",
        "202-555-0143",
        "1-800-555-0199",
        "03-1234-5678",
    ],
)
def test_telephone_numbers_are_known_by_their_shape(number: str) -> None:
    """International ones, and national ones with a zero or in the North American form."""
    assert found(f"The office is at {number} in the morning.") == [("phone", number)]


@pytest.mark.parametrize("cue", ["Tel.: ", "Phone ", "WhatsApp ", "call us on ", "тел. ", "電話:"])
def test_a_word_before_it_makes_a_bare_row_of_digits_a_telephone_number(cue: str) -> None:
    """Many countries have numbers that look like any other."""
    assert found(f"{cue}912 345 678.") == [("phone", "912 345 678")]


@pytest.mark.parametrize(
    "text",
    [
        "On 15.01.2024, 01/02/2024 and 2024-01-15 15:52:00 the port was shut.",
        "The bill passed by 227 votes to 210; the house voted 105-78-2, then 411-0.",
        "ISBN 978-3-16-148410-0 and ISSN 0317-8471 and IMO 9138898",
        "It costs 12 345 678 euros, $1,000,000, 0.50 or +1 234 567 more.",
        "At 52.520008, 13.404954 or +52.520008 / -0.127758 or 05.12345678",
        "The address 192.168.100.200 and port 00-15",
        "Seasons 2019-2020 and 2020/2021; 6-4 6-7 7-6; 1999–2004.",
        "He phoned on 15.01.2024. Phone sales: 12,345,678. Tel Aviv 2024.",
        "Resolution 2722 (2024), case 01-1234, flight 0123, room 007",
        "logo@2x.png and @harbour and user@host and a@b",
        "token: a small sign of thanks; the secret = unknowncounterpart; session: 2025-01-17",
        "https://ledger.example/2024/01/15/token-sale-of-the-century?page=12345678901",
    ],
)
def test_other_numbers_and_words_are_left_alone(text: str) -> None:
    """Dates, votes, ISBNs, prices, coordinates, scores, file names."""
    assert found(text) == []


JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://ledger.example/?sid=3f2a9c017be4d8560a1c&page=2", "3f2a9c017be4d8560a1c"),
        ("/story;jsessionid=A1B2C3D4E5F60718293A", "A1B2C3D4E5F60718293A"),
        ('<input name="x"> api_key: "q9w8e7r6t5y4u3i2o1p0"', "q9w8e7r6t5y4u3i2o1p0"),
        ("authenticity_token=Zm9vYmFyMTIzNDU2Nzg5MA", "Zm9vYmFyMTIzNDU2Nzg5MA"),
        ("AKIA" + "Z2" * 8, "AKIA" + "Z2" * 8),
        (f"Authorization: Bearer {JWT}", JWT),
    ],
)
def test_keys_and_session_ids_are_flagged(text: str, key: str) -> None:
    """They come along in saved forms and copied addresses, and let anybody in."""
    assert found(text) == [("token", key)]


def test_a_message_says_where_it_stands_and_never_what_it_is() -> None:
    """The message is printed on the report page."""
    (flag,) = find_personal(article_of("Contact m.olsen@port.example", kinds={0: Kind.FORM}))

    assert flag.message == "A mail address stands in a part marked as form."


def test_a_session_id_in_the_address_of_the_article_is_flagged() -> None:
    """It would be published as a link, though it does not stand in the text."""
    url = Sourced(
        value="https://ledger.example/a?sessionid=3f2a9c017be4d8560a1c",
        origin=Origin(kind=OriginKind.DECIDED, rule="test"),
    )
    (flag,) = find_personal(replace(article_of("Text."), url=url))

    assert (flag.flag, flag.span) == ("personal-token", Span(start=0, end=0))


def test_a_flood_is_counted_not_listed() -> None:
    """A list of a thousand members is one problem, and says how large it is."""
    flags = find_personal(article_of(" ".join(f"m{n}@port.example" for n in range(1000))))

    assert len(flags) == AT_MOST
    assert flags[-1].message == "A mail address stands in the running text. So do 900 others."


HOSTILE = """a a@ a. @-. + +1 0 01_ 1- ( tel_ tel_1 phone1_( a_[at]_a. %40a eyJaaaaaaaa. token= token=a1 password:_
xoxb-a 2024-01- _1.1 ((0) a@a. @a +1_ _"""


@pytest.mark.parametrize("piece", [piece.replace("_", " ") for piece in HOSTILE.split()])
def test_a_megabyte_in_one_line_is_searched_in_seconds(piece: str) -> None:
    """A text chosen to make a pattern go back and forth must not stop the build."""
    start = time.process_time()
    find_personal(article_of(piece * (1_000_000 // len(piece))))

    assert time.process_time() - start < 10
