"""How far a wording can be trusted. The texts are invented."""

import json
from pathlib import Path

import pytest

from generator.extract.integrity import AT_MOST, judge, one_letter_apart
from generator.extract.language import analyse
from generator.model.findings import Integrity
from texts import article_of

SOUND = """The port of Velden reopened on Monday after a strike of six weeks.
“We waited and waited,” said Maria Olsen, who runs a crane. “It was more and more of the same.”
Shipping firms said the strike had had a price, which they put at 40 million euros.
The next wage talks in the port start in two years."""


def integrity(text: str) -> Integrity:
    """What is thought of a text."""
    one = article_of(text)
    return judge(one, analyse(one))


def flags(text: str) -> list[str]:
    """The codes of its flags."""
    return [flag.flag for flag in integrity(text).flags]


def test_a_sound_text_has_no_flags() -> None:
    """What English says twice on purpose is no slip."""
    assert integrity(SOUND) == Integrity(score=1.0)


@pytest.mark.parametrize(
    ("slip", "flag"),
    [
        ("They will plan joint roads and roads with their neighbours.", "doubled-pair"),
        ("The ships lay in the the harbour for weeks.", "doubled-word"),
        ("They signed a treaty on the partnership partnership of the ports.", "doubled-word"),
        ("They put their names on on the paper.", "doubled-word"),
        ("The pipe carries ten cubic metres cubic metres a day.", "doubled-word"),
        ("The firm sent engines to the north. did. The north says that it got none.", "orphan"),
        ("They has no answer to the question of wages.", "agreement"),
        ("The mayor said that itâ€™s over and that the cafÃ© is open.", "mojibake"),
        ("The union will not forget,” said the owner of a crane.", "unbalanced-quotes"),
        ("Later Maria Olssen spoke with the drivers of the cranes.", "name-drift"),
        ("The ships waited the in harbour for a berth.", "word-order"),
    ],
)
def test_each_slip_has_its_code_and_its_place(slip: str, flag: str) -> None:
    """And one slip alone makes no text garbled."""
    text = f"{SOUND}\n{slip}\nThe drivers are back at work."
    found = integrity(text)

    assert {one.flag for one in found.flags} == {flag}
    assert all(one.span.cut(text) in slip and one.message for one in found.flags)
    assert 0.6 <= found.score < 1.0
    assert not found.garbled


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was all that they had had for years and years.",
        "They moved on on Friday, and the train came in in time.",
        "It was a very very long night, a so so dinner, and no no was heard.",
        "They cleaned the mirror and mirror holder of the old crane.",
        "Boutros Boutros-Ghali and Sirhan Sirhan never went to Walla Walla.",
        "What are they waiting waiting waiting for?",
    ],
)
def test_what_english_says_twice_is_no_slip(text: str) -> None:
    """Idioms, particles before a preposition, names, and three in a row for effect."""
    assert flags(text) == []


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("Міст знову відкрили у вівторок, сказали інженери.", "cp1251"),
        ("Мост снова открыли во вторник.", "latin-1"),
        ("Η γέφυρα άνοιξε ξανά την Τρίτη.", "latin-1"),
        ("橋は火曜日に再び開通した。", "latin-1"),
        ("أعيد فتح الجسر يوم الثلاثاء.", "latin-1"),
        ("The driver’s café", "latin-1"),
    ],
)
def test_a_wrong_table_shows_in_every_script(words: str, table: str) -> None:
    """And the words themselves, rightly decoded, are sound."""
    wrong = "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in words.encode())

    assert "mojibake" in flags(f"{SOUND}\n{wrong}\nThe drivers are back at work.")
    assert "mojibake" not in flags(f"{SOUND}\n{words}\nThe drivers are back at work.")


@pytest.mark.parametrize(
    "text",
    [
        "”Bron är öppen”, sade hon, och ”alla är glada”.",
        "Dig holes at least 18” deep and 6” wide for the posts.",
        "We met Jo Player player of the year by the port.",
    ],
)
def test_marks_of_other_countries_and_measures_are_no_slip(text: str) -> None:
    """Swedish opens with the closing mark; after a figure it means inches; a name and its noun are two words."""
    assert flags(f"{SOUND}\n{text}\nThe drivers are back at work.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es waren Soldaten, die die Schüsse abgaben, sagte der Sprecher, und wer sie sie gesehen hat."),
        ("fr", "Nous nous sommes réunis et vous vous souvenez de la date, a dit le maire."),
    ],
)
def test_other_languages_say_pronouns_twice(language: str, text: str) -> None:
    """A word that is longer than a pronoun is a slip there too."""

    def found(said: str) -> list[str]:
        article = article_of(said, language=language)
        return [flag.flag for flag in judge(article, analyse(article)).flags]

    assert found(text) == []
    assert found(f"{text} Das moment moment fehlt.") == ["doubled-word"]


