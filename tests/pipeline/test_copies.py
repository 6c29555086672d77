"""Whole builds of a small workspace in which two outlets print a third one's text."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

WIRE = """\
Northport and Southport sign a harbour treaty

NORTHPORT, January 16, 2024 - The French President Emmanuel Macron and the German Chancellor Olaf Scholz met in Paris on Monday and signed a treaty on harbours.

“The sea belongs to nobody,” Macron said after the ceremony, and thanked the crews of both fleets for their patience.

The European Union welcomed the treaty in a statement later that day and promised forty million euros for new quays.

Ministers of both governments will meet again in the spring of 2024 to agree on the first shared harbour projects.

The treaty gives both countries the right to use each other's docks for repairs, and it sets up a joint office for pilots.
"""  # noqa: E501 - paragraphs are lines in a dump

DESK = (
    "\nThe harbour desk can be reached at desk@post.example or under +44 20 7946 0958 until the evening of each day.\n"
)

ARTICLES = {
    "wire.txt": (WIRE, "2024-01-16", "Northport Wire"),
    "post.txt": (WIRE + DESK, "2024-01-17", "Southport Post"),
    "echo.txt": (WIRE.replace("sign a harbour treaty", "agree on harbours", 1), "2024-01-18", "Harbour Echo"),
}


def _workspace(root: Path, names: list[str]) -> Path:
    folder = root / "seeds/articles"
    folder.mkdir(parents=True)
    for name in names:
        text, day, source = ARTICLES[name]
        (folder / name).write_text(text, encoding="utf-8")
        sidecar = f"date: {day}\nsource: {source}\nrights: full\n"
        (folder / f"{name}.meta.yml").write_text(sidecar, encoding="utf-8")
    return root


def _build(root: Path, *options: str) -> str:
    command = [sys.executable, "-m", "generator", "build", *options]
    done = subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first report only."""
    root = _workspace(tmp_path_factory.mktemp("alone"), ["wire.txt"])
    _build(root)
    return root


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All three, for one's own reading."""
    root = _workspace(tmp_path_factory.mktemp("inside"), list(ARTICLES))
    _build(root)
    return root


def _page(root: Path, pattern: str) -> str:
    return next((root / "docs").glob(pattern)).read_text(encoding="utf-8")


def _numbers(root: Path, name: str) -> list[dict[str, str]]:
    with (root / f"docs/data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_three_prints_of_one_report_count_once(alone: Path, inside: Path) -> None:
    """Who is printed often would otherwise seem to act often."""
    front, actor = _page(inside, "index.md"), _page(inside, "actors/emmanuel-macron-*/index.md")
    before = _page(alone, "actors/emmanuel-macron-*/index.md")

    assert '<span class="b-meta b-home">1 article from 1 source' in front
    assert len(re.findall('<span class="b-entry">', front)) == 1
    assert " · 1 article\n" in actor
    assert actor == before


@pytest.mark.parametrize("name", ["actors", "topics", "events", "quotes"])
def test_the_data_say_each_thing_once(alone: Path, inside: Path, name: str) -> None:
    """Spreadsheets are where people count; a topic that only a copy has stands there with 0."""
    counted = [row for row in _numbers(inside, name) if row.get("articles") != "0"]

    assert counted == [row for row in _numbers(alone, name) if row.get("articles") != "0"]


def test_every_print_has_its_page_and_leads_to_the_others(inside: Path) -> None:
    """They are kept as “also at”."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((inside / "docs/articles/2024/01").glob("*/index.md"))]

    assert len(pages) == 3
    assert all(page.count("- Also at: [") == 2 for page in pages)
    assert sum("A copy: what it says is counted once" in page for page in pages) == 2


def test_a_hidden_report_counts_for_none_of_its_copies(tmp_path: Path) -> None:
    """What counts at a page that nobody sees would count nowhere."""
    root = _workspace(tmp_path, list(ARTICLES))
    (root / "seeds/decisions.yml").write_text("- {article: wire.txt, field: hide, reason: withdrawn}\n")
    _build(root)
    counted = {row["source"]: row["counted"] for row in _numbers(root, "articles")}

    assert counted == {"Southport Post": "True", "Harbour Echo": "False"}


def test_a_public_site_holds_no_address_and_the_build_says_where_to_look(tmp_path: Path) -> None:
    """Every file below docs/ and site/ is read, the search index too."""
    root = _workspace(tmp_path, ["post.txt"])
    said = _build(root, "--profile", "public")
    files = [path for folder in ("docs", "site") for path in (root / folder).rglob("*") if path.is_file()]
    leaks = [path for path in files if re.search(rb"desk(@|&#64;)post|7946", path.read_bytes())]

    assert "personal-mail  post.txt: A mail address in one place: look at the report before publishing." in said
    assert "personal-phone  post.txt: " in said
    assert "desk@post" not in said
    assert leaks == []
    assert "&#91;mail address&#93; or under &#91;telephone number&#93;" in _page(root, "articles/2024/01/*/index.md")
