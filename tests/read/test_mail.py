"""Mail and newsletters → the body a reader would see, and the attachments that can be read."""

import time
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Rejected
from generator.model.document import Document, Form
from generator.read import mail
from generator.read.files import RawFile
from generator.read.flowed import unfold
from generator.read.items import Item

PAGE = (
    "<html><body><p><a href='https://ledger.example/2024/brief'>View this email in your browser</a></p>"
    "<h1>The bridge is open</h1><p>Caf\u00e9 owners were glad.</p></body></html>"
)


def _newsletter() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "The bridge is open \u2013 and what follows"
    message["From"] = '"Jo Doe from The Harbour Ledger" <news@ledger.example>'
    message["Date"] = "Tue, 16 Jan 2024 06:54:00 +0200"
    message["List-Unsubscribe"] = "<https://ledger.example/u?token=1>"
    message.set_content("The bridge is open. Plain version.")
    message.add_alternative(PAGE, subtype="html")
    message["Content-Language"] = "en"
    return message


def _personal() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Fwd: Re: Ferry stops"
    message["From"] = "Ann Roe <ann@post.example>"
    message["Date"] = "Wed, 17 Jan 2024 09:00:00 +0000"
    message.set_content("See below.\n")
    return message


def _read(message: EmailMessage | bytes, sidecar: str | None = None) -> list[Item]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    side = sidecar.encode() if sidecar else None
    return list(mail.read(RawFile(name="m.eml", data=data, sidecar_name="m.meta.yml" if side else None, sidecar=side)))


def _only(message: EmailMessage | bytes) -> Document:
    (item,) = _read(message)
    assert isinstance(item, Document), item
    return item


def test_a_newsletter_is_its_page_and_speaks_for_its_outlet() -> None:
    """Markup is preferred to the plain version; the link to the web page names no reader, so it may be kept."""
    document = _only(_newsletter())

    assert (document.file, document.form) == ("m.eml", Form.HTML)
    assert document.text == "View this email in your browser\n\nThe bridge is open\n\nCaf\u00e9 owners were glad."
    assert document.html is not None
    assert document.front.title == "The bridge is open \u2013 and what follows"
    assert (document.front.authors, document.front.source) == (("Jo Doe",), "The Harbour Ledger")
    assert (document.front.date, document.front.lang) == ("2024-01-16T06:54+02:00", "en")
    assert document.front.url == "https://ledger.example/2024/brief"


def test_an_address_that_names_its_reader_is_not_kept() -> None:
    """Links with a query carry the token of one subscriber."""
    message = _newsletter().as_bytes().replace(b"2024/brief", b"2024/brief?u=3D77")

    assert _only(message).front.url is None


def test_a_list_mail_in_quoted_printable_flows_into_paragraphs() -> None:
    """RFC 3676: a line that ends in a space goes on; the archive's address is the mail's permalink."""
    data = (
        b"From: Harbour Wire <wire@list.example>\r\nSubject: =?utf-8?q?Br=C3=BCcke_offen?=\r\n"
        b"Date: Tue, 16 Jan 2024 06:54:00 -0000\r\nList-Id: <wire.list.example>\r\n"
        b"Archived-At: <https://list.example/wire/77>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"The bridge=20\r\nis open for the first time=20\r\nsince May.\r\n\r\n> Who=20\r\n> said so?\r\n"
        b"Caf=C3=A9 own=\r\ners did.\r\n--=20\r\nWire\r\n"
    )
    document = _only(data)

    assert document.form is Form.TEXT
    assert document.text.startswith(
        "Br\u00fccke offen\n\nThe bridge is open for the first time since May.\n\n> Who said so?\n"
    )
    assert "\nCaf\u00e9 owners did.\n-- \n" in document.text
    assert (document.front.source, document.front.url) == ("Harbour Wire", "https://list.example/wire/77")
    assert document.front.date == "2024-01-16T06:54"


def test_a_forwarded_mail_says_nothing_of_author_day_or_source() -> None:
    """They are those of the person who passed it on."""
    front = _only(_personal()).front

    assert (front.title, front.authors, front.source, front.date) == ("Ferry stops", None, None, None)


def test_attachments_that_can_be_read_are_items_and_others_are_named() -> None:
    """Nothing vanishes: a picture is named, a broken file is refused under its own number."""
    inner = _newsletter()
    message = _personal()
    message.add_attachment("Words of a note.\n", filename="note.txt")
    message.add_attachment(inner)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    message.add_attachment(b"no pdf at all", maintype="application", subtype="pdf", filename="report.pdf")
    body, note, forwarded, broken = _read(message, sidecar="source: Desk\ntitle: T\n")

    assert isinstance(body, Document)
    assert "photo.png" in body.notices[-1].message
    assert isinstance(note, Document)
    assert (note.file, note.text.strip(), note.sidecar.source, note.sidecar.title) == (
        "m.eml#2",
        "Words of a note.",
        "Desk",
        None,
    )
    assert isinstance(forwarded, Document)
    assert forwarded.front.source == "The Harbour Ledger"
    assert isinstance(broken, Rejected)
    assert (broken.file, "report.pdf" in broken.reason) == ("m.eml#4", True)


