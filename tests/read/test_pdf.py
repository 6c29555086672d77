"""PDF → the text in reading order; whatever a file asks for, memory and time are bounded."""

import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from generator.errors import Rejected
from generator.model.document import Document
from generator.read import pdf
from generator.read.files import RawFile
from generator.read.paragraphs import Line, paragraphs
from generator.read.pdf_lines import MOST_PAGES

Drawn = tuple[float, float, float, str]
"""x, y, height of type, text."""

LEADING = 14.0
LONG = "The bridge over the harbour was opened again on Tuesday by the mayor, who"
REST = "had promised it for years and was cheered by the owners of the caf\xe9s."


def _file(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its catalogue (ISO 32000-1, 7.5)."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + end


def _stream(data: bytes, *, packed: bool = False) -> bytes:
    body = zlib.compress(data, 9) if packed else data
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(body), b"/Filter /FlateDecode " if packed else b"", body)


def _pdf(*pages: list[Drawn], info: bytes = b"", contents: list[bytes] | None = None) -> bytes:
    """A PDF that draws these lines in this order, or whose pages have these content streams."""
    streams = contents or [_stream(_draw(page)) for page in pages]
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % info,
    ]
    for number, stream in enumerate(streams):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R " % (6 + 2 * number)
        objects += [page + b"/Resources << /Font << /F 3 0 R >> >> >>", stream]
    return _file(objects, b"/Info 4 0 R")


def _draw(page: list[Drawn]) -> bytes:
    escaped = ((x, y, size, text.replace("(", r"\(").replace(")", r"\)").encode("cp1252")) for x, y, size, text in page)
    return b"\n".join(b"BT /F %f Tf 1 0 0 1 %f %f Tm (%s) Tj ET" % (size, x, y, text) for x, y, size, text in escaped)


def _column(x: float, y: float, *lines: str) -> list[Drawn]:
    return [(x, y - number * LEADING, 11.0, line) for number, line in enumerate(lines)]


def _read(data: bytes) -> Document:
    (item,) = pdf.read(RawFile(name="p.pdf", data=data))
    assert isinstance(item, Document)
    return item


def test_a_press_release_is_its_paragraphs() -> None:
    """Lines join to paragraphs, larger type stands alone; title and author count where the text has them too."""
    page: list[Drawn] = [(50, 750, 24, "Bridge reopens"), (50, 720, 11, "By Jo Doe")]
    page += [*_column(50, 690, LONG, REST), *_column(50, 648, LONG, REST, "The well-", "known pier stays shut.")]
    info = (
        b"/Title (Bridge reopens | The Harbour Ledger) /Author (Jo Doe; pressuser7) /CreationDate (D:20240116065400Z)"
    )
    document = _read(_pdf(page, info=info))

    assert document.text.split("\n\n") == [
        "Bridge reopens",
        "By Jo Doe",
        f"{LONG} {REST}",
        f"{LONG} {REST} The well-known pier stays shut.",
    ]
    assert (document.front.title, document.front.authors, document.front.date) == ("Bridge reopens", ("Jo Doe",), None)
    assert {notice.code for notice in document.notices} == {"hyphens", "made"}


def test_a_printed_page_keeps_its_running_lines_out_of_the_sentences() -> None:
    """A browser prints day and address on every page; a sentence goes on below them."""
    first = [
        (20.0, 785.0, 8.0, "1/17/24, 9:41 AM"),
        *_column(50, 750, LONG),
        (20.0, 15.0, 8.0, "https://l.example/b 1/2"),
    ]
    second = [
        (20.0, 785.0, 8.0, "1/17/24, 9:41 AM"),
        *_column(50, 750, REST),
        (20.0, 15.0, 8.0, "https://l.example/b 2/2"),
    ]
    document = _read(_pdf(first, second))

    assert document.text.split("\n\n") == [
        "1/17/24, 9:41 AM",
        f"{LONG} {REST}",
        "https://l.example/b 1/2",
        "1/17/24, 9:41 AM",
        "https://l.example/b 2/2",
    ]


def test_columns_are_read_one_after_the_other() -> None:
    """A sentence goes on at the head of the next column; a new one there is a new paragraph."""
    left = _column(
        50, 700, "The council met for the first time", "since May and heard from engineers", "that the bridge and"
    )
    right = _column(320, 700, "the pier will be safe for decades.", "Nobody asked what it would cost", "the town.")
    lower = _column(50, 500, "A new story begins in this place", "and ends here.")

    first = (
        "The council met for the first time since May and heard from engineers that the bridge and the pier will be "
        "safe for decades. Nobody asked what it would cost the town."
    )

    assert _read(_pdf([*left, *right, *lower])).text.split("\n\n") == [
        first,
        "A new story begins in this place and ends here.",
    ]