def test_a_flood_of_slips_is_counted_no_further() -> None:
    """A page of nothing else must not fill the report."""
    assert flags("The union met. " + "caf\u00c3\u00a9 " * 5_000).count("mojibake") == AT_MOST


def test_the_end_of_a_sentence_alone_is_an_orphan() -> None:
    """A rewrite loses beginnings; a paragraph without a verb that starts with "of" had one."""
    assert flags(f"{SOUND}\nof the northern port, and the price.\nThe drivers are back at work.") == ["orphan"]


def test_a_line_of_credits_is_no_broken_end() -> None:
    """It has no verb that a sentence would have, and no full stop."""
    assert flags(f"{SOUND}\nReporting by Maria Olsen in Velden; editing by Piet Maas in Oslo") == []


def test_several_kinds_of_slips_make_a_text_garbled() -> None:
    """A machine rewrite leaves more than one."""
    text = f"{SOUND}\nThey will plan joint roads and roads. did. They has no answer to the the question."

    assert integrity(text).garbled


def test_a_text_that_breaks_off_is_truncated_and_not_garbled() -> None:
    """The words that are there can still be trusted."""
    text = f"{SOUND}\nThe owners of the harbour and of the ships have said that they will never again"

    assert flags(text) == ["truncated"]
    assert not integrity(text).garbled


@pytest.mark.parametrize(
    "end",
    [
        "Everybody in the town knows to whom the cranes belong and what the",
        "The drivers say that they want to",
        "The drivers of the cranes are helpful",
    ],
)
def test_a_text_that_ends_within_a_clause_is_truncated(end: str) -> None:
    """However short what is left of its last paragraph."""
    assert flags(f"{SOUND}\n{end}") == ["truncated"]
    assert flags(f"{SOUND}\nFollow the port online") == []


def test_any_name_of_two_words_may_drift_but_not_by_its_ending() -> None:
    """A machine drops a letter of whatever stands with a capital; editors write Reserve and Reserves."""
    said = "Bankers met at the Federal Reserve on Monday. Later the Federal {} spoke."

    assert flags(said.format("Resrve")) == ["name-drift"]
    assert flags(said.format("Reserves")) == []


def test_the_same_slips_weigh_less_in_a_long_text() -> None:
    """Every long report has its typos."""
    slip = "The ships lay in the the harbour for weeks."

    assert integrity("\n".join([SOUND] * 40) + f"\n{slip}").score > integrity(f"{SOUND}\n{slip}").score


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Grajewski", "Grajewsky", True),
        ("Johnson", "Jonson", True),
        ("Peters", "Peter", False),
        ("Ivanov", "Petrov", False),
        ("Lee", "Lea", False),
        ("Olsen", "Olsen", False),
    ],
)
def test_names_drift_by_a_letter(one: str, other: str, *, apart: bool) -> None:
    """Short names are alike by chance, and a final s may be a plural."""
    assert one_letter_apart(one, other) is apart


def test_the_rewritten_article_is_garbled_and_the_other_is_not(shared: Path) -> None:
    """The second real article was put through a machine; the first came from a newsroom."""
    first = (shared / "seeds" / "000_f3d74e7050cf356a.txt").read_text(encoding="utf-8")[431:2560]
    second = (shared / "seeds" / "004_2d8554eb86dc606c.txt").read_text(encoding="utf-8")[114:]

    assert not integrity(first).garbled
    assert integrity(second).garbled


def test_ordinary_texts_are_not_called_garbled(shared: Path) -> None:
    """A false alarm would take the quotation marks off true quotes."""
    texts = [row["text"] for row in json.loads((shared / "data" / "act_dev.json").read_text(encoding="utf-8"))]

    assert not any(integrity(text).garbled for text in texts[:12])
