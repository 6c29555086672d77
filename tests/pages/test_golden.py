"""Whole pages as they stand in docs/: read each difference as if it were code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.page import DataFile, Page
from generator.model.settings import Profile
from generator.publish.front import front_matter

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("profile", Profile)
def test_the_small_corpus_becomes_these_pages(
    composed: Callable[..., dict[str, Page | DataFile]], tmp_path: Path, profile: Profile
) -> None:
    """One corpus with everything an article can have, as both kinds of readers see it."""
    made = tmp_path / profile.value
    for path, one in composed(profile).items():
        file = made / path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = front_matter(one.meta) + "\n" + one.body if isinstance(one, Page) else one.content.decode()
        file.write_text(content, encoding="utf-8", newline="")
    expected, found = _files(GOLDEN / profile.value), _files(made)

    advice = f"If this is meant: rm -r {GOLDEN / profile.value}; cp -r {made} {GOLDEN}/"
    assert sorted(found) == sorted(expected), advice
    for path, content in found.items():
        assert content == expected[path], f"{path} differs. {advice}"


def _files(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}
