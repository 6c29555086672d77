"""Raw files → documents: nothing guessed in silence, one bad file never stops the rest."""

import os
from pathlib import Path

import pytest

from generator.errors import Rejected
from generator.model.document import Document, Form
from generator.read import RawFile, find, open_raw, read


def _document(name: str, data: bytes, sidecar: str | None = None) -> Document:
    side = sidecar.encode() if sidecar is not None else None
    return read(RawFile(name=name, data=data, sidecar_name="a.meta.yml" if side else None, sidecar=side))


def test_text_stays_as_it_is_but_for_the_byte_order_mark() -> None:
    """Every offset counts its characters."""
    assert _document("a.txt", "\ufeffOne\r\n\r\n  two\n".encode()).text == "One\r\n\r\n  two\n"


@pytest.mark.parametrize(
    ("data", "text", "noticed"),
    [
        ("Grüße aus Kyjiw".encode("utf-16"), "Grüße aus Kyjiw", False),
        ("caf\xe9 \x93quoted\x94".encode("latin-1"), "café “quoted”", True),
        (b"Plain words and one bad byte sequence \xed\xa0\xbd here", None, True),
    ],
)
def test_an_uncertain_encoding_is_named(data: bytes, text: str | None, noticed: bool) -> None:  # noqa: FBT001 - a table
    """Decoding never guesses silently."""
    document = _document("a.txt", data)

    assert text is None or document.text == text
    assert bool(document.notices) is noticed


def test_a_page_is_read_by_the_encoding_that_it_declares() -> None:
    """Cyrillic pages of the 2000s are windows-1251 and say so."""
    html = "<html><head><meta charset='windows-1251'><title>t</title></head><body><p>Привіт, світе</p></body></html>"

    assert _document("a.html", html.encode("cp1251")).text == "Привіт, світе"


def test_the_dump_of_a_page_reads_like_the_page() -> None:
    """Blocks end lines, paragraphs stand apart, scripts and hidden parts are left out."""
    html = (
        "<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><h1>A  headline</h1><script>x()</script>"
        "<p>One <b>bold</b> word.<br>Next line.</p><p hidden>secret</p>"
        "<div style='display:none'>ad</div><p>Two.</p></body>"
    )

    assert _document("a.html", html.encode()).text == "Home World\nA headline\n\nOne bold word.\nNext line.\n\nTwo."


def test_markup_that_is_nested_absurdly_still_gives_its_words() -> None:
    """60,000 open elements must neither crash nor hang."""
    document = _document("deep.html", b"<p>Body before</p>" + b"<div>" * 60_000 + b"deep")

    assert "Body before" in document.text


def test_front_matter_is_a_statement_of_the_file_and_part_of_the_text() -> None:
    """Fields of other tools are left alone; nothing is lost."""
    source = "---\ntitle: A headline\nauthor: Jo Doe\nlayout: post\ndate: 2024-05-01\n---\nFirst *line* here.\n"
    document = _document("a.md", source.encode())

    assert document.form is Form.MARKDOWN
    assert (document.front.title, document.front.authors, document.front.date) == (
        "A headline",
        ("Jo Doe",),
        "2024-05-01",
    )
    assert (
        document.text == "---\ntitle: A headline\nauthor: Jo Doe\nlayout: post\ndate: 2024-05-01\n---\nFirst line here."
    )


def test_front_matter_that_is_none_counts_as_text() -> None:
    """An alias bomb or broken YAML sets nothing and is shown."""
    document = _document("a.md", b"---\na: &a [x, x]\nb: [*a, *a]\n---\nBody text.\n")

    assert document.front.title is None
    assert document.notices[0].code == "front-matter"
    assert "Body text." in document.text


def test_a_sidecar_names_every_mistake_with_its_line() -> None:
    """A wrong date must not pass for no date."""
    with pytest.raises(Rejected) as verdict:
        _document("a.txt", b"words", "titel: X\ndate: 16.1.2024\n")

    assert "a.meta.yml:1: unknown field `titel`; did you mean `title`?" in verdict.value.reason
    with pytest.raises(Rejected, match="ISO 8601"):
        _document("a.txt", b"words", "date: 16.1.2024\n")
    with pytest.raises(Rejected, match="`2024-02-31` is no day"):
        _document("a.txt", b"words", "date: 2024-02-31\n")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "binary"),
        ("a.txt", b"--- ***", "no text"),
        ("a.docx", b"PK", "`.docx` are not read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(name: str, data: bytes, reason: str) -> None:
    """The message says what to do."""
    with pytest.raises(Rejected, match=reason):
        _document(name, data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_links_pipes_and_stray_sidecars_are_refused_by_name(tmp_path: Path) -> None:
    """None is followed, none hangs the build, and the folder's articles are found in one order."""
    (tmp_path / "b.txt").write_text("words")
    (tmp_path / "b.meta.yml").write_text("title: T")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "stray.meta.yml").write_text("title: T")
    (tmp_path / ".hidden").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    found = dict(find(tmp_path))

    assert list(found) == ["b.txt", "link.txt", "pipe.txt", "stray.meta.yml", "sub/a.txt"]
    assert open_raw("b.txt", found["b.txt"]).sidecar == b"title: T"
    for name, reason in (("link.txt", "link"), ("pipe.txt", "regular"), ("stray.meta.yml", "without an article")):
        with pytest.raises(Rejected, match=reason):
            open_raw(name, found[name])