def test_a_first_line_that_is_set_in_or_a_short_last_line_parts_paragraphs() -> None:
    """Newspapers set no space between them."""
    set_in = [
        (50.0, 700.0, 11.0, LONG),
        (50.0, 686.0, 11.0, LONG),
        (62.0, 672.0, 11.0, LONG),
        (50.0, 658.0, 11.0, REST),
    ]
    short = _column(50, 700, LONG, "ended there.", LONG, REST)

    assert _read(_pdf(set_in)).text == f"{LONG} {LONG}\n\n{LONG} {REST}"
    assert _read(_pdf(short)).text == f"{LONG} ended there.\n\n{LONG} {REST}"


def test_names_that_programs_fill_in_are_no_title() -> None:
    """A file's or an account's name is not what the article says of itself."""
    info = b"/Title (Microsoft Word - bridge_v3.docx) /Author (Owner)"
    front = _read(_pdf(_column(50, 700, "bridge_v3.docx", LONG, REST), info=info)).front

    assert (front.title, front.authors) == (None, None)


def _encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(_pdf(_column(50, 700, LONG))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")  # noqa: S106 - a test
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_only_forbids_printing_is_read() -> None:
    """It opens without a password."""
    assert _read(_encrypted("")).text == LONG


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nbroken", "broken PDF"),
        (b"<html>an error page</html>", "not a PDF"),
        (_pdf([(50, 700, 11, " ")]), "pictures without text"),
        (_pdf(*[_column(50, 700, "Words")] * (MOST_PAGES + 1)), f"{MOST_PAGES + 1} pages"),
    ],
    ids=["broken", "no-pdf", "scan", "pages"],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    """By name, with what to do."""
    with pytest.raises(Rejected, match=reason):
        _read(data)


def test_an_encrypted_file_is_refused() -> None:
    """Nobody guesses passwords."""
    with pytest.raises(Rejected, match="encrypted"):
        _read(_encrypted("secret"))


def test_a_page_tree_that_bites_its_tail_is_refused() -> None:
    """A naive walk never ends."""
    loop = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"]
    with pytest.raises(Rejected):
        _read(_file(loop))


def test_a_stream_that_unfolds_to_a_gigabyte_ends_in_bounded_memory() -> None:
    """The operating system keeps the limit, whatever the library does."""
    pytest.importorskip("resource")
    packer = zlib.compressobj(9)
    body = b"".join([packer.compress(b" " * 10_000_000) for _ in range(100)] + [packer.flush()])
    bomb = _pdf(contents=[b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(body), body)])
    with pytest.raises(Rejected):
        _read(bomb)
    command = [sys.executable, "-c", WEIGH, str(pdf.LINES)]

    assert int(subprocess.run(command, input=bomb, capture_output=True, check=True).stdout.split()[-1]) < 400_000


WEIGH = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-P", sys.argv[1]], input=sys.stdin.buffer.read())
print("", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Kilobytes that the reading process takes, seen from a small process: a child's figure starts at its parent's."""


def test_a_page_that_computes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty million strokes of text fit into a few kilobytes."""
    monkeypatch.setattr(pdf, "PATIENCE", 1)
    with pytest.raises(Rejected, match=r"within 1 seconds|time or memory"):
        _read(_pdf(contents=[_stream(b"BT /F 9 Tf (a) Tj ET\n" * 2_000_000, packed=True)]))


def test_the_hostile_file_ends_in_a_refusal(shared: Path) -> None:
    """Page-tree loop, broken table, 92 MB stream."""
    with pytest.raises(Rejected):
        _read((shared / "hostile/articles/H053-pdfbomb.pdf").read_bytes())


def test_text_without_spaces_joins_without_spaces() -> None:
    """Japanese and Chinese lines end anywhere."""
    lines = [
        Line("市は火曜日に橋を再び開いた。市長は長", 50, 700, 11, 1),
        Line("年の約束を果たしたと述べた。", 50, 686, 11, 1),
    ]

    assert paragraphs([lines]) == ["市は火曜日に橋を再び開いた。市長は長年の約束を果たしたと述べた。"]
