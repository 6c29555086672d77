"""Writing docs/."""

from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

from generator.errors import SiteError
from generator.model.page import DataFile, Page
from generator.publish.docs import write

type_of_page = Callable[..., Page]


def files(docs: Path) -> set[str]:
    """Paths of all files below a folder."""
    return {file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()}


def test_a_page_is_front_matter_and_body(page: type_of_page, tmp_path: Path) -> None:
    """`python-frontmatter` is how others read it."""
    write([page("articles/a/index.md", "A <b> & c", "Words.", date="2024-01-16")], tmp_path)
    read = frontmatter.load(str(tmp_path / "articles/a/index.md"))

    assert read.metadata == {
        "schema": "briefing/test@1",
        "title": "A &lt;b&gt; &amp; c",
        "headline": "A <b> & c",
        "date": "2024-01-16",
    }
    assert read.content == '<h1 id="headline">A &lt;b&gt; &amp; c</h1>\n\nWords.'


def test_pages_that_are_gone_are_removed_with_their_folders(page: type_of_page, tmp_path: Path) -> None:
    """A refused or hidden article must not live on; nothing is remembered between builds."""
    write(
        [page("articles/a/index.md"), page("articles/b/index.md"), DataFile(path="data/x.csv", content=b"x")], tmp_path
    )
    write([page("articles/b/index.md")], tmp_path)

    assert files(tmp_path) == {"articles/b/index.md"}
    assert not (tmp_path / "articles/a").exists()
    assert not (tmp_path / "data").exists()


def test_what_people_wrote_stays(page: type_of_page, tmp_path: Path) -> None:
    """Also inside a generated section, with front matter or without."""
    own = {"about/index.md": "# About\n", "articles/how.md": "---\ntitle: How\n---\nx\n", "assets/briefing.css": "b{}"}
    for path, content in own.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    write([page("articles/a/index.md")], tmp_path)
    write([], tmp_path)

    assert {path: (tmp_path / path).read_text() for path in own} == own
    assert files(tmp_path) == set(own)


def test_a_page_does_not_replace_what_people_wrote(page: type_of_page, tmp_path: Path) -> None:
    """The build says so instead."""
    (tmp_path / "index.md").write_text("# Mine\n")

    with pytest.raises(SiteError, match="hand-written"):
        write([page("index.md")], tmp_path)
    assert (tmp_path / "index.md").read_text() == "# Mine\n"


def test_unchanged_pages_are_not_touched(page: type_of_page, tmp_path: Path) -> None:
    """A rebuild costs what changed."""
    write([page("a/index.md"), page("b/index.md")], tmp_path)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in ("a/index.md", "b/index.md")}
    write([page("a/index.md"), page("b/index.md", "Another title")], tmp_path)

    assert (tmp_path / "a/index.md").stat().st_mtime_ns == before["a/index.md"]
    assert "Another title" in (tmp_path / "b/index.md").read_text()


@pytest.mark.parametrize("torn", [b"", b"---\n", b"---\n# Made by brie"])
def test_a_page_that_was_cut_off_is_written_again(page: type_of_page, tmp_path: Path, torn: bytes) -> None:
    """A build may be killed at any moment."""
    (tmp_path / "index.md").write_bytes(torn)
    write([page("index.md")], tmp_path)

    assert "A title" in (tmp_path / "index.md").read_text()


def test_two_pages_cannot_claim_one_path(page: type_of_page, tmp_path: Path) -> None:
    """One of them would vanish."""
    with pytest.raises(SiteError, match=r"two pages claim a/index\.md"):
        write([page("a/index.md"), page("a/index.md", "Another")], tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "../x/index.md",
        "/etc/x.md",
        "a/../../x.md",
        "A/index.md",
        "a//b.md",
        ".git/x.md",
        "a\\b.md",
        "é/index.md",
        "",
        "a/",
    ],
)
def test_a_path_stays_below_docs_on_every_system(page: type_of_page, tmp_path: Path, path: str) -> None:
    """Lower case only: `A/` and `a/` are one folder on many machines."""
    with pytest.raises(SiteError, match="no path for a page"):
        write([page(path)], tmp_path / "docs")


def test_nothing_is_written_through_a_link(page: type_of_page, tmp_path: Path) -> None:
    """Nothing may be written outside docs/."""
    outside = tmp_path / "outside"
    outside.mkdir()
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "articles").symlink_to(outside)

    with pytest.raises(SiteError, match="symbolic link"):
        write([page("articles/a/index.md")], docs)
    assert not any(outside.iterdir())