@pytest.mark.parametrize("label", ["hex", "idna", "undefined", "rot13", "no-such", "", '"utf\x00"'])
def test_an_encoding_that_is_none_is_left_alone(label: str) -> None:
    """Python knows codecs that make no text of bytes."""
    head = f"From: a@b.example\nContent-Type: text/plain; charset={label}\n\n"

    assert "Caf" in _only(head.encode() + "Caf\xe9s are open.\n".encode("cp1252")).text


def test_pieces_of_the_body_around_a_picture_belong_together() -> None:
    """Mail programs cut the text where a picture stands, and lists append a footer."""
    message = _personal()
    message.make_mixed()
    message.attach(_part("After the picture.\n"))

    assert _only(message).text.endswith("See below.\n\n\nAfter the picture.\n")


def test_a_mail_that_is_nothing_but_another_is_the_other() -> None:
    """Some programs forward so."""
    data = b"From: a@b.example\nSubject: Fwd: x\nContent-Type: message/rfc822\n\n" + _newsletter().as_bytes()

    assert _only(data).front.source == "The Harbour Ledger"


def _part(words: str) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    part.set_content(words, disposition="inline")
    del part["MIME-Version"]
    return part


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Just some words\nand no header\n", "no mail"),
        (b"From: a@b.example\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n", "no text"),
        (b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nwords\n--x--\n", "encrypted"),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=" + b"x" * 9_000 + b"\n\nwords\n", "header"),
        (b"From: a@b.example\n\n" + b"\n" * (mail.MOST_LINES + 1) + b"words", "lines"),
    ],
    ids=["no-mail", "picture", "encrypted", "header", "lines"],
)
def test_what_is_no_readable_mail_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    """Each by name, whatever the standard library makes of it."""
    with pytest.raises(Rejected, match=reason):
        _read(data)


def test_mails_inside_mails_are_limited() -> None:
    """A forward of a forward is read; what lies deeper is refused by name, and very deep nesting at once."""
    message = _newsletter()
    for _ in range(mail.DEEPEST + 1):
        outer = _personal()
        outer.add_attachment(message)
        message = outer
    *read, refused = _read(message)
    bomb = b"From: a@b.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth) for depth in range(90_000)
    )

    assert len(read) == mail.DEEPEST + 1
    assert isinstance(refused, Rejected)
    assert "inside one another" in refused.reason
    with pytest.raises(Rejected, match="parts that hold parts"):
        _read(bomb)


def test_hostile_headers_end_in_bounded_time() -> None:
    """The standard library takes quadratic time, or recurses, over some headers."""
    started = time.monotonic()
    for header in (
        b"(" * 50_000,
        b"<" * 50_000,
        b"a@b.example," * 5_000,
        b"=?utf-8?q?" * 5_000,
        b'"' * 50_000,
        b"(" * 1_900,
    ):
        document = _only(b"From: " + header + b"\nSubject: " + header + b"\nDate: " + header + b"\n\nSome words.\n")
        assert "Some words." in document.text

    assert time.monotonic() - started < 10


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.binary(min_size=0, max_size=12), st.integers(0, 60))
def test_a_damaged_mail_is_read_or_refused_but_never_crashes(place: int, junk: bytes, cut: int) -> None:
    """Whatever is overwritten or cut out of it."""
    message = _personal()
    message.add_attachment(_newsletter())
    data = message.as_bytes()
    place %= len(data)
    try:
        found = _read(data[:place] + junk + data[place + cut :])
    except Rejected:
        return

    assert all(isinstance(item, Document | Rejected) for item in found)


def test_hard_wrapped_paragraphs_become_lines_and_lists_stay() -> None:
    """A line goes on where the next word would not have fitted; otherwise its end was meant."""
    text = (
        "The bridge over the harbour was opened on Tuesday by the mayor, who had\n"
        "promised it for years.\n"
        "A short line.\n\n"
        "The engineers, whose reports had been asked for by the council several\n"
        "* first\n* second\n"
    )

    assert unfold(text, flowed=False).split("\n") == [
        "The bridge over the harbour was opened on Tuesday by the mayor, who had promised it for years.",
        "A short line.",
        "",
        "The engineers, whose reports had been asked for by the council several",
        "* first",
        "* second",
        "",
    ]
    assert unfold("Short\nlines\n", flowed=False) == "Short\nlines\n"
    assert unfold("One \r\n two\r\n", flowed=True, delete_space=True) == "Onetwo\n"


def test_a_mail_with_many_pdfs_is_read_in_bounded_time() -> None:
    """Each may compute for seconds, whatever mail inside the mail holds it; the rest is named and not opened."""
    inner, message = EmailMessage(), EmailMessage()
    for letter in (inner, message):
        letter["From"], letter["Subject"] = "Desk <desk@example.org>", "Papers"
        letter.set_content("The papers of the port authority are attached to this mail.")
        for number in range(5):
            letter.add_attachment(b"no pdf at all", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    message.add_attachment(inner)
    items = mail.read(RawFile(name="m.eml", data=message.as_bytes()))
    refused = [item.reason for item in items if isinstance(item, Rejected)]

    assert len(refused) == 10
    assert ["more than" in reason for reason in refused] == [False] * mail.MOST_PDFS + [True] * (10 - mail.MOST_PDFS)
