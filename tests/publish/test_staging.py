"""The new site takes the old one's place."""

import sys
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.publish.staging import aside, swap


def built(folder: Path, words: str) -> None:
    """What shows that a folder is a site."""
    (folder / "assets" / "javascripts").mkdir(parents=True, exist_ok=True)
    (folder / "404.html").write_text("not here")
    (folder / "index.html").write_text(words)


@pytest.mark.parametrize("together", [True, False], ids=["both names at once", "one after the other"])
def test_the_new_site_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, together: bool
) -> None:
    """Not every system can exchange two names in one step."""
    if not together:
        monkeypatch.setattr(sys, "platform", "another")
    built(tmp_path / "site", "old")
    with aside(tmp_path / "site") as staging:
        built(staging, "new")
        swap(staging, tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    """Readers never see half a site."""
    built(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError), aside(tmp_path / "site") as staging:
        (staging / "gone.html").read_bytes()

    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """It can end at any moment."""
    (tmp_path / ".site.new").mkdir()
    (tmp_path / ".site.new" / "half.html").write_text("")
    with aside(tmp_path / "site") as staging:
        assert not any(staging.iterdir())


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    """`--site ~` must not cost anyone their home."""
    (tmp_path / "letters.txt").write_text("dear")

    with pytest.raises(SiteError, match="no build made"), aside(tmp_path):
        pass
    assert (tmp_path / "letters.txt").read_text() == "dear"
