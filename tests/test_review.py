"""A person's last word is written at the end of decisions.yml, and nothing else in it changes."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import BriefingError, SettingsError
from generator.model.related import Doubt, Related, Suggestion
from generator.review import settle, show

JON = Suggestion(
    id="0a1b2c3d",
    doubt=Doubt.SAME,
    actor="1" * 16,
    name="John Kellan",
    other="2" * 16,
    other_name="Jon Kellan",
    why="The last name is the same.",
    articles=(),
)
TWO = Suggestion(
    id="4e5f6a7b",
    doubt=Doubt.SPLIT,
    actor="3" * 16,
    name="Joan Tarver",
    other=None,
    other_name="Joan Tarver (Spain)",
    why="Nobody is named in both.",
    articles=(),
    files=("a: b.txt", "wire/c.txt"),
)
RELATED = Related(entries=(), actors=(), refusals=(), suggestions=(JON, TWO))
HIDE = "{article: a.txt, field: hide, reason: x}"
LINE = '- {actor: "John Kellan", merge: "Jon Kellan", reason: "known"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"{LINE}\n"),
        ("", f"{LINE}\n"),
        ("# Nothing yet.\n", f"# Nothing yet.\n{LINE}\n"),
        ("# Nothing yet.", f"# Nothing yet.\n{LINE}\n"),
        (
            "  -   {article: a.txt, field: hide, reason: x}  # why",
            f"  -   {{article: a.txt, field: hide, reason: x}}  # why\n  {LINE}\n",
        ),
        (
            "- article: a.txt\r\n  field: hide\r\n  reason: x\r\n",
            f"- article: a.txt\r\n  field: hide\r\n  reason: x\r\n{LINE}\r\n",
        ),
        (f"\ufeff- {HIDE}", f"\ufeff- {HIDE}\n{LINE}\n"),
    ],
)  # fmt: skip
def test_the_file_stays_as_it_is_and_gets_a_line(tmp_path: Path, before: str | None, after: str) -> None:
    """Whatever its indent, its line ends, its comments, and whether it ends with a line end."""
    file = tmp_path / "decisions.yml"
    if before is not None:
        file.write_bytes(before.encode())

    assert settle(RELATED, tmp_path, [(JON.id, True)], "known") == [LINE]
    assert file.read_bytes() == after.encode()


@pytest.mark.parametrize("before", ["[]\n", "- {article: a.txt, field: hide, reason: x}\n...\n", "a: |\n  b\n"])
def test_a_file_that_nothing_can_be_added_to_stays_and_the_line_is_told(tmp_path: Path, before: str) -> None:
    """Better no line than a broken file."""
    file = tmp_path / "decisions.yml"
    file.write_text(before)

    with pytest.raises(BriefingError, match=r'add these lines:\n- \{actor: "John Kellan", merge: "Jon Kellan"'):
        settle(RELATED, tmp_path, [(JON.id, True)], "known")
    assert file.read_text() == before


def test_each_verdict_has_its_line(tmp_path: Path) -> None:
    """All of them are read back as they were meant."""
    settle(RELATED, tmp_path, [(JON.id, False), (TWO.id, True)], "known")
    settle(RELATED, tmp_path, [(TWO.id, False)], "asked: her brother")

    assert yaml.safe_load((tmp_path / "decisions.yml").read_text()) == [
        {"actor": "John Kellan", "apart": "Jon Kellan", "reason": "known"},
        {"actor": "Joan Tarver", "split": ["a: b.txt", "wire/c.txt"], "name": "Joan Tarver (Spain)", "reason": "known"},
        {"actor": "Joan Tarver", "split": [], "reason": "asked: her brother"},
    ]


def test_what_contradicts_an_earlier_line_is_not_written(tmp_path: Path) -> None:
    """The file must stay one that a build reads."""
    settle(RELATED, tmp_path, [(JON.id, False)], "known")
    before = (tmp_path / "decisions.yml").read_bytes()

    with pytest.raises(SettingsError, match=r"decisions\.yml:2: says the opposite of decisions\.yml:1"):
        settle(RELATED, tmp_path, [(JON.id, True)], "known")
    assert (tmp_path / "decisions.yml").read_bytes() == before


def test_an_id_that_is_not_pending_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    """Not even for the others."""
    with pytest.raises(BriefingError, match="ffffffff: no such suggestion is pending"):
        settle(RELATED, tmp_path, [(JON.id, True), ("ffffffff", True)], "known")
    assert not (tmp_path / "decisions.yml").exists()


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_name_and_any_reason_are_read_back(name: str, reason: str) -> None:
    """Names come from articles, and may hold anything."""
    line = Suggestion(
        id="0" * 8, doubt=Doubt.SAME, actor="a", name=name, other="b", other_name=name, why="", articles=()
    ).decision(accepted=True, reason=reason)
    (read,) = yaml.safe_load(line)

    assert [value.encode("utf-16-le", "surrogatepass").decode("utf-16-le") for value in read.values()] == [
        name,
        name,
        reason,
    ]


def test_the_list_says_why_and_shows_no_sign_that_moves_a_cursor() -> None:
    """Names come from articles."""
    hostile = Suggestion(
        id="0" * 8, doubt=Doubt.SAME, actor="a", name="\x1b[2JA", other="b", other_name="B", why="W.", articles=()
    )
    shown = "\n".join(show(Related(entries=(), actors=(), refusals=(), suggestions=(hostile, TWO))))

    assert "\x1b" not in shown
    assert "00000000  \ufffd[2JA = B?\n  why       W.\n" in shown
    assert "Joan Tarver: one or two?" in shown
    assert "to part   a: b.txt, wire/c.txt as Joan Tarver (Spain)" in shown
    assert list(show(Related(entries=(), actors=(), refusals=()))) == ["No suggestion is pending."]


@pytest.mark.parametrize(
    "options",
    [["--accept", "0a1b2c3d"], ["--reason", "known"], ["--accept", "a", "--reject", "a", "--reason", "x"],
     ["--accept", "a", "--reason", " "]],
)  # fmt: skip
def test_a_decision_without_a_reason_is_wrong_use(options: list[str]) -> None:
    """And so is a reason without a decision, or both decisions at once."""
    assert CliRunner().invoke(main, ["review", *options]).exit_code == 2
