"""Whole builds of small workspaces: the same inputs give the same bytes, and a bad one stops nothing."""

import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import frontmatter
import pytest
import yaml

SMALL = """\
-- seeds/articles/treaty.txt --
Skip to content
Northport and Southport sign a harbour treaty
by Ada Quill January 16, 2024 6:54 AM 2 min read

The French President Emmanuel Macron and the German Chancellor Olaf Scholz met in Paris on Monday and signed a treaty on harbours.

Macron said the treaty would help both countries, and the European Union welcomed it in a statement later that day.

Ministers of both governments will meet again in the spring of 2024 to agree on the first shared harbour projects.

Sign up for our newsletter
-- seeds/articles/undated.txt --
Ministers of France and Germany will meet on Friday to discuss the harbour treaty that their leaders signed last month.

The French government said it expected a quick agreement on the costs, while the German government asked for more time.
-- seeds/articles/broken.txt --

-- seeds/articles/page.html --
<!doctype html><html lang="en"><head><title>Harbour budget passed | Northport Post</title>
<meta property="article:published_time" content="2024-02-03T08:00:00+01:00"><meta property="og:site_name" content="Northport Post">
</head><body><nav><a href="/">Home</a></nav><article><h1>Harbour budget passed</h1>
<p>The German parliament passed a budget for the shared harbours on Friday, after a long debate about who should pay for them.</p>
<p>Chancellor Olaf Scholz told the Bundestag that France would carry half of the costs, as the treaty of January foresees.</p>
<p>The opposition said the treaty left too many questions open and asked for a review before the end of the year.</p>
</article><footer>© 2024 Northport Post</footer></body></html>
-- docs/about/index.md --
# About

Hand-written.
"""  # noqa: E501 - paragraphs are lines in a dump


def _build(root: Path, *options: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "build", *options]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )


def _bytes(*folders: Path) -> dict[str, str]:
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace, built once."""
    root = tmp_path_factory.mktemp("first")
    _write(root, SMALL)
    done = _build(root)

    assert done.returncode == 0, done.stderr
    return root


def _write(root: Path, sections: str) -> None:
    for part in sections.split("-- ")[1:]:
        name, _, content = part.partition(" --\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_the_same_inputs_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another folder, day, time zone, locale, hash seed, order of files; no cache."""
    root = tmp_path / "elsewhere"
    for path in sorted((built / "seeds").rglob("*"), reverse=True):
        if path.is_file():
            copy = root / path.relative_to(built)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (946_684_800, 946_684_800))
    shutil.copytree(built / "docs/about", root / "docs/about")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4321", "SOURCE_DATE_EPOCH": "1999999999"}
    done = _build(root, environment=elsewhere)

    assert done.returncode == 0, done.stderr
    assert _bytes(root / "docs", root / "site") == _bytes(built / "docs", built / "site")


def test_a_second_build_with_its_cache_changes_nothing(built: Path) -> None:
    """What is remembered between builds is only a matter of speed."""
    before = _bytes(built / "docs", built / "site")
    done = _build(built, "--jobs", "2")

    assert done.returncode == 0, done.stderr
    assert _bytes(built / "docs", built / "site") == before


def test_a_bad_input_is_named_and_the_rest_is_built(built: Path) -> None:
    """With --strict the exit code says so, too."""
    done = _build(built, "--strict")

    assert done.returncode == 3
    assert "refused  broken.txt: the file is empty" in done.stdout
    assert len(list((built / "site/articles").glob("*/*/*/index.html"))) == 2


def test_an_undated_article_stands_on_its_shelf_with_the_lines_to_paste(built: Path) -> None:
    """Nothing sorts by the day of the build, and “on Friday” stays words."""
    shelf = list((built / "docs/articles/undated").glob("*/index.md"))
    report = html.unescape((built / "docs/report/index.md").read_text(encoding="utf-8"))
    lines = re.search(r"- article: .*\n(?:  .*\n)+", report)

    assert len(shelf) == 1
    assert frontmatter.load(str(shelf[0]))["date"] is None
    assert lines
    assert yaml.safe_load(lines.group())[0]["article"] == frontmatter.load(str(shelf[0]))["id"]
    assert yaml.safe_load(lines.group())[0]["field"] == "date"


def test_a_decision_dates_it_and_a_stale_one_is_named(built: Path, tmp_path: Path) -> None:
    """A person has the last word, and hears when it no longer matches anything."""
    shutil.copytree(built / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds/decisions.yml").write_text(
        "- {article: undated.txt, field: date, value: 2024-02-20, reason: the print edition}\n"
        "- {article: gone.txt, field: hide, reason: withdrawn}\n"
    )
    done = _build(tmp_path)
    page = next((tmp_path / "docs/articles/2024/02").glob("ministers*/index.md"))

    assert done.returncode == 0, done.stderr
    assert "decisions.yml:2: there is no article `gone.txt` any more" in done.stdout
    assert frontmatter.load(str(page))["date"] == "2024-02-20"
    assert frontmatter.load(str(page))["date_origin"]["kind"] == "decided"


def test_front_matter_reads_back_to_the_same_values(built: Path) -> None:
    """What a tool reads from a page is what was found."""
    page = next((built / "docs/articles/2024/01").glob("*/index.md"))
    values = frontmatter.load(str(page))

    assert values["schema"] == "briefing/article@1"
    assert values["headline"] == "Northport and Southport sign a harbour treaty"
    assert (values["date"], values["date_precision"]) == ("2024-01-16T06:54", "minute")
    assert values["authors"] == ["Ada Quill"]
    assert values["raw"]["file"] == "treaty.txt"
    assert not {"status", "tags", "icon", "template", "author", "hide"} & set(values.keys())


def test_wrong_settings_are_named_with_file_and_line(tmp_path: Path) -> None:
    """Every mistake at once, with its place."""
    _write(tmp_path, SMALL)
    (tmp_path / "seeds/sources.yml").write_text("- name: Post\n  rights: all\n- nam: Other\n")
    done = _build(tmp_path)

    assert done.returncode == 1
    assert "sources.yml:1: rights: " in done.stderr
    assert "sources.yml:3: unknown field `nam`; did you mean `name`?" in done.stderr


def test_a_second_build_at_the_same_time_is_turned_away(built: Path) -> None:
    """Two builds into one folder would mix."""
    from generator.publish import only_build  # noqa: PLC0415 - the only test that needs it

    with only_build(built / ".briefing"):
        done = _build(built)

    assert done.returncode == 75
    assert "another build" in done.stderr


def test_stock_mkdocs_builds_the_same_docs_without_our_code(built: Path, tmp_path: Path) -> None:
    """docs/ alone is enough: any MkDocs with Material renders it, strictly."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        f"site_name: Plain\ndocs_dir: {built / 'docs'}\nsite_dir: {tmp_path / 'plain'}\n"
        "theme: {name: material, font: false}\nplugins: [search]\nuse_directory_urls: false\n"
        "nav: [Front page: index.md]\nnot_in_nav: '*'\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plain/index.html").is_file()
